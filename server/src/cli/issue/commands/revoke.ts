import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { REVOCATION_REASONS, type RevokeTask } from '../../../issue/tasks.ts';
import { oneOf } from '../../options.ts';
import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';
import { authorityOptions, readAuthority } from '../options/authority.ts';
import { deliveryOptions, readFolderDelivery } from '../options/delivery.ts';
import { readDays } from '../options/lifetime.ts';
import { parseCommandLine } from '../options/words.ts';
import { type Order, plainPackaging } from '../order.ts';

const options = {
  reason: { type: 'string' },
  days: { type: 'string' },
  ...authorityOptions,
  ...deliveryOptions,
} as const;

/** `certscope revoke`: the revocation list of a CA. Throws a UsageError. */
export function readRevoke(args: readonly string[], terminal: Terminal): Order {
  const { values, free } = parseCommandLine(args, options, []);
  const authority = readAuthority(values, terminal);
  if (authority?.kind === 'self-signed') throw new UsageError('Only a CA has a revocation list.');
  const task: RevokeTask = {
    kind: 'revoke',
    authority,
    certificates: free.map((word) => toRevoked(word, terminal)),
    reason: values.reason === undefined ? undefined : oneOf('--reason', values.reason, REVOCATION_REASONS),
    days: readDays(values.days),
  };
  const delivery = { ...readFolderDelivery(values, terminal), follows: true };
  return { tasks: [task], packaging: plainPackaging, delivery, json: values.json, force: values.force };
}

/** A file that is there, else a serial number. */
function toRevoked(word: string, terminal: Terminal): RevokeTask['certificates'][number] {
  const path = resolve(terminal.cwd, word);
  if (isThere(path, terminal)) return { uri: pathToFileURL(path).href };
  const serial = word.replace(/^0x/i, '').replaceAll(':', '');
  if (!/^[0-9a-f]{1,40}$/i.test(serial)) throw new UsageError(`${word} is neither a file nor a serial number in hex.`);
  return { serial };
}

function isThere(path: string, terminal: Terminal): boolean {
  try {
    return !terminal.isDirectory(path);
  } catch {
    return false;
  }
}
