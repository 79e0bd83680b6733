import { getExtension } from '../x509/identity.ts';
import type { Certificate, CertificateList } from '../x509/types.ts';
import { isForeignEntry } from './crl-soundness.ts';

/** What a list says of one certificate. `unusable`: one of its entries has a critical extension that is not understood. */
export type Listed =
  | { readonly kind: 'absent' | 'unusable' }
  | { readonly kind: 'listed'; readonly reason: string; readonly date: string };

/**
 * Looks a certificate up. In an indirect list an entry's issuer is the one last named before it (RFC 5280 §5.3.3), otherwise the
 * list's own.
 */
export function lookUp(crl: CertificateList, certificate: Certificate): Listed {
  const { hex } = certificate.serialNumber;
  const isIndirect = getExtension(crl, 'issuingDistributionPoint')?.indirectCRL === true;
  let issuer = crl.issuer.matchKey;
  let found: Listed = { kind: 'absent' };
  for (let index = 0; index < crl.revokedCount; index++) {
    const entry = crl.revokedAt(index);
    if (entry === undefined) continue;
    const { extensions, serialNumber, revocationDate } = entry;
    if (extensions.length > 0) {
      const named = namedIssuer(entry);
      if (isForeignEntry(extensions) || (named !== undefined && !isIndirect)) return { kind: 'unusable' };
      issuer = named ?? issuer;
    }
    if (serialNumber.hex !== hex || issuer !== certificate.issuer.matchKey) continue;
    const reason = getExtension(entry, 'crlReason')?.reason ?? 'unspecified';
    found = { kind: 'listed', reason, date: revocationDate.encoded };
  }
  return found;
}

function namedIssuer(entry: Parameters<typeof getExtension>[0]): string | undefined {
  for (const name of getExtension(entry, 'certificateIssuer')?.names ?? [])
    if (name.kind === 'DirName') return name.name.matchKey;
  return undefined;
}
