import type { Artifact } from '../../documents/types.ts';
import type { PemProblemKind } from '../../pem/types.ts';
import { shiftRange, type TextRange } from '../../text/range.ts';
import type { DecodeProblem, PkiObject } from '../../x509/types.ts';
import { rfc7468 } from '../citations.ts';
import type { ArtifactRule, Report, RuleContext } from '../types.ts';
import { quote } from '../wording.ts';

/** Well-formed base64 of something else than its label says, of nothing that can be read, or DER where PEM is expected. */
export const wrongContent: ArtifactRule = {
  id: 'pem/wrong-content',
  title: 'Content is not what its label says',
  severity: 'error',
  citation: rfc7468('4'),
  fixable: true,
  scope: 'artifact',
  check(artifact, _holder, _unit, context) {
    const report = checkContent(artifact, context);
    return report === undefined ? none : [report];
  },
};

const none: readonly Report[] = [];

/** Damage of the text after which the content cannot be right: it is reported already, at its cause. */
const causes: ReadonlySet<PemProblemKind> = new Set(['truncated-block', 'bad-base64', 'glued-blocks', 'size-limit']);

function checkContent(artifact: Artifact, context: RuleContext): Report | undefined {
  const { content, anchor } = artifact;
  const { object, problems, label } = content;
  if (label === 'DER')
    return isPemFile(context.document.uri) ? { range: anchor, message: describeDer(context) } : undefined;
  if (object.kind === 'unreadable') {
    if (problems.some(({ kind }) => causes.has(kind))) return undefined;
    return {
      range: placeOf(object.problems[0], artifact),
      message: describeUnreadable(label, object.problems[0], context),
    };
  }
  const surplus = findSurplus(object);
  if (surplus !== undefined) return { range: placeOf(surplus, artifact), message: describeSurplus(surplus, context) };
  if (!content.mislabelled || problems.some(({ kind }) => kind === 'label-mismatch')) return undefined;
  return { range: anchor, message: describeMislabelled(label, object, context) };
}

/** Bytes after a certificate: OpenSSL's command line passes over them, Node, Go and Java refuse the certificate. */
function findSurplus(object: PkiObject): DecodeProblem | undefined {
  if (object.kind !== 'certificate') return undefined;
  return object.problems.find(({ code, range }) => code === 'trailing-data' && range.end === object.der.length);
}

function isPemFile(uri: string): boolean {
  return /\.pem$/i.test(uri);
}

function placeOf(problem: DecodeProblem | undefined, { content, anchor, start }: Artifact): TextRange {
  const place = problem === undefined ? undefined : content.textRangeOf(problem.range);
  return place === undefined || place.end <= place.start ? anchor : shiftRange(place, start);
}

function describeDer({ t }: RuleContext): string {
  return t(
    'This file is named .pem and holds DER, the binary form. Programs that expect PEM do not find a certificate in it ("no start line"); encode it as PEM, or name it .der.',
  );
}

function describeUnreadable(label: string, problem: DecodeProblem | undefined, { t }: RuleContext): string {
  if (problem === undefined)
    return t(
      'What this block encodes is not what {0} promises. Programs refuse it; copy it again from its source.',
      quote(label),
    );
  return t(
    'What this block encodes is not what {0} promises: {1} ({2}). Programs refuse it; copy it again from its source.',
    quote(label),
    problem.what,
    problem.where,
  );
}

function describeSurplus({ range }: DecodeProblem, { t }: RuleContext): string {
  return t(
    '{0} bytes follow the end of this certificate in its block. Go ("trailing data"), Java and Node refuse it; copy it again from its source.',
    range.end - range.start,
  );
}

function describeMislabelled(label: string, object: PkiObject, context: RuleContext): string {
  return context.t(
    'This block is labelled {0} and holds {1}. Programs that look for either do not find it; give it the label of what it is.',
    quote(label),
    describeKind(object, context),
  );
}

function describeKind(object: PkiObject, { t }: RuleContext): string {
  switch (object.kind) {
    case 'certificate':
      return t('a certificate');
    case 'csr':
      return t('a certificate request');
    case 'crl':
      return t('a certificate revocation list');
    case 'public-key':
      return t('a public key');
    case 'private-key':
      return t('a private key ({0})', object.format);
    case 'pkcs7':
      return t('a PKCS#7 bundle');
    case 'other':
      return object.what;
    case 'unreadable':
      return t('something unreadable');
  }
}
