import { resolve } from 'node:path';
import type { ClientCredentials } from '../../handshake/types.ts';
import { holdsPrivateKey } from '../../tls/identity.ts';
import type { Terminal } from '../terminal.ts';
import { UnusableInput } from '../verify/material.ts';
import type { CredentialFiles } from './options.ts';

/** Reads the client's certificate and key, each file once. Throws UnusableInput, which never holds anything of a file. */
export function readCredentials(
  files: CredentialFiles | undefined,
  password: string | undefined,
  terminal: Terminal,
): ClientCredentials | undefined {
  if (files === undefined) return undefined;
  if (files.kind === 'pkcs12') return { kind: 'pkcs12', store: read(files.store, terminal), password };
  const certificate = read(files.certificate, terminal);
  const isOne = files.key === files.certificate;
  const key = isOne ? new Uint8Array(certificate) : read(files.key, terminal);
  if (!holdsPrivateKey(key)) {
    const advice = isOne ? 'give --key (of a target, key)' : 'the key has to be in PEM';
    throw new UnusableInput(`${files.key} holds no private key; ${advice}.`);
  }
  return { kind: 'pem', certificate, key, password };
}

function read(name: string, terminal: Terminal): Uint8Array {
  try {
    return terminal.readFile(resolve(terminal.cwd, name));
  } catch (error) {
    throw new UnusableInput(`cannot read ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
