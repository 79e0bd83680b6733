import { allArtifacts, type LocatedArtifact } from '../documents/locate.ts';
import { rankReasons } from '../path/validation/reasons.ts';
import type { FailedPath } from '../path/validation/types.ts';
import { describeReason } from '../rules/reason-text.ts';
import { formatInstant } from '../text/duration.ts';
import type { Localize } from '../text/localize.ts';
import type { TextRange } from '../text/range.ts';
import { getRole, isSelfIssued } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { certificateAt } from './definition.ts';
import { askPaths, isSamePath, type PathAnswer, type PurposeVerdict } from './explain/ask-paths.ts';
import { describeStep } from './explain/describe-step.ts';
import { describeVerdict } from './explain/describe-verdict.ts';
import { describePlace, nameOf } from './explain/words.ts';
import { summarizeJudgement } from './path-verdict.ts';
import { selectedArtifacts } from './selected-artifacts.ts';
import type { AnalyzedDocument, FeatureContext } from './types.ts';

/** Certificates whose paths one text explains at most. */
const MAX_EXPLAINED = 20;

/** Plain text on the certification paths of some certificates. */
export interface PathExplanation {
  /** Name of the first certificate. */
  readonly title: string;
  readonly text: string;
}

/**
 * Explains whether the paths of the selected certificates hold (RFC 5280 §6): each path from its trust anchor down with every
 * check, then what the peers of a handshake would say and what to do. Of certificates that are selected together, those that
 * stand in the path of another are explained there. Undefined where the document has no certificate.
 */
export async function explainPath(
  analyzed: AnalyzedDocument,
  selection: TextRange,
  context: FeatureContext,
): Promise<PathExplanation | undefined> {
  const answers: PathAnswer[] = [];
  const explained = new Set<Certificate>();
  let left = 0;
  const selected = leavesFirst(selectedCertificates(analyzed, selection));
  for (const [index, { certificate, located }] of selected.entries()) {
    if (index > 0 && explained.has(certificate)) continue;
    if (answers.length === MAX_EXPLAINED) {
      left++;
      continue;
    }
    const answer = await ask(located, analyzed, context);
    if (answer === undefined) continue;
    for (const each of answer.drawn.certificates) explained.add(each);
    answers.push(answer);
  }
  const [first] = answers;
  if (first === undefined) return undefined;
  const texts = answers.map((answer) => explain(answer, analyzed, context));
  if (left > 0) texts.push(`… ${context.t('and {0} more', left)}`);
  return { title: nameOf(first.certificate), text: `${texts.join('\n\n\n')}\n` };
}

interface Selected {
  readonly certificate: Certificate;
  readonly located: LocatedArtifact;
}

/** Selected certificates; where only other things are selected (a key, a list), all of the document. */
function selectedCertificates(analyzed: AnalyzedDocument, selection: TextRange): Selected[] {
  const touched = new Set(selectedArtifacts(analyzed, selection));
  const all = [...allArtifacts(analyzed.document)].flatMap((located): Selected[] => {
    const { object } = located.artifact.content;
    return object.kind === 'certificate' ? [{ certificate: object, located }] : [];
  });
  const selected = all.filter(({ located }) => touched.has(located.artifact));
  return selected.length > 0 ? selected : all;
}

function leavesFirst(selected: readonly Selected[]): Selected[] {
  const isCa = ({ certificate }: Selected) => getRole(certificate) === 'ca';
  return [...selected.filter((each) => !isCa(each)), ...selected.filter(isCa)];
}

async function ask(
  { unit, artifact }: LocatedArtifact,
  analyzed: AnalyzedDocument,
  context: FeatureContext,
): Promise<PathAnswer | undefined> {
  const analysis = analyzed.analyses.get(unit);
  const place = analysis === undefined ? undefined : certificateAt(analysis, artifact);
  return place === undefined ? undefined : askPaths(place, unit, analyzed, context);
}

function explain(answer: PathAnswer, analyzed: AnalyzedDocument, context: FeatureContext): string {
  const { t, now } = context;
  const sections = [
    [
      ...title(t('Certification path of {0}', nameOf(answer.certificate))),
      ...summary(answer, t),
      t('Judged at {0} by RFC 5280 §6, as TLS stacks apply it to private PKI.', formatInstant(now)),
    ],
    drawPath(answer, analyzed, context),
    [...title(t('What peers say')), ...describeVerdicts(answer, t)],
    describeOthers(answer, analyzed, context),
    describeLimits(answer, t),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** The same advice is not given twice. */
function describeVerdicts(answer: PathAnswer, t: Localize): string[] {
  return [...new Set(answer.verdicts.flatMap((verdict) => describeVerdict(verdict, answer, t)))];
}

function title(text: string): string[] {
  return [text, '═'.repeat(text.length)];
}

/** In one line, for what the certificate is meant for; none for a certificate that stands alone. */
function summary({ verdicts, sourceOf }: PathAnswer, t: Localize): string[] {
  const meant = verdicts.filter(({ isMeant }) => isMeant);
  const text = summarizeJudgement({ verdicts: meant, sourceOf }, t);
  if (text === undefined) return [];
  const mark = meant.some(({ result }) => result.verdict === 'invalid') ? '✗' : meant.every(isSettled) ? '✓' : '?';
  return [`${mark} ${text}`];
}

function isSettled({ result }: PurposeVerdict): boolean {
  return result.verdict === 'valid' && result.path.anchor !== undefined && isSelfIssued(result.path.anchor);
}

/** From the trust anchor down. */
function drawPath(answer: PathAnswer, analyzed: AnalyzedDocument, context: FeatureContext): string[] {
  const { certificates } = answer.drawn;
  const steps = certificates.map((certificate, index) =>
    describeStep({ certificate, index, certificates }, answer, analyzed, context),
  );
  return steps.reverse().flatMap((lines, index) => [...(index === 0 ? [] : ['        │', '        ▼']), ...lines]);
}

function describeLimits({ hasLists }: PathAnswer, t: Localize): string[] {
  return [
    t('Not looked at: which trust anchors peers really have, and the name that a peer asks for.'),
    hasLists
      ? t('Revocation was looked up in the lists found here alone.')
      : t('Revocation was not looked at: no current list of these CAs is here.'),
  ];
}

/** Paths that do not hold either, besides the one that is drawn. */
function describeOthers(answer: PathAnswer, analyzed: AnalyzedDocument, context: FeatureContext): string[] {
  const others: FailedPath[] = [];
  for (const { result, isMeant } of answer.verdicts) {
    if (result.verdict === 'valid' || !isMeant) continue;
    for (const failed of result.failed)
      if (![answer.drawn, ...others].some((known) => isSamePath(known, failed))) others.push(failed);
  }
  if (others.length === 0) return [];
  return [
    ...title(context.t('Other paths that were tried')),
    ...others.flatMap((path) => describeOther(path, answer, analyzed, context)),
  ];
}

function describeOther(
  { certificates, reasons }: FailedPath,
  { sourceOf }: PathAnswer,
  analyzed: AnalyzedDocument,
  context: FeatureContext,
): string[] {
  const steps = certificates.map((certificate, index) => {
    const source = index === 0 ? undefined : sourceOf(certificate);
    const name = nameOf(certificate);
    return source === undefined ? name : `${name} (${describePlace(source, analyzed, context)})`;
  });
  return [
    steps.join(' ← '),
    ...rankReasons(reasons).map((reason) => `  ✗ ${describeReason(reason, context.t)} (${reason.section})`),
  ];
}
