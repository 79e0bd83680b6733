import type { Certificate, CertificateList, PkiObject } from '../../x509/types.ts';

/** Something that is good from one moment to another. */
export type Dated = Certificate | CertificateList;

const none: readonly Dated[] = [];

/** The certificates and CRLs of a block: itself, or what a PKCS#7 bundle holds. */
export function listDated(object: PkiObject): readonly Dated[] {
  switch (object.kind) {
    case 'certificate':
    case 'crl':
      return [object];
    case 'pkcs7':
      return [...object.certificates.map(({ certificate }) => certificate), ...object.crls.map(({ crl }) => crl)];
    default:
      return none;
  }
}

/** First moment of validity in milliseconds since 1970 UTC; a CRL's thisUpdate. Undefined where it is no time. */
export function getStart(dated: Dated): number | undefined {
  return dated.kind === 'crl' ? dated.thisUpdate.epochMilliseconds : dated.validity.notBefore.epochMilliseconds;
}

/** Last moment of validity in milliseconds since 1970 UTC; a CRL's nextUpdate. Undefined where it is no time or not said. */
export function getEnd(dated: Dated): number | undefined {
  return dated.kind === 'crl' ? dated.nextUpdate?.epochMilliseconds : dated.validity.notAfter.epochMilliseconds;
}
