import type { Holder } from '../../documents/types.ts';
import { isAuthority, isSameAuthority } from '../../path/certificate-links.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import type { RuleContext } from '../types.ts';
import { type Dated, getEnd } from './validity-periods.ts';

/**
 * A root among other certificates: a trust bundle outlives some of its roots, and a chain does without its own. So it does without
 * the certificate by which another CA signed its root, where that root is known.
 */
export function isOneOfMany(dated: Dated, { artifacts }: Holder, context: RuleContext): boolean {
  if (artifacts.length < 2 || dated.kind !== 'certificate' || !isAuthority(dated)) return false;
  return isSelfIssued(dated) || hasCurrentRoot(dated, context);
}

function hasCurrentRoot(certificate: Certificate, { workspace, now }: RuleContext): boolean {
  return workspace.bySubject(certificate.subject.matchKey).some(({ object }) => {
    if (object.kind !== 'certificate' || !isSelfIssued(object) || !isSameAuthority(object, certificate)) return false;
    return (getEnd(object) ?? 0) >= now;
  });
}
