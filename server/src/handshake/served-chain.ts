import type { OpenDocument } from '../documents/read-document.ts';
import { isNamedIssuer } from '../path/certificate-links.ts';
import { encodePem } from '../pem/encode.ts';
import type { Finding, RuleSettings, Severity } from '../rules/types.ts';
import type { Localize } from '../text/localize.ts';
import { SourceText } from '../text/source-text.ts';
import { showEndpoint } from './diagnose/observations.ts';
import type { Evidence } from './evidence.ts';

/** What a rule says of the chain as it was served. */
export interface ServedFinding {
  /** The rule's id, and its page under `docs/rules/`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Which certificate it is about, in the order served, from 0. */
  readonly index: number;
}

/** What reads and judges a document: the certificate service. */
export interface DocumentJudge {
  read(source: SourceText): OpenDocument;
  analyze(
    open: OpenDocument,
    options: { readonly settings: RuleSettings; readonly t: Localize; readonly now: number },
  ): Promise<{ readonly findings: readonly Finding[] }>;
}

/** The served chain as one PEM text, in the order served: what is saved, and what rules look at. */
export function servedPem({ report }: Evidence): string {
  return report.attempt.handshake.certificates.map(({ der }) => encodePem('CERTIFICATE', der)).join('');
}

/** Everything that the rules say of a file with this chain: order, holes, repeats, a root sent needlessly, expiry. */
export async function checkServedChain(
  evidence: Evidence,
  service: DocumentJudge,
  options: { readonly settings: RuleSettings; readonly t: Localize },
): Promise<readonly ServedFinding[]> {
  const text = servedPem(evidence);
  if (text === '') return [];
  const name = showEndpoint(evidence.report.target).replace(/[[\]]/g, '');
  const open = service.read(SourceText.create(`untitled:${name}`, 'pem', 1, text));
  const { findings } = await service.analyze(open, { ...options, now: evidence.now });
  return findings
    .filter(({ code }) => !isSettled(code, evidence))
    .map(({ code, severity, message, range }) => ({
      code,
      severity,
      message,
      index: Math.max(0, countBlocks(text.slice(0, range.start + 1)) - 1),
    }));
}

/** An issuer that is trusted need not lie in the workspace, whatever else is wrong with what it issued. */
function isSettled(code: string, { chain: { certificates, result }, anchors }: Evidence): boolean {
  if (code !== 'chain/missing-issuer') return false;
  const [leaf] = certificates;
  return result?.verdict === 'valid' || (leaf !== undefined && anchors.some((anchor) => isNamedIssuer(anchor, leaf)));
}

function countBlocks(text: string): number {
  return text.match(/^-(?=----BEGIN|$)/gm)?.length ?? 0;
}
