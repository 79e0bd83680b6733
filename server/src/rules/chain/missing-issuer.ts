import type { Unit } from '../../documents/types.ts';
import { isAuthority } from '../../path/certificate-links.ts';
import type { HolderAnalysis, IssuerSource, UnitAnalysis, UnitCertificate } from '../../path/types.ts';
import { rfc8446 } from '../citations.ts';
import { describeHere, relateIndexed } from '../places.ts';
import type { Report, RuleContext, UnitRule } from '../types.ts';
import { nameOf, shortName } from '../wording.ts';

/**
 * A chain has a hole. Two cases, and only these:
 * - The leaf's issuer is neither in the unit nor in the workspace. Not said of a CA on top, whose issuer is the root that
 *   peers have; nor beside a `ca.crt`, where `kubernetes/ca-mismatch` says it better; a lone certificate is only remarked upon.
 * - A certificate between two that are here lies elsewhere in the workspace: what is sent cannot be put together.
 */
export const missingIssuer: UnitRule = {
  id: 'chain/missing-issuer',
  title: 'Chain lacks the issuer of one of its certificates',
  severity: 'warning',
  force: 'advice',
  citation: rfc8446('4.4.2'),
  fixable: true,
  scope: 'unit',
  *check(unit, analysis, context) {
    for (const holder of analysis.holders) {
      if (holder.leaf === undefined) continue;
      yield* checkLeaf(holder.leaf, holder, unit, analysis, context);
      yield* checkGap(holder, unit, context);
    }
  },
};

function* checkLeaf(
  leaf: UnitCertificate,
  holder: HolderAnalysis,
  unit: Unit,
  analysis: UnitAnalysis,
  context: RuleContext,
): Generator<Report> {
  if (analysis.issuerOf(leaf).kind !== 'missing' || isAuthority(leaf.certificate)) return;
  const isServed = unit.kind === 'kubernetes' && holder.holder.name === 'tls.crt';
  if (isServed && hasTrustedAuthorities(analysis)) return;
  const isLone = holder.certificates.length === 1 && !isServed;
  yield {
    range: leaf.artifact.anchor,
    message: describeMissing(leaf, holder, isLone, context),
    ...(isLone ? { severity: 'information' } : {}),
  };
}

function hasTrustedAuthorities({ holders }: UnitAnalysis): boolean {
  return holders.some(({ holder, certificates }) => holder.name === 'ca.crt' && certificates.length > 0);
}

function describeMissing(
  { certificate }: UnitCertificate,
  { holder }: HolderAnalysis,
  isLone: boolean,
  context: RuleContext,
): string {
  const { t } = context;
  const issuer = shortName(certificate.issuer);
  if (isLone) {
    return t(
      'The issuer of {0}, {1}, is neither in {2} nor in the workspace. If it is an intermediate CA, peers that do not have it refuse the handshake; append its certificate then.',
      nameOf(certificate),
      issuer,
      describeHere(holder, context),
    );
  }
  return t(
    'The issuer of {0}, {1}, is neither in {2} nor in the workspace. Peers that do not have it cannot build the chain and refuse the handshake; append the certificate of {1}.',
    nameOf(certificate),
    issuer,
    describeHere(holder, context),
  );
}

function* checkGap({ path, holder }: HolderAnalysis, unit: Unit, context: RuleContext): Generator<Report> {
  const isHere = (step: IssuerSource) => step.kind === 'unit' && unit.holders.includes(step.certificate.holder);
  const position = path.findIndex((step, index) => !isHere(step) && path.slice(index).some(isHere));
  const below = path[position - 1];
  const missing = path[position];
  if (below?.kind !== 'unit' || missing?.kind !== 'workspace') return;
  const { certificate, artifact } = below.certificate;
  yield {
    range: artifact.anchor,
    message: context.t(
      '{0} was issued by {1}, which {2} leaves out although certificates above it are here. Peers cannot build the chain and refuse the handshake; insert {1} from {3}.',
      nameOf(certificate),
      shortName(certificate.issuer),
      describeHere(holder, context),
      missing.found.location,
    ),
    related: [relateIndexed(missing.found, nameOf(missing.found.object))],
  };
}
