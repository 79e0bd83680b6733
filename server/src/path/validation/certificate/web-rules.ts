import type { Certificate, Extension } from '../../../x509/types.ts';
import type { CertificateFacts } from '../certificate-facts.ts';
import { isDnsPattern, isTooWide } from '../names/dns-name.ts';
import { parseIpAddress } from '../names/ip-address.ts';
import { makeReason, type PathReason } from '../reasons.ts';
import type { PathRole } from './role.ts';

/** What public web rules demand of a certificate besides what TLS stacks enforce anyway (CA/Browser Forum BR §7.1, RFC 5280 §4). */
export function checkWebRules(facts: CertificateFacts, role: PathRole): PathReason[] {
  return [
    ...checkVersionAndSerial(facts.certificate, role),
    ...checkKeyIdentifiers(facts, role),
    ...checkCriticality(facts.certificate),
    ...(role === 'leaf' ? checkLeaf(facts) : []),
    ...(role === 'anchor' ? checkRoot(facts) : []),
  ];
}

function checkVersionAndSerial(certificate: Certificate, role: PathRole): PathReason[] {
  const { version, serialNumber } = certificate;
  const reasons: PathReason[] = [];
  if (version !== 3) reasons.push(makeReason('unsupported-version', certificate, 'version', String(version)));
  // RFC 5280 §4.1.2.2: positive, and at most 20 octets. Old roots are beyond repair.
  const isOdd = serialNumber.negative || /^0*$/.test(serialNumber.hex) || serialNumber.hex.length > 40;
  if (isOdd && role !== 'anchor')
    reasons.push(makeReason('serial-number-range', certificate, 'serialNumber', serialNumber.hex));
  return reasons;
}

function checkKeyIdentifiers(facts: CertificateFacts, role: PathRole): PathReason[] {
  const { certificate, subjectKeyIdentifier, authorityKeyIdentifier } = facts;
  const reasons: PathReason[] = [];
  if (role !== 'anchor' && authorityKeyIdentifier?.keyIdentifier === undefined)
    reasons.push(makeReason('missing-authority-key-identifier', certificate, 'authorityKeyIdentifier'));
  if (role !== 'leaf' && subjectKeyIdentifier === undefined)
    reasons.push(makeReason('missing-subject-key-identifier', certificate, 'subjectKeyIdentifier'));
  return reasons;
}

function checkCriticality(certificate: Certificate): PathReason[] {
  return certificate.extensions.flatMap((extension) => {
    const code = criticalityFault(extension);
    return code === undefined ? [] : [makeReason(code, certificate, extension.name, extension.name)];
  });
}

function criticalityFault({ value, critical }: Extension) {
  const { kind } = value;
  const must = kind === 'policyConstraints' || kind === 'inhibitAnyPolicy' || (kind === 'basicConstraints' && value.ca);
  if (must && !critical) return 'extension-must-be-critical';
  return kind === 'extendedKeyUsage' && critical ? 'extension-must-not-be-critical' : undefined;
}

/** A root's certificate: no purposes, and its authority key is its own (BR §7.1.2.1). */
function checkRoot(facts: CertificateFacts): PathReason[] {
  const { certificate, purposes, selfIssued, subjectKeyIdentifier, authorityKeyIdentifier: authority } = facts;
  const reasons: PathReason[] = [];
  if (purposes !== undefined && selfIssued)
    reasons.push(makeReason('purpose-forbidden', certificate, 'extKeyUsage', purposes.join(', ')));
  if (authority === undefined || !selfIssued) return reasons;
  const names = authority.issuer.length > 0 || authority.serialNumber !== undefined;
  if (names || authority.keyIdentifier !== subjectKeyIdentifier)
    reasons.push(makeReason('key-identifier-fields', certificate, 'authorityKeyIdentifier'));
  return reasons;
}

function checkLeaf(facts: CertificateFacts): PathReason[] {
  return [...checkLeafUsages(facts), ...checkLeafNames(facts)];
}

function checkLeafUsages({ certificate, ca, keyUsages, purposes, nameConstraints }: CertificateFacts): PathReason[] {
  const reasons: PathReason[] = [];
  if (ca !== true && keyUsages?.includes('keyCertSign'))
    reasons.push(makeReason('leaf-may-sign-certificates', certificate, 'keyUsage'));
  if (ca !== true && nameConstraints !== undefined)
    reasons.push(makeReason('name-constraints-in-leaf', certificate, 'nameConstraints'));
  if (purposes === undefined && ca !== true) reasons.push(makeReason('purpose-missing', certificate, 'extKeyUsage'));
  if (purposes?.includes('anyExtendedKeyUsage'))
    reasons.push(makeReason('purpose-forbidden', certificate, 'extKeyUsage', 'anyExtendedKeyUsage'));
  return reasons;
}

function checkLeafNames(facts: CertificateFacts): PathReason[] {
  const { certificate, altNames } = facts;
  const field = 'subjectAltName';
  if (altNames === undefined) return [makeReason('no-subject-alternative-name', certificate, field)];
  const extension = certificate.extensions.find(({ value }) => value.kind === 'subjectAltName');
  const mustBeCritical = certificate.subject.rdns.length === 0;
  const reasons: PathReason[] = [];
  if (extension !== undefined && extension.critical !== mustBeCritical) {
    const code = mustBeCritical ? 'extension-must-be-critical' : 'extension-must-not-be-critical';
    reasons.push(makeReason(code, certificate, field, field));
  }
  return [...reasons, ...checkDnsNames(facts), ...checkCommonNames(facts)];
}

function checkDnsNames({ certificate, altNames = [] }: CertificateFacts): PathReason[] {
  return altNames.flatMap(({ kind, value }) => {
    if (kind !== 'DNS') return [];
    if (!isDnsPattern(value)) return [makeReason('invalid-dns-name', certificate, 'subjectAltName', value)];
    return isTooWide(value) ? [makeReason('wildcard-too-wide', certificate, 'subjectAltName', value)] : [];
  });
}

/**
 * BR §7.1.4.3: a common name is one of the alternative names, character for character. Refused is one that could be taken for a name
 * it is not: other spelling, other notation of an address, an internationalised name. Any other one is used by no verifier.
 */
function checkCommonNames({ certificate, altNames = [] }: CertificateFacts): PathReason[] {
  const attributes = certificate.subject.rdns.flatMap((rdn) => rdn.attributes);
  const commonNames = attributes.filter(({ type }) => type === 'CN').map(({ value }) => value);
  const exact = new Set(altNames.map(({ value }) => value));
  const folded = new Set(altNames.map(({ value }) => value.toLowerCase()));
  const misleading = commonNames.filter(
    (name) => !exact.has(name) && (isAddressLike(name) || isInternational(name) || folded.has(name.toLowerCase())),
  );
  return misleading.map((name) => makeReason('common-name-not-in-names', certificate, 'subject', name));
}

/** `0xC0000201`, `3221225985`, `192.0.02.1`, `2001:DB8::1`: what resolvers take for an address. */
function isAddressLike(text: string): boolean {
  return /^(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}$/i.test(text) || parseIpAddress(text) !== undefined;
}

function isInternational(text: string): boolean {
  return /^\S+\.\S+$/.test(text) && /(?:^|\.)xn--|[^\x20-\x7e]/i.test(text);
}
