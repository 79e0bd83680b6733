// Our side of the `decode` section: everything that a hover shows, read from DER.
import { createNodeRuntime } from '../../../server/src/runtime/node.ts';
import { parseCertificate } from '../../../server/src/x509/certificate.ts';

const { crypto } = createNodeRuntime();

/** Reads all fields of a certificate and hashes it. Returns a number that depends on each of them, so that none is optimised away. */
export function readAll(der: Uint8Array): number {
  const certificate = parseCertificate(der);
  let seen = certificate.version + certificate.serialNumber.hex.length + certificate.problems.length;
  seen += certificate.subject.text.length + certificate.issuer.text.length;
  seen += certificate.validity.notBefore.epochMilliseconds ?? 0;
  seen += certificate.validity.notAfter.epochMilliseconds ?? 0;
  seen += certificate.signatureAlgorithm.name.length + certificate.publicKey.type.length;
  seen += (certificate.publicKey.bits ?? 0) + (certificate.publicKey.curve?.length ?? 0);
  for (const extension of certificate.extensions) seen += extension.name.length + extension.value.kind.length;
  return seen + (crypto.digest('SHA-256', der)[0] ?? 0);
}
