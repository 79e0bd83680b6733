// Our side of the `decode` section: everything that a hover shows, read from DER.
import { createNodeRuntime } from '../../../server/src/runtime/node.ts';
import { parseCertificate } from '../../../server/src/x509/certificate.ts';
import type { Certificate } from '../../../server/src/x509/types.ts';

const { crypto } = createNodeRuntime();

/** Parses a certificate, reads all its fields and hashes it. */
export function readAll(der: Uint8Array): number {
  return readFields(parseCertificate(der));
}

/** Reads all fields of a certificate and hashes it. Returns a number that depends on each of them, so that none is optimised away. */
export function readFields(certificate: Certificate): number {
  let seen = certificate.version + certificate.serialNumber.hex.length + certificate.problems.length;
  seen += certificate.subject.text.length + certificate.issuer.text.length;
  seen += certificate.validity.notBefore.epochMilliseconds ?? 0;
  seen += certificate.validity.notAfter.epochMilliseconds ?? 0;
  seen += certificate.signatureAlgorithm.name.length + certificate.publicKey.type.length;
  seen += (certificate.publicKey.bits ?? 0) + (certificate.publicKey.curve?.length ?? 0);
  for (const extension of certificate.extensions) seen += extension.name.length + extension.value.kind.length;
  return seen + (crypto.digest('SHA-256', certificate.der)[0] ?? 0);
}
