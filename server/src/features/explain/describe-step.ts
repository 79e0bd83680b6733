import { getIssuer } from '../../path/issuer-candidates.ts';
import { type PathReason, reasonSections } from '../../path/validation/reasons.ts';
import type { Purpose } from '../../path/validation/types.ts';
import { describeReason } from '../../rules/reason-text.ts';
import type { Localize } from '../../text/localize.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import { summarizeValidity } from '../artifact-summary.ts';
import { roleLabel, showTime } from '../hover/describe-certificate.ts';
import type { AnalyzedDocument, FeatureContext } from '../types.ts';
import { judgedAs, type PathAnswer, type PurposeVerdict } from './ask-paths.ts';
import { type CheckName, checkNames, checkOfReason, isOpen } from './checks.ts';
import { describeSound, type Step } from './sound-checks.ts';
import { describeKey, describePlace, fullName, nameOf } from './words.ts';

/** A certificate of the drawn path: its name on the first line, then where it is, what it is, and every check. */
export function describeStep(
  step: Step,
  answer: PathAnswer,
  analyzed: AnalyzedDocument,
  context: FeatureContext,
): string[] {
  const { certificate } = step;
  const { t } = context;
  const source = answer.sourceOf(certificate);
  const { notBefore, notAfter } = certificate.validity;
  return [
    `${nameOf(certificate)} · ${roleLabel(certificate, t)}`,
    ...(source === undefined ? [] : [`  ${t('found in {0}', describePlace(source, analyzed, context))}`]),
    `  ${t('valid from {0} to {1}', showTime(notBefore), showTime(notAfter))} · ${summarizeValidity(certificate, context)}`,
    `  ${t('key {0}', describeKey(certificate.publicKey, t))}`,
    ...describeTop(step, answer, t),
    ...checkNames.flatMap((check) => describeCheck(check, step, answer, context)),
    ...describeNamesakes(step, answer, analyzed, context),
  ];
}

/** Of the topmost certificate, why the path ends with it. */
function describeTop(
  { certificate, index, certificates }: Step,
  { drawn, verdicts }: PathAnswer,
  t: Localize,
): string[] {
  if (index < certificates.length - 1) return [];
  if (drawn.anchor === undefined) {
    const reasons = reasonsOf('ending', certificate, drawn, verdicts).flatMap((each) => each.reasons);
    const codes = new Set<string>();
    return reasons
      .filter(({ code }) => !codes.has(code) && codes.add(code))
      .map((reason) => faultLine(reason, '', true, t));
  }
  const section = reasonSections['issuer-not-trusted'];
  return isSelfIssued(certificate)
    ? [line('✓', t('Trust anchor: it is self-signed. Peers must have it among theirs.'), section)]
    : [
        line(
          '?',
          t('Taken as the trust anchor, because its issuer is not here: {0}.', fullName(certificate.issuer)),
          section,
        ),
      ];
}

interface JudgedReasons {
  readonly verdict: PurposeVerdict;
  readonly reasons: readonly PathReason[];
}

/** What a check found about one certificate of the drawn path, for each purpose for which that path was judged. */
function reasonsOf(
  check: CheckName,
  certificate: Step['certificate'],
  drawn: PathAnswer['drawn'],
  verdicts: readonly PurposeVerdict[],
): JudgedReasons[] {
  return verdicts.flatMap((verdict) => {
    const judged = judgedAs(drawn, verdict);
    if (judged === undefined) return [];
    const about = (reason: PathReason) => reason.certificate === certificate && checkOfReason(reason) === check;
    return [{ verdict, reasons: judged.reasons.filter(about) }];
  });
}

/** One line where all purposes agree, else one for each. */
function describeCheck(
  check: CheckName,
  step: Step,
  { drawn, verdicts }: PathAnswer,
  context: FeatureContext,
): string[] {
  const judged = reasonsOf(check, step.certificate, drawn, verdicts);
  const texts = new Set(judged.map(({ reasons }) => JSON.stringify(reasons.map(({ code, values }) => [code, values]))));
  const [first] = judged;
  if (texts.size > 1)
    return judged.flatMap((each) =>
      checkLines(check, each, step, purposePrefix(each.verdict.purpose, context.t), context),
    );
  return first === undefined ? [] : checkLines(check, first, step, '', context);
}

function checkLines(
  check: CheckName,
  { verdict, reasons }: JudgedReasons,
  step: Step,
  prefix: string,
  context: FeatureContext,
): string[] {
  if (reasons.length > 0)
    return reasons.map((reason) => faultLine(reason, prefix, verdict.isMeant || prefix === '', context.t));
  const sound = describeSound(check, step, context);
  return sound === undefined ? [] : [line('✓', prefix + sound.text, sound.section)];
}

/** What a certificate is not meant for is no fault of it. */
function faultLine(reason: PathReason, prefix: string, isMeant: boolean, t: Localize): string {
  const mark = isOpen(reason) ? '?' : isMeant ? '✗' : '–';
  return line(mark, prefix + describeReason(reason, t), reason.section);
}

function line(mark: string, text: string, section: string): string {
  return `  ${mark} ${text} (${section})`;
}

function purposePrefix(purpose: Purpose, t: Localize): string {
  if (purpose === 'server') return `${t('As a server:')} `;
  return purpose === 'client' ? `${t('As a client:')} ` : '';
}

/** Namesakes listed of one issuer: a CA that renews often has dozens. */
const MAX_NAMESAKES = 5;

/** CAs with the issuer's name and another key, told apart: after a rotation both are about. */
function describeNamesakes(
  { certificate, index, certificates }: Step,
  { drawn, verdicts, namesakes }: PathAnswer,
  analyzed: AnalyzedDocument,
  context: FeatureContext,
): string[] {
  const issuer = certificates[index + 1];
  const signature = reasonsOf('signature', certificate, drawn, verdicts);
  const isUnknown = signature.some(({ reasons }) => reasons.some(isOpen));
  if (isUnknown || (issuer === undefined && drawn.anchor !== undefined)) return [];
  const found = namesakes(certificate, issuer === undefined ? [] : [issuer]);
  return found.slice(0, MAX_NAMESAKES).map((source) => {
    const place = describePlace(source, analyzed, context);
    const name = nameOf(getIssuer(source));
    const section = reasonSections['signature-invalid'];
    return line('·', context.t('Not signed by the {0} in {1}: the same name, another key.', name, place), section);
  });
}
