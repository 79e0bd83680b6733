import { getExtension } from '../../../x509/identity.ts';
import type { Certificate, Extension, PolicyInformation } from '../../../x509/types.ts';
import { makeReason, type PathReason } from '../reasons.ts';
import { isUnderstood, neverCritical } from './understood-extensions.ts';

/** Critical extensions that a verifier must refuse because it does not act on them (RFC 5280 §4.2). */
export function checkCriticalExtensions(certificate: Certificate): PathReason[] {
  return certificate.extensions.flatMap((extension) =>
    extension.critical ? (judge(certificate, extension) ?? []) : [],
  );
}

function judge(certificate: Certificate, { oid, name, value }: Extension): PathReason | undefined {
  if (value.kind === 'certificatePolicies') return judgeQualifiers(certificate, value.policies);
  if (isUnderstood(oid)) return undefined;
  if (neverCritical.has(oid)) return makeReason('extension-must-not-be-critical', certificate, name, name);
  if (value.kind === 'precertificatePoison') return makeReason('precertificate', certificate, name);
  // Windows CAs say the same once more in their own words.
  if (oid === MICROSOFT_APPLICATION_POLICIES && getExtension(certificate, 'extendedKeyUsage') !== undefined)
    return undefined;
  return makeReason('unknown-critical-extension', certificate, name, oid);
}

const MICROSOFT_APPLICATION_POLICIES = '1.3.6.1.4.1.311.21.10';

const knownQualifiers: ReadonlySet<string> = new Set(['1.3.6.1.5.5.7.2.1', '1.3.6.1.5.5.7.2.2']);

/** Critical policies must be understood with all their qualifiers (RFC 5280 §4.2.1.4): CPS pointers and user notices. */
function judgeQualifiers(certificate: Certificate, policies: readonly PolicyInformation[]): PathReason | undefined {
  const unknown = policies.flatMap(({ qualifiers }) => qualifiers).find(({ oid }) => !knownQualifiers.has(oid));
  return unknown && makeReason('unknown-critical-extension', certificate, 'certificatePolicies', unknown.oid);
}
