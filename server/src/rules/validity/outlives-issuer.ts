import { isAuthority, isSameAuthority } from '../../path/certificate-links.ts';
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

/** A leaf that is still valid when the first CA above it ends. */
export const outlivesIssuer: UnitRule = {
  id: 'validity/outlives-issuer',
  title: 'Leaf that is valid for longer than its issuers',
  // All TLS stacks accept the certificate as long as its issuers live.
  severity: 'information',
  force: 'advice',
  citation: rfc5280('6.1.3'),
  fixable: false,
  scope: 'unit',
  check(_unit, { holders }, context) {
    if (!holders.some((holder) => findShorter(holder) !== undefined)) return silent;
    return holders.flatMap((holder) => checkHolder(holder, context));
  },
};

const endOf = (source: IssuerSource): number => getEnd(getIssuer(source)) ?? Number.POSITIVE_INFINITY;

/** The CA of the path that ends first, where that is before the leaf does. */
function findShorter({ leaf, path: [, ...above] }: HolderAnalysis): IssuerSource | undefined {
  if (leaf === undefined || isAuthority(leaf.certificate)) return undefined;
  const end = getEnd(leaf.certificate);
  if (end === undefined || !above.some((source) => endOf(source) < end)) return undefined;
  return above.reduce((one, other) => (endOf(other) < endOf(one) ? other : one));
}

function checkHolder(holder: HolderAnalysis, context: RuleContext): readonly Report[] {
  const shorter = findShorter(holder);
  if (holder.leaf === undefined || shorter === undefined) return silent;
  const end = endOf(shorter);
  // A CA that has ended is a finding already; one that was renewed with its key goes on.
  const isTold = end < context.now || hasNoExpiry(holder.leaf.certificate) || isRenewed(getIssuer(shorter), context);
  return isTold ? silent : [report(holder.leaf, shorter, end, context)];
}

/** Whether the workspace has the same CA, by name and key, with a later end. */
function isRenewed(authority: Certificate, { workspace }: RuleContext): boolean {
  const end = getEnd(authority) ?? 0;
  return workspace
    .bySubject(authority.subject.matchKey)
    .some(
      ({ object }) =>
        object.kind === 'certificate' && (getEnd(object) ?? 0) > end && isSameAuthority(object, authority),
    );
}

function report(
  { certificate, artifact, holder }: UnitCertificate,
  shorter: IssuerSource,
  end: number,
  { t }: RuleContext,
): Report {
  return {
    range: placeField(certificate.validity.notAfter.range, artifact, holder),
    message: t(
      '{0} ends on {1}, and {2} above it on {3} already: from then on peers refuse the handshake, whatever this date says. Renew the CA before, and then this certificate.',
      nameOf(certificate),
      formatInstant(getEnd(certificate) ?? 0),
      nameOf(getIssuer(shorter)),
      formatInstant(end),
    ),
    related: [relateIssuer(shorter)],
  };
}
