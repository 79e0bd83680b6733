import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { allArtifacts } from '../../documents/locate.ts';
import { createNodeRuntime } from '../../runtime/node.ts';
import { createCertificateService } from '../../service.ts';
import { english } from '../../text/localize.ts';
import { EXIT } from '../exit-code.ts';
import { readInputs } from '../read-inputs.ts';
import { displayPath, type Input, STANDARD_INPUT, type UnreadableInput } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import {
  Baseline,
  type BaselineEntry,
  type BaselineReport,
  folderOf,
  formatBaseline,
  isKept,
  moveEntry,
  readBaseline,
  toEntry,
} from './baseline.ts';
import { formatJson } from './format-json.ts';
import { formatSarif } from './format-sarif.ts';
import { formatText } from './format-text.ts';
import { type CheckOptions, parseCheckOptions, reaches } from './options.ts';
import { type CheckReport, type ReportedFinding, toReported } from './report.ts';

/** `certscope check`: the editor's findings for files and directories. Returns the exit code. */
export async function runCheck(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseCheckOptions(args, terminal);
  const run = await check(options, terminal);
  const { report } = run;
  if (options.writeBaseline !== undefined) {
    const folder = folderOf(options.writeBaseline, terminal);
    const text = formatBaseline([...run.kept.map(({ entry }) => entry(folder)), ...run.unasked(folder)]);
    terminal.writeFile(resolve(terminal.cwd, options.writeBaseline), text);
  }
  terminal.out(format(report, options, terminal));
  for (const { file, reason } of report.unreadable) terminal.error(`certscope: cannot read ${file}: ${reason}\n`);
  if (report.unreadable.length > 0) return EXIT.unusable;
  if (options.writeBaseline !== undefined) return EXIT.clean;
  return isFailure(report, options, run) ? EXIT.findings : EXIT.clean;
}

/** With a baseline, so is what is known or silenced and no longer there: both would hide the next one. */
function isFailure(
  { findings, baseline }: CheckReport,
  { failOn }: CheckOptions,
  { unusedComments }: CheckRun,
): boolean {
  if (baseline !== undefined && (baseline.stale.length > 0 || unusedComments > 0)) return true;
  return failOn !== 'never' && findings.some(({ severity }) => reaches(severity, failOn));
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
async function check(options: CheckOptions, terminal: Terminal): Promise<CheckRun> {
  const runtime = createNodeRuntime();
  const service = createCertificateService(runtime);
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
  const found: FoundFinding[] = [];
  for (const { file, open } of inputs) {
    const analyzed = await service.analyze(open, { settings: options.settings, t: english, now: options.now });
    for (const finding of analyzed.findings) {
      const entry = (folder: string) => toEntry(finding, folder, analyzed, runtime.crypto);
      found.push({ finding: toReported(finding, file, analyzed, terminal), entry });
    }
  }
  const counts = inputs.map(({ open }) => [...allArtifacts(open.document)].length);
  const known = compare(options.baseline, found, inputs, terminal);
  const isLoud = ({ finding }: FoundFinding) => reaches(finding.severity, options.minSeverity);
  // With a baseline a comment that silences nothing fails the run: what fails it is shown.
  const reported = known.unknown.filter((one) => isLoud(one) || (known.report !== undefined && isUnused(one)));
  return {
    kept: found.filter((one) => isKept(one.finding.code) && (isLoud(one) || known.taken.has(one))),
    unasked: known.unasked,
    unusedComments: found.filter(isUnused).length,
    report: {
      findings: reported.map(({ finding }) => finding),
      unreadable,
      filesRead,
      filesWithCertificates: counts.filter((count) => count > 0).length,
      blocks: counts.reduce((sum, count) => sum + count, 0),
      ...(known.report === undefined ? {} : { baseline: known.report }),
    },
  };
}

interface FoundFinding {
  readonly finding: ReportedFinding;
  /** In a baseline in this folder. Worked out only where one is read or written. */
  entry(folder: string): BaselineEntry;
}

function isUnused({ finding }: FoundFinding): boolean {
  return finding.code === 'suppression/unused';
}

/** What a run reports, and what else it found. */
interface CheckRun {
  readonly report: CheckReport;
  /** What a baseline of this run knows: what is reported, and what the old baseline knew that is still there. */
  readonly kept: readonly FoundFinding[];
  /** Entries of the old baseline about files that are there and were not asked about, for one in this folder. */
  unasked(folder: string): readonly BaselineEntry[];
  /** Comments that silence a rule which finds nothing. */
  readonly unusedComments: number;
}

/** Takes out what a baseline knows. Its entries about files that were not read count only where those files are gone. */
function compare(
  file: string | undefined,
  found: readonly FoundFinding[],
  inputs: readonly Input[],
  terminal: Terminal,
): Comparison {
  if (file === undefined) return { taken: new Set(), unknown: found, unasked: () => [], report: undefined };
  const baseline = new Baseline(readBaseline(file, terminal));
  const folder = folderOf(file, terminal);
  const taken = new Set(found.filter(({ finding, entry }) => isKept(finding.code) && baseline.take(entry(folder))));
  const read = new Set(inputs.map((input) => input.file));
  const displayed = (entry: BaselineEntry) => displayFrom(folder, entry.file, terminal);
  const isGone = (entry: BaselineEntry) => read.has(displayed(entry)) || !exists(displayed(entry), terminal);
  const stale = baseline.left.filter(isGone).map((entry) => ({ ...entry, file: displayed(entry) }));
  return {
    taken,
    unknown: found.filter((one) => !taken.has(one)),
    unasked: (to) => baseline.left.filter((entry) => !isGone(entry)).map((entry) => moveEntry(entry, folder, to)),
    report: { file, known: taken.size, stale },
  };
}

/** What a run found, against a baseline. */
interface Comparison extends Pick<CheckRun, 'unasked'> {
  /** What it knows. */
  readonly taken: ReadonlySet<FoundFinding>;
  readonly unknown: readonly FoundFinding[];
  /** Undefined where there is none. */
  readonly report: BaselineReport | undefined;
}

/** A baseline's file as reports name it. */
function displayFrom(folder: string, file: string, terminal: Terminal): string {
  return file === STANDARD_INPUT ? file : displayPath(resolve(folder, file), terminal);
}

function exists(file: string, terminal: Terminal): boolean {
  // What comes in through standard input is not kept anywhere: it may come again.
  if (file === STANDARD_INPUT) return true;
  try {
    terminal.isDirectory(resolve(terminal.cwd, file));
    return true;
  } catch {
    return false;
  }
}
