import { isSameAuthority } from '../../path/certificate-links.ts';
import { getIssuer } from '../../path/issuer-candidates.ts';
import type { HolderAnalysis, IssuerSource, UnitCertificate } from '../../path/types.ts';
import { formatInstant } from '../../text/duration.ts';
import type { Certificate } from '../../x509/types.ts';
import { placeField } from '../block-fields.ts';
import { rfc5280 } from '../citations.ts';
import { relateIssuer } from '../places.ts';
import { type Report, type RuleContext, silent, type UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';
import { getEnd, hasNoExpiry } from './validity-periods.ts';

/** A certificate of a chain whose issuer ends before it does. */
export const outlivesIssuer: UnitRule = {
  id: 'validity/outlives-issuer',
  title: 'Certificate that is valid for longer than its issuer',
  // All TLS stacks accept the certificate as long as its issuer lives.
  severity: 'information',
  force: 'advice',
  citation: rfc5280('6.1.3'),
  fixable: false,
  scope: 'unit',
  check(_unit, { holders }, context) {
    if (!holders.some(({ path }) => path.some((source, index) => outlives(source, path[index + 1])))) return silent;
    return holders.flatMap((holder) => checkPath(holder, context));
  },
};

function outlives(source: IssuerSource, issuer: IssuerSource | undefined): issuer is IssuerSource {
  if (issuer === undefined) return false;
  const certificate = getIssuer(source);
  return (getEnd(certificate) ?? 0) > (getEnd(getIssuer(issuer)) ?? Number.POSITIVE_INFINITY);
}

function checkPath({ path, holder }: HolderAnalysis, context: RuleContext): readonly Report[] {
  return path.flatMap((source, index) => {
    const issuer = path[index + 1];
    // What stands in another file is reported there.
    if (source.kind !== 'unit' || source.certificate.holder !== holder || !outlives(source, issuer)) return [];
    const end = getEnd(getIssuer(issuer)) ?? 0;
    const { certificate } = source.certificate;
    // An issuer that has ended is a finding already; one that was renewed with its key goes on.
    const isTold = end < context.now || hasNoExpiry(certificate) || isRenewed(getIssuer(issuer), end, context);
    return isTold ? [] : [report(source.certificate, issuer, end, context)];
  });
}

/** Whether the workspace has the same CA, by name and key, with a later end. */
function isRenewed(issuer: Certificate, end: number, { workspace }: RuleContext): boolean {
  return workspace
    .bySubject(issuer.subject.matchKey)
    .some(
      ({ object }) => object.kind === 'certificate' && (getEnd(object) ?? 0) > end && isSameAuthority(object, issuer),
    );
}

function report(
  { certificate, artifact, holder }: UnitCertificate,
  issuer: IssuerSource,
  end: number,
  { t }: RuleContext,
): Report {
  return {
    range: placeField(certificate.validity.notAfter.range, artifact, holder),
    message: t(
      '{0} ends on {1}, and its issuer {2} on {3} already: from then on peers refuse the handshake, whatever this date says. Renew the issuer before, and then this certificate.',
      nameOf(certificate),
      formatInstant(getEnd(certificate) ?? 0),
      nameOf(getIssuer(issuer)),
      formatInstant(end),
    ),
    related: [relateIssuer(issuer)],
  };
}
