import type { Certificate, PrivateKeyHeader } from '../x509/types.ts';
import type { HolderContents } from './unit-certificates.ts';

/**
 * True where the DER says that it is longer than what is there. Such a block says so itself (`pem/truncated-block`); who issued
 * what is left of it, and whose key it is, would be guesswork.
 */
export function isCutOff(object: Certificate | PrivateKeyHeader): boolean {
  const problems = object.kind === 'certificate' ? object.structureProblems : object.problems;
  return problems.some(({ code, range }) => code === 'truncated' && range.start === 0);
}

/** True where a certificate or key of a holder is cut off: what the holder is meant as cannot be said. */
export function holdsCutOff({ certificates, keys }: HolderContents): boolean {
  return certificates.some(({ certificate }) => isCutOff(certificate)) || keys.some(({ key }) => isCutOff(key));
}
