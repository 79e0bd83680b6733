import type { CommandAnswer } from './command-answer.ts';
import { copyEncryption } from './copy-encryption.ts';
import { copyIssueCommands } from './copy-issue-commands.ts';
import { fetchIssuer } from './fetch-issuer.ts';
import { restrictFile } from './restrict-file.ts';

/** Every answer that a command gives, in the order in which an editor lists them. What issues by itself belongs before what is copied. */
export const commandAnswers: readonly CommandAnswer[] = [restrictFile, fetchIssuer, copyEncryption, copyIssueCommands];
