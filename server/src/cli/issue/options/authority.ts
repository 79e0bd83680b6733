import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AuthorityChoice } from '../../../issue/tasks.ts';
import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';
import { readPassword } from './password.ts';

/** Who signs. */
export const authorityOptions = {
  ca: { type: 'string' },
  'ca-key': { type: 'string' },
  'ca-password-file': { type: 'string' },
  'ca-password-env': { type: 'string' },
} as const;

interface AuthorityValues {
  readonly ca?: string | undefined;
  readonly 'ca-key'?: string | undefined;
  readonly 'ca-password-file'?: string | undefined;
  readonly 'ca-password-env'?: string | undefined;
}

/** What was said of it; undefined where nothing was. */
export function readAuthority(values: AuthorityValues, terminal: Terminal): AuthorityChoice | undefined {
  const { ca, 'ca-key': key } = values;
  const password = readPassword('--ca-password', values['ca-password-file'], values['ca-password-env'], terminal);
  const isFile = ca !== undefined && ca !== 'self-signed' && isFileName(ca, terminal);
  if (isFile) return { kind: 'file', uri: uriOf(ca, terminal), keyUri: key && uriOf(key, terminal), password };
  if (key !== undefined || password !== undefined)
    throw new UsageError(
      '--ca-key and --ca-password-… belong to the file of a CA certificate: name it with --ca FILE.',
    );
  if (ca === undefined) return undefined;
  return ca === 'self-signed' ? { kind: 'self-signed' } : { kind: 'stored', id: ca };
}

/** As `readAuthority`; the project's own development CA where nothing was said. */
export function readSigner(values: AuthorityValues, terminal: Terminal): AuthorityChoice {
  return readAuthority(values, terminal) ?? { kind: 'development' };
}

/** Ids of stored CAs have neither separators nor the endings of certificate files. */
function isFileName(text: string, terminal: Terminal): boolean {
  try {
    return !terminal.isDirectory(resolve(terminal.cwd, text));
  } catch {
    if (/[\\/]|\.(?:pem|crt|cer|der|ya?ml)$/i.test(text)) throw new UsageError(`There is no file ${text}.`);
    return false;
  }
}

function uriOf(path: string, terminal: Terminal): string {
  return pathToFileURL(resolve(terminal.cwd, path)).href;
}
