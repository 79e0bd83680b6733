import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeAlgorithm } from '../../x509/encode-spki.ts';
import { integer, nullValue, octetString, sequence } from './der.ts';
import { type Encrypted, encryptPbes2 } from './pbes2.ts';
import { type Derivation, derivePkcs12, Purpose } from './pkcs12-kdf.ts';
import { encryptTripleDes, TRIPLE_DES } from './triple-des.ts';

/** How the contents of a PKCS#12 file are encrypted and its whole is authenticated. */
export interface Protection {
  encrypt(plain: Uint8Array): Promise<Encrypted>;
  /** DER of the MacData over the AuthenticatedSafe (RFC 7292 §4). */
  authenticate(contents: Uint8Array): Uint8Array;
}

/** A password, how often the derivations go round with it, and where the randomness comes from. */
export interface ProtectionOptions {
  readonly password: string;
  readonly iterations?: number | undefined;
  readonly crypto: Crypto;
}

/**
 * An order above what OpenSSL and Windows write, and still read by Java, the slowest, in a fraction of a second. The MAC answers the
 * same question to somebody who guesses, so it must not be cheaper.
 */
const MODERN_ITERATIONS = 100_000;

/** What Java 8 wrote. */
const LEGACY_ITERATIONS = 50_000;

const SALT_BYTES = 16;

/**
 * PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC, and a MAC with SHA-256: read by OpenSSL from 1.1, Java from 8u301, Windows from 10
 * 1709, Node and Go. Not the MAC of RFC 9579 (PBMAC1), which all but the newest of them refuse.
 */
export function modernProtection({ iterations = MODERN_ITERATIONS, ...options }: ProtectionOptions): Protection {
  const { password, crypto } = options;
  return {
    encrypt: (plain) => encryptPbes2(plain, password, { kind: 'pbkdf2', iterations }, crypto),
    authenticate: (contents) => macData('sha-256', contents, { ...options, iterations }),
  };
}

/**
 * Three-key triple DES and a MAC with SHA-1 (RFC 7292 C), for what knows nothing better: Windows before 10 1709, Java before 8u301.
 * Not the 40-bit RC2 that such files mostly have for their certificates: everything that reads them reads triple DES too, OpenSSL 3
 * has put RC2 away in its legacy provider, and it hides nothing.
 */
export function legacyProtection({ iterations = LEGACY_ITERATIONS, ...options }: ProtectionOptions): Protection {
  const rounds = { ...options, iterations };
  return {
    encrypt: async (plain) => encryptByPbe(plain, rounds),
    authenticate: (contents) => macData('sha-1', contents, rounds),
  };
}

/** Options with the rounds decided. */
type Rounds = ProtectionOptions & { readonly iterations: number };

/** pbeWithSHAAnd3-KeyTripleDES-CBC. */
function encryptByPbe(plain: Uint8Array, { password, iterations, crypto }: Rounds): Encrypted {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const derive = (purpose: Derivation['purpose'], length: number): Uint8Array =>
    derivePkcs12({ digest: sha1, purpose, password, salt, iterations, length });
  const key = derive(Purpose.key, TRIPLE_DES.keyBytes);
  const iv = derive(Purpose.iv, TRIPLE_DES.blockBytes);
  return {
    algorithm: encodeAlgorithm('1.2.840.113549.1.12.1.3', sequence(octetString(salt), integer(iterations))),
    content: encryptTripleDes(plain, key, iv),
  };
}

const digests = {
  'sha-1': { digest: sha1, oid: '1.3.14.3.2.26' },
  'sha-256': { digest: sha256, oid: '2.16.840.1.101.3.4.2.1' },
} as const;

function macData(
  name: keyof typeof digests,
  contents: Uint8Array,
  { password, iterations, crypto }: Rounds,
): Uint8Array {
  const { digest, oid } = digests[name];
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const key = derivePkcs12({ digest, purpose: Purpose.mac, password, salt, iterations, length: digest.outputLen });
  const digestInfo = sequence(encodeAlgorithm(oid, nullValue()), octetString(hmac(digest, key, contents)));
  return sequence(digestInfo, octetString(salt), integer(iterations));
}
