import type { Unit } from '../../documents/types.ts';
import type { PathJudgement, UnitAnalysis, UnitCertificate } from '../../path/types.ts';
import type { PathReason, ReasonCode } from '../../path/validation/reasons.ts';
import type { FailedPath, Purpose } from '../../path/validation/types.ts';
import type { Localize } from '../../text/localize.ts';
import type { Certificate } from '../../x509/types.ts';
import { relateIssuer } from '../places.ts';
import { describeReason } from '../reason-text.ts';
import type { Report, RuleContext, RuleMetadata, UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';
import { listFailures, type PathFailure } from './path-failures.ts';
import { placeReason } from './place-reason.ts';

/** What distinguishes one rule about paths from the others. */
export interface PathRuleSpec extends Pick<RuleMetadata, 'title' | 'citation'> {
  readonly id: `chain/${string}`;
  readonly reason: ReasonCode;
  readonly severity: 'error' | 'warning';
  /** Refused by some TLS stacks, and accepted by others. */
  readonly strict?: true;
  /** Whether this rule is the one to say it; always, where left out. */
  applies?(reason: PathReason, path: FailedPath, judgement: PathJudgement): boolean;
  /** What to do, as one sentence. */
  advise(t: Localize): string;
}

/**
 * A rule about one reason why the path of a chain's leaf does not hold. Its finding stands on the certificate that is wrong where
 * that is in this document, once however many chains it breaks, and on the leaf otherwise.
 */
export function pathRule(spec: PathRuleSpec): UnitRule {
  const { id, title, severity, citation } = spec;
  return { id, title, severity, citation, fixable: false, scope: 'unit', check: (...given) => check(spec, ...given) };
}

function* check(spec: PathRuleSpec, _unit: Unit, { holders }: UnitAnalysis, context: RuleContext): Generator<Report> {
  const reported = new Set<Certificate>();
  for (const { leaf, judgement } of holders) {
    if (leaf === undefined || judgement === undefined) continue;
    for (const failure of listFailures(judgement, spec.reason)) {
      const { reason, path } = failure;
      if (reported.has(reason.certificate) || spec.applies?.(reason, path, judgement) === false) continue;
      reported.add(reason.certificate);
      yield* report(spec, failure, leaf, judgement, context);
    }
  }
}

function* report(
  spec: PathRuleSpec,
  failure: PathFailure,
  leaf: UnitCertificate,
  judgement: PathJudgement,
  { t }: RuleContext,
): Generator<Report> {
  const { reason, path, partial } = failure;
  const place = placeReason(reason, leaf, judgement);
  if (place === undefined) return;
  const others = path.certificates.filter((certificate) => certificate !== place.certificate);
  yield {
    range: place.range,
    message: describe(spec, failure, t),
    related: others.flatMap((certificate) => judgement.sourceOf(certificate) ?? []).map(relateIssuer),
    ...(partial ? { severity: 'warning' } : {}),
  };
}

function describe(spec: PathRuleSpec, { reason, path, purposes }: PathFailure, t: Localize): string {
  const cause = describeReason(reason, t);
  const consequence = spec.strict ? describeStrictRefusal(purposes, t) : describeRefusal(purposes, t);
  const advice = spec.advise(t);
  if (path.certificates.length === 1) return t('{0} {1} {2} {3}.', cause, consequence, advice, reason.section);
  return t(
    'The path {0} fails at {1}. {2} {3} {4} {5}.',
    drawPath(path),
    nameOf(reason.certificate),
    cause,
    consequence,
    advice,
    reason.section,
  );
}

/** Certificates that a message names. */
const MAX_NAMED = 6;

/** `"api" ← "Payments CA" ← "Root"`. */
function drawPath({ certificates }: FailedPath): string {
  const names = certificates.map(nameOf);
  const shown = names.length <= MAX_NAMED ? names : [...names.slice(0, 4), '…', ...names.slice(-1)];
  return shown.join(' ← ');
}

function describeRefusal(purposes: readonly Purpose[], t: Localize): string {
  const [only] = purposes.length === 1 ? purposes : [];
  if (only === 'server') return t('Clients that verify this server refuse the handshake.');
  if (only === 'client') return t('Servers that verify this client (mTLS) refuse the handshake.');
  return t('Peers that verify it refuse the handshake.');
}

function describeStrictRefusal(purposes: readonly Purpose[], t: Localize): string {
  const [only] = purposes.length === 1 ? purposes : [];
  if (only === 'server') return t('Clients with a strict TLS stack refuse the handshake.');
  if (only === 'client') return t('Servers with a strict TLS stack refuse this client (mTLS).');
  return t('Peers with a strict TLS stack refuse the handshake.');
}

/** Whether the certificate that is wrong stands in another file. */
export function isElsewhere({ certificate }: PathReason, _path: FailedPath, { sourceOf }: PathJudgement): boolean {
  return sourceOf(certificate)?.kind === 'workspace';
}
