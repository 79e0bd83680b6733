import { checkPackaging } from '../../../issue/outputs/check-packaging.ts';
import type { Packaging } from '../../../issue/tasks.ts';
import { KEY_DERIVATIONS, type OutputFormat } from '../../../issue/types.ts';
import { english } from '../../../text/localize.ts';
import { oneOf } from '../../options.ts';
import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';
import { generatePassword, readPassword } from './password.ts';

/** In which forms, and how protected. */
export const packagingOptions = {
  format: { type: 'string', multiple: true },
  'password-file': { type: 'string' },
  'password-env': { type: 'string' },
  'generate-password': { type: 'boolean', default: false },
  'encrypt-key': { type: 'boolean', default: false },
  'key-derivation': { type: 'string' },
  'secret-name': { type: 'string' },
  namespace: { type: 'string' },
} as const;

interface PackagingValues {
  readonly format?: readonly string[] | undefined;
  readonly 'password-file'?: string | undefined;
  readonly 'password-env'?: string | undefined;
  readonly 'generate-password': boolean;
  readonly 'encrypt-key': boolean;
  readonly 'key-derivation'?: string | undefined;
  readonly 'secret-name'?: string | undefined;
  readonly namespace?: string | undefined;
}

/** Words of the command line for the formats; those that programs and people use. */
const formats: Readonly<Record<string, OutputFormat>> = {
  pem: 'pem',
  p12: 'pkcs12',
  'p12-legacy': 'pkcs12-legacy',
  truststore: 'truststore',
  k8s: 'kubernetes',
  combined: 'combined',
  der: 'der',
};

/** What was said of it, and the password that was made up for it, to be told once. */
export interface ReadPackaging {
  readonly packaging: Packaging;
  readonly generatedPassword: string | undefined;
}

/** Formats by name; none where none is named, which means those of the profile, else PEM. */
export function readFormats(words: readonly string[] = []): readonly OutputFormat[] {
  const names = words.flatMap((word) => word.split(',')).map((name) => oneOf('--format', name, Object.keys(formats)));
  return [...new Set(names)].flatMap((name) => formats[name] ?? []);
}

export function readPackaging(values: PackagingValues, terminal: Terminal): ReadPackaging {
  const given = readPassword('--password', values['password-file'], values['password-env'], terminal);
  if (given !== undefined && values['generate-password'])
    throw new UsageError('--generate-password makes up a password, and there is one already: leave one out.');
  const generatedPassword = values['generate-password'] ? generatePassword(globalThis.crypto) : undefined;
  const password = given ?? generatedPassword;
  const packaging: Packaging = {
    formats: readFormats(values.format),
    password,
    keyPassword: values['encrypt-key'] ? requirePassword('--encrypt-key', password) : undefined,
    keyDerivation: readDerivation(values['key-derivation']),
    secretName: values['secret-name'],
    namespace: values.namespace,
  };
  if (packaging.formats.some((format) => format === 'pkcs12' || format === 'pkcs12-legacy'))
    requirePassword('PKCS#12', password);
  const problem = checkPackaging(packaging, true, english);
  if (problem !== undefined) throw new UsageError(problem);
  return { packaging, generatedPassword };
}

function readDerivation(word: string | undefined): Packaging['keyDerivation'] {
  return word === undefined ? undefined : oneOf('--key-derivation', word, KEY_DERIVATIONS);
}

function requirePassword(what: string, password: string | undefined): string {
  if (password !== undefined) return password;
  throw new UsageError(
    `${what} needs a password: --password-file FILE, --password-env VAR, or --generate-password to have one made up and printed once.`,
  );
}
