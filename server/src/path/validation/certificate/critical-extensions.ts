import type { Certificate, Extension } from '../../../x509/types.ts';
import { makeReason, type PathReason } from '../reasons.ts';
import { isUnderstood, neverCritical } from './understood-extensions.ts';

/** Critical extensions that a verifier must refuse because it does not act on them (RFC 5280 §4.2). */
export function checkCriticalExtensions(certificate: Certificate): PathReason[] {
  return certificate.extensions.flatMap((extension) =>
    extension.critical ? (judge(certificate, extension) ?? []) : [],
  );
}

function judge(certificate: Certificate, { oid, name, value }: Extension): PathReason | undefined {
  if (isUnderstood(oid)) return undefined;
  if (neverCritical.has(oid)) return makeReason('extension-must-not-be-critical', certificate, name, name);
  if (value.kind === 'precertificatePoison') return makeReason('precertificate', certificate, name);
  return makeReason('unknown-critical-extension', certificate, name, oid);
}
