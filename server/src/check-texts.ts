import { defaultRuleSettings } from './rules/settings.ts';
import type { Finding } from './rules/types.ts';
import type { Runtime } from './runtime/types.ts';
import { createCertificateService } from './service.ts';
import type { Localize } from './text/localize.ts';
import { SourceText } from './text/source-text.ts';

/** PEM, and the name of the file that it would be. */
export interface CheckedText {
  readonly name: string;
  readonly text: string;
}

/** Its places would be places in files that are not there yet. */
export type TextFinding = Pick<Finding, 'code' | 'severity' | 'message'>;

/** What the rules, as they are where nobody set anything, say of PEM texts that know of each other and of nothing else. */
export async function checkTexts(
  texts: readonly CheckedText[],
  runtime: Runtime,
  t: Localize,
): Promise<readonly TextFinding[]> {
  const service = createCertificateService(runtime);
  const documents = texts.map(({ name, text }) => service.read(SourceText.create(`untitled:${name}`, 'pem', 1, text)));
  for (const open of documents) service.workspace.setFile(open.document.uri, open);
  const findings: TextFinding[] = [];
  for (const open of documents) {
    const analyzed = await service.analyze(open, { settings: defaultRuleSettings, t });
    findings.push(...analyzed.findings.map(({ code, severity, message }) => ({ code, severity, message })));
  }
  return findings;
}
