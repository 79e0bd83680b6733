import { pathToFileURL } from 'node:url';
import { allArtifacts } from '../../documents/locate.ts';
import { createNodeRuntime } from '../../runtime/node.ts';
import { createCertificateService } from '../../service.ts';
import { english } from '../../text/localize.ts';
import { EXIT } from '../exit-code.ts';
import { readInputs } from '../read-inputs.ts';
import type { Input, UnreadableInput } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { formatJson } from './format-json.ts';
import { formatSarif } from './format-sarif.ts';
import { formatText } from './format-text.ts';
import { type CheckOptions, parseCheckOptions, reaches } from './options.ts';
import { type CheckReport, type ReportedFinding, toReported } from './report.ts';

/** `certscope check`: the editor's findings for files and directories. Returns the exit code. */
export async function runCheck(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseCheckOptions(args, terminal);
  const report = await check(options, terminal);
  terminal.out(format(report, options, terminal));
  for (const { file, reason } of report.unreadable) terminal.error(`certscope: cannot read ${file}: ${reason}\n`);
  if (report.unreadable.length > 0) return EXIT.unusable;
  const { failOn } = options;
  return failOn !== 'never' && report.findings.some(({ severity }) => reaches(severity, failOn))
    ? EXIT.findings
    : EXIT.clean;
}

function format(report: CheckReport, options: CheckOptions, terminal: Terminal): string {
  switch (options.format) {
    case 'json':
      return formatJson(report);
    case 'sarif':
      return formatSarif(report);
    case 'text':
      return formatText(report, terminal.color);
  }
}

/** Reads everything first, so that issuers and keys are found across files, and judges then. */
async function check(options: CheckOptions, terminal: Terminal): Promise<CheckReport> {
  const service = createCertificateService(createNodeRuntime());
  service.workspace.setFolders([pathToFileURL(terminal.cwd).href]);
  const inputs: Input[] = [];
  const unreadable: UnreadableInput[] = [];
  let filesRead = 0;
  for await (const input of readInputs(options.paths, options, terminal)) {
    filesRead += 'passedOver' in input ? input.passedOver : 1;
    if ('passedOver' in input) continue;
    if ('reason' in input) {
      unreadable.push(input);
    } else if (input.open.document.units.length > 0) {
      service.workspace.setFile(input.open.document.uri, input.open);
      inputs.push(input);
    }
  }
  const findings: ReportedFinding[] = [];
  for (const { file, open } of inputs) {
    const analyzed = await service.analyze(open, { settings: options.settings, t: english, now: options.now });
    for (const finding of analyzed.findings) {
      if (reaches(finding.severity, options.minSeverity)) findings.push(toReported(finding, file, analyzed, terminal));
    }
  }
  const counts = inputs.map(({ open }) => [...allArtifacts(open.document)].length);
  return {
    findings,
    unreadable,
    filesRead,
    filesWithCertificates: counts.filter((count) => count > 0).length,
    blocks: counts.reduce((sum, count) => sum + count, 0),
  };
}
