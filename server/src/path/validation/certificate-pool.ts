import type { Certificate } from '../../x509/types.ts';
import { groupBySubject } from '../certificate-links.ts';

/** Certificates by subject: all that a path is built from. A workspace index is one. */
export interface CertificatePool {
  /** Those whose subject has this `Name.matchKey`. */
  bySubject(matchKey: string): readonly Certificate[];
}

/** A pool of these certificates. */
export function createCertificatePool(certificates: readonly Certificate[]): CertificatePool {
  const groups = groupBySubject(certificates, (certificate) => certificate);
  return { bySubject: (matchKey) => groups.get(matchKey) ?? [] };
}
