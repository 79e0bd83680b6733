/** Extensions whose meaning path validation acts on (RFC 5280 §4.2): critical ones besides these are refused. */
const understood: ReadonlySet<string> = new Set([
  '2.5.29.15', // keyUsage
  '2.5.29.17', // subjectAltName
  '2.5.29.19', // basicConstraints
  '2.5.29.30', // nameConstraints
  '2.5.29.31', // cRLDistributionPoints
  '2.5.29.32', // certificatePolicies
  '2.5.29.33', // policyMappings
  '2.5.29.36', // policyConstraints
  '2.5.29.37', // extKeyUsage
  '2.5.29.54', // inhibitAnyPolicy
]);

/** True where path validation acts on the extension of this OID. */
export function isUnderstood(oid: string): boolean {
  return understood.has(oid);
}

/** Extensions that conforming CAs must not mark as critical, and that strict readers refuse when they are (RFC 5280 §4.2.1.1, §4.2.1.2). */
export const neverCritical: ReadonlySet<string> = new Set([
  '2.5.29.14', // subjectKeyIdentifier
  '2.5.29.35', // authorityKeyIdentifier
]);
