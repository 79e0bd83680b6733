import { parseCertificate } from '../../x509/certificate.ts';
import { getDisplayName } from '../../x509/identity.ts';
import type { Signatory } from '../authorities.ts';
import { fingerprint } from '../fingerprint.ts';
import type { IssuingHost } from '../host.ts';
import type { UsedAuthority } from '../tasks.ts';

/** The CA that signed, for reports; none where a certificate signs itself. */
export function usedAuthorities(
  signatory: Pick<Signatory, 'authority' | 'stored' | 'isNew'> | undefined,
  { crypto }: IssuingHost,
): readonly UsedAuthority[] {
  if (signatory === undefined) return [];
  const { authority, stored, isNew = false } = signatory;
  const name = getDisplayName(parseCertificate(authority.certificate));
  return [{ id: stored?.id, name, sha256: fingerprint(crypto, authority.certificate), created: isNew }];
}
