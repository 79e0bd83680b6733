import { connectionDocumentationUrl, documentationUrl } from '../../features/documentation.ts';
import { visible } from '../../features/markdown.ts';
import { formatInstant } from '../../text/duration.ts';
import type { Localize } from '../../text/localize.ts';
import { getDisplayName } from '../../x509/identity.ts';
import { compareDeployed, hasSameNames, isNewer } from '../deployed.ts';
import { failedIn } from '../diagnose/observations.ts';
import type { Diagnosis, Evidence } from '../evidence.ts';
import type { ServedFinding } from '../served-chain.ts';
import type { SavedTarget, TargetIssue, TargetResult, TargetSummary } from './types.ts';

/** A test that was made, and what was made of it. */
export interface TestedTarget {
  readonly evidence: Evidence;
  readonly diagnoses: readonly Diagnosis[];
  readonly findings: readonly ServedFinding[];
}

/** What a table and an editor say of a target that was tested. */
export function summarizeTarget(
  { name, address }: Pick<SavedTarget, 'name' | 'address'>,
  tested: TestedTarget,
  t: Localize,
): TargetSummary {
  const { evidence, diagnoses, findings } = tested;
  const issues = [
    ...diagnoses.map((diagnosis) => ofDiagnosis(diagnosis)),
    ...findings.map(({ code, severity, message }) => ({ code, severity, message, href: documentationUrl(code) })),
    ...notDeployed(evidence, t),
  ].filter(isWrong);
  const [leaf] = evidence.chain.certificates;
  return {
    name,
    address,
    result: resultOf(evidence, issues),
    // Errors come first, and each kind in the order in which it was found.
    issues: [
      ...issues.toSorted((one, other) => Number(other.severity === 'error') - Number(one.severity === 'error')),
      ...olderInWorkspace(evidence, t),
    ],
    version: evidence.report.attempt.handshake.serverHello?.version.name,
    certificate: leaf === undefined ? undefined : getDisplayName(leaf),
    notAfter: leaf?.validity.notAfter.epochMilliseconds,
  };
}

/** What is said of a target that could not be tested. */
export function untestedTarget({ name, address }: SavedTarget, message: string): TargetSummary {
  return {
    name,
    address,
    result: 'untested',
    issues: [{ code: 'not-tested', severity: 'error', message, href: undefined }],
  };
}

function resultOf(evidence: Evidence, issues: readonly TargetIssue[]): TargetResult {
  if (failedIn(evidence, 'credentials') !== undefined) return 'untested';
  if (failedIn(evidence, 'resolve', 'connect', 'proxy') !== undefined) return 'unreachable';
  if (evidence.report.attempt.outcome.kind !== 'accepted') return 'failed';
  return issues.length > 0 ? 'findings' : 'fine';
}

function ofDiagnosis({ id, severity, cause, remedy }: Diagnosis): TargetIssue {
  const message = `${visible(cause, 2000)} ${visible(remedy, 2000)}`;
  return { code: id, severity, message, href: connectionDocumentationUrl(id) };
}

/** What counts against a target; the rest is said at its entry alone. */
export function isWrong({ severity }: Pick<TargetIssue, 'severity'>): boolean {
  return severity === 'error' || severity === 'warning';
}

/** What lies in the workspace is newer than what is served: it was renewed, and not deployed. */
function notDeployed(evidence: Evidence, t: Localize): readonly TargetIssue[] {
  const { same, others } = compareDeployed(evidence);
  const [leaf] = evidence.chain.certificates;
  const [newest] = others;
  if (leaf === undefined || newest === undefined || same.length > 0 || !isNewer(newest.certificate, leaf)) return [];
  const until = newest.certificate.validity.notAfter.epochMilliseconds;
  const message = t(
    'The certificate in {0}, valid until {1}, is newer than the one that the server shows: deploy it, and have the server read it again.',
    visible(newest.place, 200),
    until === undefined ? '?' : formatInstant(until),
  );
  return [{ code: 'not-deployed', severity: 'warning', message, href: undefined }];
}

/**
 * What is served was issued after what lies in the workspace for the same names, with its key: whoever deploys it from there takes the renewal back. An
 * information: another program may rightly renew what is served, and the file may be for another place. Without a key it is a copy for clients; with
 * other names, another server's; expired, it has a finding of its own: of none of them anything is said here.
 */
function olderInWorkspace(evidence: Evidence, t: Localize): readonly TargetIssue[] {
  const { chain, now } = evidence;
  const { same, others } = compareDeployed(evidence);
  const [leaf] = chain.certificates;
  if (leaf === undefined || same.length > 0 || others.some(({ certificate }) => isNewer(certificate, leaf))) return [];
  const older = others.find(
    ({ certificate, keyPlace }) =>
      keyPlace !== undefined &&
      isNewer(leaf, certificate) &&
      (certificate.validity.notAfter.epochMilliseconds ?? 0) > now &&
      hasSameNames(certificate, leaf),
  );
  if (older === undefined) return [];
  const message = t(
    'The server shows a certificate that is newer than the one in {0}, which has its key in {1}: deployed from here, the older one would come back. Put the new one there, if this is where it comes from.',
    visible(older.place, 200),
    visible(older.keyPlace ?? '', 200),
  );
  return [{ code: 'older-in-workspace', severity: 'information', message, href: undefined }];
}
