import { getExtension } from '../x509/identity.ts';
import type { Certificate, CertificateList, RevokedCertificate } from '../x509/types.ts';
import { isForeignEntry } from './crl-soundness.ts';

/** What a list says of one certificate. `unusable`: one of its entries has a critical extension that is not understood. */
export type Listed =
  | { readonly kind: 'absent' | 'unusable' }
  | { readonly kind: 'listed'; readonly reason: string; readonly date: string };

/** Where a list's entries stand, so that a long one is read once. */
export interface CrlIndex {
  readonly isUsable: boolean;
  /** Positions in the list by serial number and the issuer's match key. */
  readonly entries: ReadonlyMap<string, number>;
}

/**
 * Reads all entries of a list. In an indirect one an entry's issuer is the one last named before it (RFC 5280 §5.3.3), otherwise
 * the list's own.
 */
export function indexCrl(crl: CertificateList): CrlIndex {
  const isIndirect = getExtension(crl, 'issuingDistributionPoint')?.indirectCRL === true;
  const entries = new Map<string, number>();
  let issuer = crl.issuer.matchKey;
  for (let index = 0; index < crl.revokedCount; index++) {
    const entry = crl.revokedAt(index);
    if (entry === undefined) continue;
    if (entry.extensions.length > 0) {
      const named = namedIssuer(entry);
      if (isForeignEntry(entry.extensions) || (named !== undefined && !isIndirect)) return unusable;
      issuer = named ?? issuer;
    }
    entries.set(entryKey(entry.serialNumber.hex, issuer), index);
  }
  return { isUsable: true, entries };
}

const unusable: CrlIndex = { isUsable: false, entries: new Map() };

/** Looks a certificate up in a list by its index. */
export function lookUp(crl: CertificateList, { isUsable, entries }: CrlIndex, certificate: Certificate): Listed {
  if (!isUsable) return { kind: 'unusable' };
  const position = entries.get(entryKey(certificate.serialNumber.hex, certificate.issuer.matchKey));
  const entry = position === undefined ? undefined : crl.revokedAt(position);
  if (entry === undefined) return { kind: 'absent' };
  const reason = getExtension(entry, 'crlReason')?.reason ?? 'unspecified';
  return { kind: 'listed', reason, date: entry.revocationDate.encoded };
}

function entryKey(serial: string, issuer: string): string {
  return `${serial} ${issuer}`;
}

function namedIssuer(entry: RevokedCertificate): string | undefined {
  for (const name of getExtension(entry, 'certificateIssuer')?.names ?? [])
    if (name.kind === 'DirName') return name.name.matchKey;
  return undefined;
}
