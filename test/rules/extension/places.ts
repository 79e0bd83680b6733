import { CertificateSubject } from '../../../server/src/rules/certificate-subject.ts';
import type { ByteRange } from '../../../server/src/text/range.ts';
import { parseCertificate } from '../../../server/src/x509/certificate.ts';
import { type ExtensionSpec, extension, makeCa, type TestCertificate } from '../../builders/index.ts';

/** Issuer of the fixtures. */
export const root: TestCertificate = makeCa({ name: 'CN=Payments Root' });

/** Where all extensions of a certificate stand. */
export function extensionsOf(der: Uint8Array): ByteRange {
  const { extensionsField } = new CertificateSubject(parseCertificate(der));
  return extensionsField?.range ?? { start: 0, end: 0 };
}

/** An extension with finished content. */
export function raw(oid: string, value: Uint8Array, critical = false): ExtensionSpec {
  return { oid, value, critical };
}

/** DER of the whole extension. */
export function whole(spec: ExtensionSpec): Uint8Array {
  return extension(spec);
}
