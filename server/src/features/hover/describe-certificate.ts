import type { LocatedArtifact } from '../../documents/locate.ts';
import { formatInstant, formatRelative, formatSpan } from '../../text/duration.ts';
import type { Localize } from '../../text/localize.ts';
import { formatGeneralName, getDisplayName, getExtension, getRole } from '../../x509/identity.ts';
import type { Certificate, PublicKey, Time } from '../../x509/types.ts';
import { formatChain } from '../chain-line.ts';
import { certificateAt } from '../definition.ts';
import { colonHex, fingerprintsOf } from '../fingerprints.ts';
import { code, prose, table } from '../markdown.ts';
import { summarizeJudgement } from '../path-verdict.ts';
import type { AnalyzedDocument, FeatureContext } from '../types.ts';
import { describeIdentity } from './describe-identity.ts';

/** Names listed before the rest is only counted. */
const NAME_LIMIT = 12;

/** Markdown for a certificate: who it is for, who issued it, until when, and what it may be used for. */
export function describeCertificate(
  certificate: Certificate,
  subject: LocatedArtifact,
  analyzed: AnalyzedDocument,
  context: FeatureContext,
): string {
  const { t } = context;
  return [
    `**${code(getDisplayName(certificate))}** · ${roleLabel(certificate, t)}`,
    `${t('Issued by')} ${code(certificate.issuer.text || '(empty)')}`,
    describeValidity(certificate, context),
    table(rowsOf(certificate, subject, analyzed, context)),
    describeFingerprints(certificate, context),
    describeProblems(certificate, t),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Role in a handshake, for people. */
export function roleLabel(certificate: Certificate, t: Localize): string {
  switch (getRole(certificate)) {
    case 'ca':
      return t('certificate authority');
    case 'server':
      return t('server certificate');
    case 'client':
      return t('client certificate');
    case 'server+client':
      return t('server and client certificate');
    case 'other':
      return t('certificate for another purpose');
  }
}

function describeValidity(certificate: Certificate, { now, t }: FeatureContext): string {
  const { notBefore, notAfter } = certificate.validity;
  const line = `${t('Valid')} ${showTime(notBefore)} → ${showTime(notAfter)}`;
  const from = notBefore.epochMilliseconds;
  const until = notAfter.epochMilliseconds;
  if (from === undefined || until === undefined || until <= from) return line;
  const used = Math.min(1, Math.max(0, (now - from) / (until - from)));
  const state = now < from ? t('starts {0}', formatRelative(from, now, t)) : expiryPhrase(until, now, t);
  return `${line}  \n\`${bar(used)}\` **${state}** · ${t('lifetime {0}', formatSpan(until - from, t))}`;
}

/** `expires in 42 days`, `expired 3 days ago`. Both instants in milliseconds since 1970 UTC. */
export function expiryPhrase(until: number, now: number, t: Localize): string {
  return until >= now
    ? t('expires {0}', formatRelative(until, now, t))
    : t('expired {0}', formatRelative(until, now, t));
}

/** Sixteen cells, as many filled as the lifetime is used up (0 to 1). */
function bar(used: number): string {
  const filled = Math.round(used * 16);
  return '█'.repeat(filled) + '░'.repeat(16 - filled);
}

/** As people read it; the bare characters where they are no time. */
export function showTime(time: Time): string {
  return time.epochMilliseconds === undefined ? code(time.encoded) : formatInstant(time.epochMilliseconds);
}

function rowsOf(
  certificate: Certificate,
  subject: LocatedArtifact,
  analyzed: AnalyzedDocument,
  context: FeatureContext,
): [string, string][] {
  const { t } = context;
  const rows: [string, string | undefined][] = [
    [t('Subject'), code(certificate.subject.text || t('(empty)'))],
    [t('Alternative names'), alternativeNames(certificate, t)],
    [t('Identity'), describeIdentity(certificate, t)],
    // What a cut off or damaged certificate does not say is left out.
    [t('Key'), certificate.publicKey.type === '' ? undefined : describePublicKey(certificate.publicKey, t)],
    [
      t('Signature'),
      certificate.signatureAlgorithm.name === '' ? undefined : code(certificate.signatureAlgorithm.name),
    ],
    [t('Usages'), usages(certificate)],
    [t('Constraints'), constraints(certificate, t)],
    [t('Chain'), chainOf(certificate, subject, analyzed, context)],
    [t('Serial number'), code(colonHex(certificate.serialNumber.hex))],
  ];
  return rows.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
}

function alternativeNames(certificate: Certificate, t: Localize): string | undefined {
  const names = getExtension(certificate, 'subjectAltName')?.names;
  if (names === undefined) return undefined;
  return listLimited(
    names.map((name) => code(formatGeneralName(name))),
    t,
  );
}

/** Items joined by commas; from the thirteenth on only counted. */
export function listLimited(items: readonly string[], t: Localize): string {
  const rest = items.length - NAME_LIMIT;
  const shown = items.slice(0, NAME_LIMIT).join(', ');
  return rest > 0 ? `${shown} ${t('and {0} more', rest)}` : shown;
}

/** `RSA, 2048 bits`, `EC, P-256`. */
export function describePublicKey(key: PublicKey, t: Localize): string {
  const detail = key.curve ?? (key.bits === undefined ? undefined : t('{0} bits', key.bits));
  return detail === undefined
    ? code(key.type)
    : `${code(key.type)}, ${key.curve === undefined ? prose(detail) : code(detail)}`;
}

function usages(certificate: Certificate): string | undefined {
  const all = [
    ...(getExtension(certificate, 'keyUsage')?.usages ?? []),
    ...(getExtension(certificate, 'extendedKeyUsage')?.purposes.map((purpose) => purpose.name) ?? []),
  ];
  return all.length === 0 ? undefined : all.map((usage) => code(usage)).join(', ');
}

function constraints(certificate: Certificate, t: Localize): string | undefined {
  const basic = getExtension(certificate, 'basicConstraints');
  if (basic?.ca !== true) return undefined;
  return basic.pathLength === undefined ? t('CA, any path length') : t('CA, path length {0}', basic.pathLength);
}

function chainOf(
  certificate: Certificate,
  subject: LocatedArtifact,
  analyzed: AnalyzedDocument,
  context: FeatureContext,
): string | undefined {
  const analysis = analyzed.analyses.get(subject.unit);
  const place = analysis === undefined ? undefined : certificateAt(analysis, subject.artifact);
  if (analysis === undefined || place === undefined) return undefined;
  const chain = formatChain(place, certificate, analysis, context);
  const judgement = analysis.holders.find(({ leaf }) => leaf === place)?.judgement;
  const verdict = judgement && summarizeJudgement(judgement, context.t);
  return verdict === undefined ? chain : `${chain} · **${prose(verdict)}**`;
}

function describeProblems(certificate: Certificate, t: Localize): string {
  const { problems } = certificate;
  if (problems.length === 0) return '';
  const lines = problems.slice(0, 5).map((problem) => `- ${prose(problem.where)}: ${prose(problem.what)}`);
  return [t('Encoding oddities:'), '', ...lines].join('\n');
}

/** Below the table: in a paragraph editors break long values where they must, in a table they would widen the hover. */
function describeFingerprints(certificate: Certificate, { crypto, t }: FeatureContext): string {
  const { sha256, sha1, publicKey } = fingerprintsOf(certificate, crypto);
  const lines = [
    `SHA-256 ${code(colonHex(sha256))}`,
    `SHA-1 ${code(colonHex(sha1))}`,
    ...(publicKey === undefined ? [] : [`${t('SPKI pin')} ${code(`sha256/${publicKey.pin}`)}`]),
  ];
  return lines.join('  \n');
}
