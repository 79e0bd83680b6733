import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { languageOf } from '../../documents/language.ts';
import { allArtifacts } from '../../documents/locate.ts';
import { readBytes } from '../../documents/read-bytes.ts';
import { createNodeFiles } from '../../runtime/node/files.ts';
import { createNodeRuntime } from '../../runtime/node.ts';
import { createCertificateService } from '../../service.ts';
import { english } from '../../text/localize.ts';
import { EXIT } from '../exit-code.ts';
import { displayUri, type Input, readInput, STANDARD_INPUT, type UnreadableInput } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { formatJson } from './format-json.ts';
import { formatSarif } from './format-sarif.ts';
import { formatText } from './format-text.ts';
import { type CheckOptions, parseCheckOptions, reaches } from './options.ts';
import { type CheckReport, type ReportedFinding, toReported } from './report.ts';

/** Larger files in a directory are passed over, as by the editor's index. Bytes. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

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
  for await (const input of readAll(options, terminal)) {
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

/** Files of a directory that certainly hold nothing of ours, counted and not read further. */
interface PassedOver {
  readonly passedOver: number;
}

async function* readAll(
  options: CheckOptions,
  terminal: Terminal,
): AsyncGenerator<Input | UnreadableInput | PassedOver> {
  const seen = new Set<string>();
  for (const path of options.paths) {
    for await (const input of isDirectory(path, terminal)
      ? readDirectory(path, options, terminal)
      : single(path, terminal)) {
      if ('file' in input && seen.has(input.file)) continue;
      if ('file' in input) seen.add(input.file);
      yield input;
    }
  }
}

function isDirectory(path: string, terminal: Terminal): boolean {
  try {
    return path !== STANDARD_INPUT && terminal.isDirectory(resolve(terminal.cwd, path));
  } catch {
    // Reading it as a file says what is wrong with it.
    return false;
  }
}

async function* single(path: string, terminal: Terminal): AsyncGenerator<Input | UnreadableInput> {
  yield await readInput(path, terminal);
}

async function* readDirectory(
  path: string,
  options: CheckOptions,
  terminal: Terminal,
): AsyncGenerator<Input | PassedOver> {
  const root = pathToFileURL(resolve(terminal.cwd, path)).href;
  const files = createNodeFiles([root], {
    respectGitignore: options.respectGitignore,
    maxFileBytes: MAX_FILE_BYTES,
    exclude: [],
  });
  for await (const batch of files.load(new AbortController().signal, MAX_FILE_BYTES)) {
    yield { passedOver: batch.scanned - batch.files.length };
    for (const { uri, bytes } of batch.files) {
      yield { file: displayUri(uri, terminal), open: readBytes(uri, bytes, languageOf(uri) ?? 'pem') };
    }
  }
}
