import { resolve } from 'node:path';
import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';

/** A password from the first line of a file or from a variable of the environment; undefined where neither is named. Never from the
 * command line itself, which every user of the machine can read. */
export function readPassword(
  option: string,
  file: string | undefined,
  variable: string | undefined,
  terminal: Terminal,
): string | undefined {
  if (file !== undefined && variable !== undefined)
    throw new UsageError(`${option}-file and ${option}-env both say a password: leave one out.`);
  const password = file === undefined ? fromEnvironment(option, variable, terminal) : fromFile(option, file, terminal);
  if (password === '')
    throw new UsageError(`The password of ${option}-${file === undefined ? 'env' : 'file'} is empty.`);
  return password;
}

function fromFile(option: string, file: string, terminal: Terminal): string {
  try {
    const text = new TextDecoder().decode(terminal.readFile(resolve(terminal.cwd, file)));
    return text.split(/\r?\n/, 1)[0] ?? '';
  } catch {
    throw new UsageError(`${option}-file: ${file} cannot be read.`);
  }
}

function fromEnvironment(option: string, variable: string | undefined, terminal: Terminal): string | undefined {
  if (variable === undefined) return undefined;
  const password = terminal.environment[variable];
  if (password === undefined) throw new UsageError(`${option}-env: there is no variable ${variable}.`);
  return password;
}

/** 144 bits of randomness in 24 characters that need no quoting anywhere. */
export function generatePassword(crypto: Crypto): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64url');
}
