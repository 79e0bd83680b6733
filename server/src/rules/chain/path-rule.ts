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
export interface PathRuleSpec extends Pick<RuleMetadata, 'title' | 'force' | 'citation'> {
  readonly id: `chain/${string}`;
  readonly reason: ReasonCode;
  readonly severity: 'error' | 'warning';
  /** Refused by some TLS stacks, and accepted by others. */
  readonly strict?: true;
  /** Whether this rule is the one to say it; always, where left out. */
  applies?(reason: PathReason, path: FailedPath, judgement: PathJudgement): boolean;
  /** Who refuses it, as one sentence, where that is not all peers. */
  consequence?(t: Localize): string;
  /** What to do, as one sentence. */
  advise(t: Localize): string;
}

/**
 * A rule about one reason why the path of a chain's leaf does not hold. Its finding stands on the certificate that is wrong where
 * that is in this document, once however many chains it breaks, and on the leaf otherwise.
 */
export function pathRule(spec: PathRuleSpec): UnitRule {
  const { id, title, severity, force, citation } = spec;
  return {
    id,
    title,
    severity,
    force,
    citation,
    fixable: false,
    scope: 'unit',
    check: (_unit, analysis, context) => check(spec, analysis, context),
  };
}

const none: readonly Report[] = [];

function check(spec: PathRuleSpec, { holders }: UnitAnalysis, context: RuleContext): readonly Report[] {
  // Thirty rules ask every unit of a large manifest.
  if (holders.every(({ judgement }) => judgement === undefined || mayHold(judgement))) return none;
  const reported = new Set<Certificate>();
  return holders.flatMap(({ leaf, judgement }) => {
    if (leaf === undefined || judgement === undefined) return [];
    const failures = listFailures(judgement, spec.reason).filter(({ reason, path }) => {
      const isNew = !reported.has(reason.certificate) && spec.applies?.(reason, path, judgement) !== false;
      if (isNew) reported.add(reason.certificate);
      return isNew;
    });
    return failures.flatMap((failure) => report(spec, failure, leaf, judgement, context) ?? []);
  });
}

function mayHold({ verdicts }: PathJudgement): boolean {
  return verdicts.every(({ result }) => result.verdict !== 'invalid');
}

function report(
  spec: PathRuleSpec,
  failure: PathFailure,
  leaf: UnitCertificate,
  judgement: PathJudgement,
  { t }: RuleContext,
): Report | undefined {
  const { reason, path, partial } = failure;
  const place = placeReason(reason, leaf, judgement);
  if (place === undefined) return undefined;
  const others = path.certificates.filter((certificate) => certificate !== place.certificate);
  return {
    range: place.range,
    message: describe(spec, failure, t),
    related: others.flatMap((certificate) => judgement.sourceOf(certificate) ?? []).map(relateIssuer),
    ...(partial ? { severity: 'warning' } : {}),
  };
}

function describe(spec: PathRuleSpec, { reason, path, purposes }: PathFailure, t: Localize): string {
  const cause = describeReason(reason, t);
  const consequence =
    spec.consequence?.(t) ?? (spec.strict ? describeStrictRefusal(purposes, t) : describeRefusal(purposes, t));
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
