import { basename, dirname, resolve } from 'node:path';
import { toHex } from '../../../asn1/hex.ts';
import { diagnose } from '../../../handshake/diagnose/diagnose.ts';
import { judge } from '../../../handshake/judge.ts';
import type { ClientCandidate } from '../../../handshake/matching.ts';
import { reportToJson } from '../../../handshake/report/to-json.ts';
import { checkServedChain } from '../../../handshake/served-chain.ts';
import { formatTargets } from '../../../handshake/targets/format-table.ts';
import { inParallel } from '../../../handshake/targets/in-parallel.ts';
import { readTargets } from '../../../handshake/targets/read-targets.ts';
import { summarizeTarget, type TestedTarget, untestedTarget } from '../../../handshake/targets/summarize.ts';
import type { SavedTarget, TargetSummary } from '../../../handshake/targets/types.ts';
import { PHASES } from '../../../handshake/types.ts';
import { workspaceAuthorities } from '../../../handshake/workspace-authorities.ts';
import { defaultRuleSettings } from '../../../rules/settings.ts';
import { createNodeRuntime } from '../../../runtime/node.ts';
import { type CertificateService, createCertificateService } from '../../../service.ts';
import { english } from '../../../text/localize.ts';
import { SourceText } from '../../../text/source-text.ts';
import { probe } from '../../../tls/probe.ts';
import { version } from '../../../version.ts';
import type { Certificate } from '../../../x509/types.ts';
import { EXIT } from '../../exit-code.ts';
import type { Terminal } from '../../terminal.ts';
import { UnusableInput } from '../../verify/material.ts';
import { readAtHand } from '../at-hand.ts';
import { readCredentials } from '../credentials.ts';
import { paint } from '../paint.ts';
import { readAnchors } from '../trust.ts';
import { parseTargetsOptions, type TargetsOptions } from './options.ts';

/** Targets that are tested at the same time. */
const AT_ONCE = 4;

/** What all targets are tested with. */
interface Project {
  readonly options: TargetsOptions;
  readonly terminal: Terminal;
  /** Paths of the file count from here. */
  readonly root: string;
  readonly service: CertificateService;
  /** Certificates of the project. */
  readonly known: readonly ClientCandidate[];
}

/** A target with what came of it; without a test where none could be made. */
interface Outcome {
  readonly saved: SavedTarget;
  readonly summary: TargetSummary;
  readonly tested: TestedTarget | undefined;
}

/** `certscope connect --targets FILE`: every target of the file. Returns the exit code; throws UnusableInput and a UsageError. */
export async function connectAll(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseTargetsOptions(args, terminal);
  const targets = readFile(options.file, terminal);
  const root = rootOf(resolve(terminal.cwd, options.file));
  const service = createCertificateService(createNodeRuntime());
  const known = await readAtHand(options.workspace ?? [root], service.workspace, terminal);
  const project = { options, terminal, root, service, known };
  const outcomes = await inParallel(targets, AT_ONCE, (saved) => test(saved, project));
  terminal.out(options.format === 'json' ? toJson(outcomes) : toText(outcomes, project));
  return exitCode(outcomes, options.failOn);
}

/** A file with a mistake tests nothing: what is left out would pass for what is fine. */
function readFile(file: string, terminal: Terminal): readonly SavedTarget[] {
  const text = new TextDecoder().decode(readBytes(file, terminal));
  const { targets, problems } = readTargets(text, english);
  const source = SourceText.create(file, 'yaml', 0, text);
  const lines = problems.map(({ range, message }) => `${file}:${source.positionAt(range.start).line + 1}: ${message}`);
  if (lines.length > 0) throw new UnusableInput(lines.join('\n'));
  if (targets.length === 0) throw new UnusableInput(`${file} names no targets.`);
  return targets;
}

function readBytes(file: string, terminal: Terminal): Uint8Array {
  try {
    return terminal.readFile(resolve(terminal.cwd, file));
  } catch (error) {
    throw new UnusableInput(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The folder that has the file’s `.certscope`; else its own. */
function rootOf(path: string): string {
  const folder = dirname(path);
  return basename(folder) === '.certscope' ? dirname(folder) : folder;
}

async function test(saved: SavedTarget, project: Project): Promise<Outcome> {
  try {
    const tested = await observe(saved, project);
    return { saved, tested, summary: summarizeTarget(saved, tested, english) };
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    return { saved, tested: undefined, summary: untestedTarget(saved, error.message) };
  }
}

async function observe(saved: SavedTarget, project: Project): Promise<TestedTarget> {
  const { options, terminal, root, service, known } = project;
  const anchors = await anchorsOf(saved, project);
  const files = saved.certificate !== undefined &&
    saved.key !== undefined && {
      kind: 'pem' as const,
      certificate: resolve(root, saved.certificate),
      key: resolve(root, saved.key),
    };
  const report = await probe(
    { ...saved.target, proxy: options.proxy },
    {
      credentials: readCredentials(files || undefined, undefined, terminal),
      resume: false,
      timeouts:
        options.timeout === undefined ? {} : Object.fromEntries(PHASES.map((phase) => [phase, options.timeout])),
      proxyAuthorization: options.proxyAuthorization,
      now: () => options.now,
      clock: () => performance.now(),
    },
  );
  const evidence = await judge(report, { anchors, known, now: options.now, validatePath: service.validatePath });
  const findings = await checkServedChain(evidence, service, { settings: defaultRuleSettings, t: english });
  return { evidence, diagnoses: diagnose(evidence, english), findings };
}

async function anchorsOf(saved: SavedTarget, { root, service, terminal }: Project): Promise<readonly Certificate[]> {
  if (saved.ca !== undefined) return readAnchors([resolve(root, saved.ca)], 'none', terminal);
  if (saved.trust !== 'workspace') return readAnchors([], saved.trust, terminal);
  return workspaceAuthorities(service.workspace).map(({ object }) => object);
}

function toText(outcomes: readonly Outcome[], { options: { now }, terminal }: Project): string {
  const summaries = outcomes.map(({ summary }) => summary);
  return paint(formatTargets(summaries, { now, t: english }), terminal.color);
}

/** Described in `docs/connect.md`. */
function toJson(outcomes: readonly Outcome[]): string {
  const { crypto } = createNodeRuntime();
  const sha256 = (bytes: Uint8Array): string => toHex(crypto.digest('SHA-256', bytes));
  const targets = outcomes.map(({ saved, summary, tested }) => ({
    name: saved.name,
    target: saved.address,
    result: summary.result,
    notAfter: summary.notAfter === undefined ? null : new Date(summary.notAfter).toISOString(),
    issues: summary.issues.map(({ code, severity, message }) => ({ code, severity, message })),
    report:
      tested === undefined ? null : reportToJson({ ...tested, matches: undefined, scan: undefined, version, sha256 }),
  }));
  return `${JSON.stringify({ version, schema: 1, targets }, undefined, 2)}\n`;
}

function exitCode(outcomes: readonly Outcome[], failOn: TargetsOptions['failOn']): number {
  const summaries = outcomes.map(({ summary }) => summary);
  if (summaries.some(({ result }) => result === 'unreachable' || result === 'untested')) return EXIT.unusable;
  if (failOn === 'never') return EXIT.clean;
  const counts = ({ severity }: { readonly severity: string }): boolean => severity === 'error' || failOn === 'warning';
  return summaries.some(({ issues }) => issues.some(counts)) ? EXIT.findings : EXIT.clean;
}
