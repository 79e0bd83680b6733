import { connectionDocumentationUrl } from '../../features/documentation.ts';
import { visible } from '../../features/markdown.ts';
import type { Localize } from '../../text/localize.ts';
import { findAcceptance, isHttpAsked } from '../client-acceptance.ts';
import type { Diagnosis, Evidence, StackErrors } from '../evidence.ts';
import type { ConnectionReport } from '../types.ts';
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
  const { outcome } = report.attempt;
  if (outcome.kind === 'failed') return [t('· The test was stopped.')];
  const isTested = chain.result !== undefined;
  if (outcome.kind === 'closed')
    return [
      t('! The handshake is complete, and then the server closed the connection without a word.'),
      `  ${t('It may have refused the client, have nobody behind it to pass the connection to, or be done with it: look into its log.')}`,
      isTested
        ? t('✓ The certificate of the server holds.')
        : t('· Whether the certificate of the server is trusted was not tested.'),
    ];
  return [
    isTested
      ? t('✓ The handshake is complete, and the certificate of the server holds.')
      : t('✓ The handshake is complete. Whether its certificate is trusted was not tested.'),
    ...describeAcceptance(report, t),
  ];
}

function describeAcceptance(report: ConnectionReport, t: Localize): readonly string[] {
  switch (findAcceptance(report)) {
    case 'shown':
      return [t('✓ The server accepted the client certificate.')];
    case 'not-contradicted':
      return [t('✓ The server did not object to the client certificate within the time that was waited.')];
    case 'only-in-http':
      return [
        isHttpAsked(report.target, report.attempt.handshake.serverHello?.alpn)
          ? t('· Whether the server takes the client certificate shows only in HTTP, and the request was not answered.')
          : t('· Whether the server takes the client certificate shows only in HTTP, and no request was made.'),
      ];
    case 'not-required':
      return [
        t('· The server lets clients in without a certificate as well: whether it takes this one does not show.'),
      ];
    default:
      return [];
  }
}
