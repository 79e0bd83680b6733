import { connectionDocumentationUrl } from '../../features/documentation.ts';
import { visible } from '../../features/markdown.ts';
import type { Localize } from '../../text/localize.ts';
import type { Diagnosis, Evidence, StackErrors } from '../evidence.ts';
import type { ReportInput } from './types.ts';

const marks: Readonly<Record<Diagnosis['severity'], string>> = { error: '✗', warning: '!', information: '·' };
const stacks: readonly (readonly [keyof StackErrors, string])[] = [
  ['openssl', 'OpenSSL'],
  ['go', 'Go'],
  ['java', 'Java'],
  ['node', 'Node'],
];

/** Each diagnosis with its three sentences, what other programs say for it, and its page; else that the connection is good. */
export function describeDiagnoses({ evidence, diagnoses, t }: ReportInput): readonly string[] {
  const isGood =
    evidence.report.attempt.outcome.kind !== 'failed' && diagnoses.every(({ severity }) => severity !== 'error');
  const parts = [
    ...(isGood || diagnoses.length === 0 ? [describeSuccess(evidence, t)] : []),
    ...diagnoses.map((diagnosis) => describeDiagnosis(diagnosis, t)),
  ];
  return parts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

/** Its three sentences, what other programs say for it, and its page. */
export function describeDiagnosis({ id, severity, cause, evidence, remedy, says }: Diagnosis, t: Localize): string[] {
  return [
    `${marks[severity]} ${visible(cause, 2000)}`,
    `  ${visible(evidence, 2000)}`,
    `  → ${visible(remedy, 2000)}`,
    ...stacks.flatMap(([stack, name]) =>
      says[stack].length === 0 ? [] : [`  ${t('{0} says: {1}', name, says[stack].join(' · '))}`],
    ),
    `  ${connectionDocumentationUrl(id)}`,
  ];
}

function describeSuccess({ report, chain }: Evidence, t: Localize): readonly string[] {
  const { outcome, clientCertificate } = report.attempt;
  if (outcome.kind === 'failed') return [t('· The test was stopped.')];
  return [
    chain.result === undefined
      ? t('✓ The handshake is complete. Whether its certificate is trusted was not tested.')
      : t('✓ The handshake is complete, and the certificate of the server holds.'),
    ...(clientCertificate === 'offered' && (report.attempt.handshake.clientCertificates ?? []).length > 0
      ? [acceptedClient(outcome.kind === 'accepted' && outcome.shownBy !== 'quiet', t)]
      : []),
  ];
}

function acceptedClient(isShown: boolean, t: Localize): string {
  return isShown
    ? t('✓ The server accepted the client certificate.')
    : t('✓ The server did not object to the client certificate within the time that was waited.');
}
