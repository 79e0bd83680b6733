import { DerReader } from '../../asn1/reader.ts';
import { encodeSpki } from '../encode-spki.ts';
import { parsePublicKey } from '../public-key.ts';
import type { DecodeProblem, PrivateKeyHeader } from '../types.ts';

/** What a reader of one key format found. Never leaves this folder: `secret` is the key itself. */
export interface KeyParts {
  readonly format: PrivateKeyHeader['format'];
  /** DER of the public key's AlgorithmIdentifier. */
  readonly algorithm: Uint8Array | undefined;
  /** What the public key's BIT STRING holds, where the private key carries it. */
  readonly publicKey: Uint8Array | undefined;
  /** Works that out where plain arithmetic is enough. */
  readonly computePublicKey?: () => Uint8Array | undefined;
  /** What the runtime can derive the public half from. */
  readonly secret?: Uint8Array;
  readonly problems: readonly DecodeProblem[];
}

/**
 * The header of a key in clear. The secret lives on in the closure behind `publicKey` and nowhere else: no property of the
 * header leads to it, so nothing that prints or serialises a header can show it.
 */
export function describeKey(parts: KeyParts): PrivateKeyHeader {
  const { format, algorithm, publicKey, computePublicKey, secret, problems } = parts;
  const described = algorithm && describePublicKey(encodeSpki(algorithm, publicKey ?? new Uint8Array()));
  const type = described?.type;
  const curve = described?.curve;
  return {
    kind: 'private-key',
    format,
    type,
    bits: described?.bits,
    curve,
    encryption: undefined,
    problems,
    publicKey: (derive) => {
      const key = publicKey ?? computePublicKey?.();
      if (algorithm && key) return encodeSpki(algorithm, key);
      return type && secret ? derive(type, curve, secret) : undefined;
    },
  };
}

/** The header of a key whose content is encrypted. */
export function describeEncryptedKey(
  format: PrivateKeyHeader['format'],
  encryption: string,
  type: string | undefined,
  problems: readonly DecodeProblem[],
): PrivateKeyHeader {
  return {
    kind: 'private-key',
    format,
    type,
    bits: undefined,
    curve: undefined,
    encryption,
    problems,
    publicKey: () => undefined,
  };
}

function describePublicKey(spki: Uint8Array): { type: string; bits: number | undefined; curve: string | undefined } {
  const reader = new DerReader(spki);
  return parsePublicKey(reader, reader.root('subjectPublicKeyInfo'), 'subjectPublicKeyInfo');
}
