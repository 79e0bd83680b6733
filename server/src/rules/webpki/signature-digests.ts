const sha1: ReadonlySet<string> = new Set(['sha1WithRSAEncryption', 'sha1WithRSA', 'dsa-with-SHA1', 'ecdsa-with-SHA1']);

const usual: ReadonlySet<string> = new Set([
  ...['sha256WithRSAEncryption', 'sha384WithRSAEncryption', 'sha512WithRSAEncryption', 'dsa-with-SHA256'],
  ...['ecdsa-with-SHA256', 'ecdsa-with-SHA384', 'ecdsa-with-SHA512'],
]);

/** Whether a signature algorithm, by its name, takes SHA-1. */
export function isSha1(algorithm: string): boolean {
  return sha1.has(algorithm);
}

/** Whether the Baseline Requirements allow a signature algorithm, or allowed it with SHA-1. */
export function isUsualSignature(algorithm: string): boolean {
  return usual.has(algorithm) || sha1.has(algorithm);
}
