import type { CryptoProvider, SignatureVerdict } from '../runtime/types.ts';
import type { Certificate, PrivateKeyHeader } from '../x509/types.ts';

/**
 * What is expensive to work out and never changes: fingerprints and signature verdicts, by object identity. An edit keeps
 * the objects of the blocks it did not touch, so they cost nothing again; an object that nobody holds any more takes its
 * entries with it, which bounds the cache by what is open and indexed.
 */
export interface AnalysisCache {
  /** Hex SHA-256 of a certificate's DER. */
  sha256(certificate: Certificate, crypto: CryptoProvider): string;
  /** Hex SHA-256 of a certificate's SubjectPublicKeyInfo. */
  spkiSha256(certificate: Certificate, crypto: CryptoProvider): string;
  /** Hex SHA-256 of a private key's public half; undefined where encrypted or not derivable. */
  keySha256(key: PrivateKeyHeader, crypto: CryptoProvider): string | undefined;
  /** Whether the key of `issuer` made the signature of `subject`; undefined while nobody had it checked. */
  verdict(subject: Certificate, issuer: Certificate): SignatureVerdict | undefined;
  /** The same, checked where it was not yet. Never rejects. */
  verify(subject: Certificate, issuer: Certificate, crypto: CryptoProvider): Promise<SignatureVerdict>;
}

/** Verdicts that are kept by content. */
const MAX_CONTENTS = 4096;

/** An empty cache. One per service. */
export function createAnalysisCache(): AnalysisCache {
  const certificates = new WeakMap<Certificate, string>();
  const publicKeys = new WeakMap<Certificate, string>();
  const privateKeys = new WeakMap<PrivateKeyHeader, { readonly sha256: string | undefined }>();
  const verdicts = new WeakMap<Certificate, WeakMap<Certificate, SignatureVerdict>>();
  const verdictsByContent = new Map<string, SignatureVerdict>();
  const sha256 = (certificate: Certificate, crypto: CryptoProvider) =>
    remember(certificates, certificate, () => toHex(crypto.digest('SHA-256', certificate.der)));
  const spkiSha256 = (certificate: Certificate, crypto: CryptoProvider) =>
    remember(publicKeys, certificate, () => toHex(crypto.digest('SHA-256', publicKeyOf(certificate))));
  return {
    sha256,
    spkiSha256,
    keySha256: (key, crypto) => remember(privateKeys, key, () => ({ sha256: digestKey(key, crypto) })).sha256,
    verdict: (subject, issuer) => verdicts.get(subject)?.get(issuer),
    async verify(subject, issuer, crypto) {
      const known = verdicts.get(subject)?.get(issuer);
      if (known !== undefined) return known;
      // The same intermediate stands in every Secret: two digests cost a fraction of a signature.
      const content = `${sha256(subject, crypto)} ${spkiSha256(issuer, crypto)}`;
      const verdict = verdictsByContent.get(content) ?? (await checkSignature(subject, issuer, crypto));
      if (verdictsByContent.size >= MAX_CONTENTS) verdictsByContent.clear();
      verdictsByContent.set(content, verdict);
      remember(verdicts, subject, () => new WeakMap()).set(issuer, verdict);
      return verdict;
    },
  };
}

function remember<K extends object, V>(known: WeakMap<K, V>, key: K, compute: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = compute();
  known.set(key, value);
  return value;
}

function digestKey(key: PrivateKeyHeader, crypto: CryptoProvider): string | undefined {
  const spki = key.publicKey(crypto.derivePublicKey);
  return spki === undefined ? undefined : toHex(crypto.digest('SHA-256', spki));
}

async function checkSignature(
  subject: Certificate,
  issuer: Certificate,
  crypto: CryptoProvider,
): Promise<SignatureVerdict> {
  const { der, signatureAlgorithm: algorithm } = subject;
  try {
    return await crypto.verify({
      algorithm,
      parameters: algorithm.parameters && der.subarray(algorithm.parameters.start, algorithm.parameters.end),
      spki: publicKeyOf(issuer),
      signed: der.subarray(subject.tbs.start, subject.tbs.end),
      signature: der.subarray(subject.signature.content.start, subject.signature.content.end),
    });
  } catch {
    // A key or signature that the runtime cannot even read says nothing about who signed.
    return 'unsupported';
  }
}

function publicKeyOf({ der, publicKey }: Certificate): Uint8Array {
  return der.subarray(publicKey.range.start, publicKey.range.end);
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += hexOfByte[byte];
  return hex;
}
