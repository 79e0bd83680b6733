import type { Rule } from '../types.ts';
import { committedKey } from './committed-key.ts';
import { passphraseBesideKey } from './passphrase-beside-key.ts';
import { readableByOthers } from './readable-by-others.ts';
import { weakEncryption } from './weak-encryption.ts';

/** Rules about where and how private keys are kept. */
export const fileRules: readonly Rule[] = [readableByOthers, committedKey, weakEncryption, passphraseBesideKey];
