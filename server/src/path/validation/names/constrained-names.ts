import type { GeneralName, Name } from '../../../x509/types.ts';
import type { CertificateFacts } from '../certificate-facts.ts';
import { isHostName } from './dns-name.ts';
import { ipBytes, parseIpAddress } from './ip-address.ts';

/** A name of a certificate that name constraints apply to, prepared for comparison. */
export type ConstrainedName =
  | { readonly kind: 'DNS' | 'email' | 'URI'; readonly text: string }
  | { readonly kind: 'IP'; readonly bytes: Uint8Array; readonly text: string }
  | { readonly kind: 'DirName'; readonly name: Name; readonly text: string }
  | { readonly kind: OtherKind; readonly text: string };

/** Name forms whose constraints no one implements. */
export type OtherKind = 'otherName' | 'X400Name' | 'EDIPartyName' | 'RegisteredID' | 'unknown';

/**
 * All names of a certificate that constraints apply to (RFC 5280 §4.2.1.10): its subject, the addresses in it, the alternative
 * names. With `commonNames`, those that look like hosts too, where there are no DNS names: verifiers before RFC 6125 used them so.
 */
export function listConstrainedNames(facts: CertificateFacts, commonNames: boolean): ConstrainedName[] {
  const { certificate, altNames = [] } = facts;
  const { subject } = certificate;
  const names = altNames.map((name) => toConstrained(facts, name));
  const countsCommonName = commonNames && !altNames.some(({ kind }) => kind === 'DNS');
  if (subject.rdns.length > 0) names.push({ kind: 'DirName', name: subject, text: subject.text });
  for (const { type, value } of subject.rdns.flatMap(({ attributes }) => attributes)) {
    if (type === 'emailAddress') names.push({ kind: 'email', text: value });
    if (type === 'CN' && countsCommonName && isUsedAsHost(value)) names.push({ kind: 'DNS', text: value });
  }
  return names;
}

function isUsedAsHost(commonName: string): boolean {
  return commonName.includes('.') && isHostName(commonName) && parseIpAddress(commonName) === undefined;
}

function toConstrained({ certificate }: CertificateFacts, name: GeneralName): ConstrainedName {
  switch (name.kind) {
    case 'DirName':
      return { kind: 'DirName', name: name.name, text: name.value };
    case 'IP':
      return { kind: 'IP', bytes: ipBytes(certificate, name), text: name.value };
    default:
      return { kind: name.kind, text: name.value };
  }
}

/** False for a name that constraints cannot be applied to with certainty. */
export function isSoundName({ kind, text }: ConstrainedName): boolean {
  if (kind === 'DNS') return isHostName(text.replace(/^\*\./, '').replace(/\.$/, ''));
  if (kind !== 'email') return true;
  const [local, host, ...more] = text.split('@');
  return local !== '' && host !== undefined && more.length === 0 && isHostName(host);
}
