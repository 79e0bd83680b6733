import type { Artifact, Holder } from '../../documents/types.ts';
import type { PemProblemKind } from '../../pem/types.ts';
import { shiftRange, type TextRange } from '../../text/range.ts';
import type { DecodeProblem, PkiObject } from '../../x509/types.ts';
import { rfc7468 } from '../citations.ts';
import type { Report, RuleContext, UnitRule } from '../types.ts';
import { describeObject, quote } from '../wording.ts';

/** Well-formed base64 of something else than its label says, of nothing that can be read, or DER where PEM is expected. */
export const wrongContent: UnitRule = {
  id: 'pem/wrong-content',
  title: 'Content is not what its label says',
  severity: 'error',
  force: 'MUST',
  citation: rfc7468('4'),
  fixable: true,
  scope: 'unit',
  *check({ kind, holders }, _analysis, context) {
    for (const holder of holders) {
      if (kind === 'pem-file') yield* checkFile(holder, context);
      for (const artifact of holder.artifacts) {
        const report = checkContent(artifact, context);
        if (report !== undefined) yield report;
      }
    }
  },
};

/** A file of DER whose name promises PEM, or PEM in UTF-16; values of Kubernetes objects are the business of `kubernetes/not-pem`. */
function checkFile({ problems }: Holder, context: RuleContext): Report[] {
  return problems
    .filter(({ kind }) => kind === 'not-pem')
    .map(({ range, detail }) => ({ range, message: describeFile(detail, context) }));
}

function describeFile(detail: string | undefined, { t }: RuleContext): string {
  if (detail === 'utf-16') {
    return t(
      'This file is text in UTF-16, as PowerShell writes it. Programs look for PEM in ASCII and find none ("no start line"); save it as UTF-8.',
    );
  }
  return t(
    'This file holds DER, the binary form. Programs that expect PEM here find no certificate ("no start line"); encode it as PEM, or name it .der.',
  );
}

/** Damage of the text after which the content cannot be right: it is reported already, at its cause. */
const causes: ReadonlySet<PemProblemKind> = new Set(['truncated-block', 'bad-base64', 'glued-blocks', 'size-limit']);

function checkContent(artifact: Artifact, context: RuleContext): Report | undefined {
  const { object, mislabelled } = artifact.content;
  // Nearly every block there is: known without looking further.
  if (object.kind === 'certificate' && object.structureProblems.length === 0 && !mislabelled) return undefined;
  const { problems, label } = artifact.content;
  if (label === 'DER') return undefined;
  const isDamaged = problems.some(({ kind }) => causes.has(kind));
  if (object.kind === 'unreadable') {
    if (isDamaged) return undefined;
    const problem = findCause(object.problems);
    return { range: placeOf(problem, artifact), message: describeUnreadable(label, problem, context) };
  }
  const surplus = isDamaged ? undefined : findSurplus(object);
  if (surplus !== undefined) return { range: placeOf(surplus, artifact), message: describeSurplus(surplus, context) };
  if (!mislabelled || problems.some(({ kind }) => kind === 'label-mismatch')) return undefined;
  return {
    range: artifact.anchor,
    message: describeMislabelled(label, object, context),
    ...(isOtherKeyForm(label, object) ? { severity: 'warning' } : {}),
  };
}

/** What made it unreadable: not an oddity that readers pass over, where there is anything else. */
function findCause(problems: readonly DecodeProblem[]): DecodeProblem | undefined {
  return problems.find(({ code }) => !code.startsWith('non-minimal')) ?? problems[0];
}

/** Bytes after a certificate: OpenSSL's command line passes over them, Node, Go and Java refuse the certificate. */
function findSurplus(object: PkiObject): DecodeProblem | undefined {
  if (object.kind !== 'certificate') return undefined;
  return object.structureProblems.find(
    ({ code, range }) => code === 'trailing-data' && range.end === object.der.length,
  );
}

function placeOf(problem: DecodeProblem | undefined, { content, anchor, start }: Artifact): TextRange {
  const place = problem === undefined ? undefined : content.textRangeOf(problem.range);
  return place === undefined || place.end <= place.start ? anchor : shiftRange(place, start);
}

function describeUnreadable(label: string, problem: DecodeProblem | undefined, { t }: RuleContext): string {
  return t(
    'What this block encodes is not what {0} promises: {1}. Programs refuse it; copy it again from its source.',
    quote(label),
    problem === undefined ? t('nothing that can be read') : `${problem.what} (${problem.where})`,
  );
}

function describeSurplus({ range }: DecodeProblem, { t }: RuleContext): string {
  const count = range.end - range.start;
  if (count === 1) {
    return t(
      'A byte follows the end of this certificate in its block. Go ("trailing data"), Java and Node refuse it; copy it again from its source.',
    );
  }
  return t(
    '{0} bytes follow the end of this certificate in its block. Go ("trailing data"), Java and Node refuse it; copy it again from its source.',
    count,
  );
}

/** What to say of a block whose content is readable and not what its label says. */
export function describeMislabelled(label: string, object: PkiObject, context: RuleContext): string {
  if (isOtherKeyForm(label, object)) {
    return context.t(
      "This block is labelled {0} and holds a private key (PKCS#8), whose label is PRIVATE KEY. OpenSSL, Node and Go's TLS read it all the same, programs that take the label at its word do not; correct the label.",
      quote(label),
    );
  }
  return context.t(
    'This block is labelled {0} and holds {1}. Programs that look for either do not find it; give it the label of what it is.',
    quote(label),
    describeObject(object, context.t),
  );
}

/** PKCS#8 under the label of one algorithm's own form: key loaders try both. */
function isOtherKeyForm(label: string, object: PkiObject): boolean {
  return object.kind === 'private-key' && object.format === 'PKCS#8' && /^(?:RSA|EC|DSA) PRIVATE KEY$/.test(label);
}
