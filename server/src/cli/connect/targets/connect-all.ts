import { basename, dirname, resolve } from 'node:path';
import { toHex } from '../../../asn1/hex.ts';
import { diagnose } from '../../../handshake/diagnose/diagnose.ts';
import { judge } from '../../../handshake/judge.ts';
import type { ClientCandidate } from '../../../handshake/matching.ts';
import { checkServedChain } from '../../../handshake/served-chain.ts';
import { formatTargets } from '../../../handshake/targets/format-table.ts';
import { inParallel } from '../../../handshake/targets/in-parallel.ts';
import { readTargets } from '../../../handshake/targets/read-targets.ts';
import { isWrong, summarizeTarget, type TestedTarget, untestedTarget } from '../../../handshake/targets/summarize.ts';
import { type TargetOutcome, targetsToJson } from '../../../handshake/targets/to-json.ts';
import type { SavedTarget, TargetIssue } from '../../../handshake/targets/types.ts';
import { PHASES } from '../../../handshake/types.ts';
import { workspaceAuthorities } from '../../../handshake/workspace-authorities.ts';
import { defaultRuleSettings } from '../../../rules/settings.ts';
import { createNodeRuntime } from '../../../runtime/node.ts';
import { type CertificateService, createCertificateService } from '../../../service.ts';
import { english } from '../../../text/localize.ts';
import { SourceText } from '../../../text/source-text.ts';
import { probe } from '../../../tls/probe.ts';
import type { Timeouts } from '../../../tls/timeline.ts';
import { version } from '../../../version.ts';
import type { Certificate } from '../../../x509/types.ts';
import { EXIT } from '../../exit-code.ts';
import type { Terminal } from '../../terminal.ts';
import { UnusableInput } from '../../verify/material.ts';
import { readAtHand } from '../at-hand.ts';
import { readCredentials } from '../credentials.ts';
import type { CredentialFiles } from '../options.ts';
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

async function test(saved: SavedTarget, project: Project): Promise<TargetOutcome> {
  try {
    const tested = await observe(saved, project);
    return { tested, summary: summarizeTarget(saved, tested, english) };
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    return { tested: undefined, summary: untestedTarget(saved, error.message) };
  }
}

async function observe(saved: SavedTarget, project: Project): Promise<TestedTarget> {
  const { options, terminal, root, service, known } = project;
  const anchors = await anchorsOf(saved, project);
  const report = await probe(
    { ...saved.target, proxy: options.proxy },
    {
      credentials: readCredentials(filesOf(saved, root), options.password, terminal),
      resume: false,
      timeouts: timeoutsOf(saved, options),
      proxyAuthorization: options.proxyAuthorization,
      now: () => options.now,
      clock: () => performance.now(),
    },
  );
  const evidence = await judge(report, { anchors, known, now: options.now, validatePath: service.validatePath });
  const findings = await checkServedChain(evidence, service, { settings: defaultRuleSettings, t: english });
  return { evidence, diagnoses: diagnose(evidence, english), findings };
}

function filesOf({ certificate, key, pkcs12 }: SavedTarget, root: string): CredentialFiles | undefined {
  if (pkcs12 !== undefined) return { kind: 'pkcs12', store: resolve(root, pkcs12) };
  if (certificate === undefined || key === undefined) return undefined;
  return { kind: 'pem', certificate: resolve(root, certificate), key: resolve(root, key) };
}

/** What is said of one target counts more than what is said of all. */
function timeoutsOf({ timeout }: SavedTarget, options: TargetsOptions): Partial<Timeouts> {
  const milliseconds = timeout === undefined ? options.timeout : 1000 * timeout;
  return milliseconds === undefined ? {} : Object.fromEntries(PHASES.map((phase) => [phase, milliseconds]));
}

async function anchorsOf(saved: SavedTarget, { root, service, terminal }: Project): Promise<readonly Certificate[]> {
  if (saved.ca !== undefined) return readAnchors([resolve(root, saved.ca)], 'none', terminal);
  if (saved.trust !== 'workspace') return readAnchors([], saved.trust, terminal);
  return workspaceAuthorities(service.workspace).map(({ object }) => object);
}

function toText(outcomes: readonly TargetOutcome[], { options: { now }, terminal }: Project): string {
  const summaries = outcomes.map(({ summary }) => summary);
  return paint(formatTargets(summaries, { now, t: english }), terminal.color);
}

function toJson(outcomes: readonly TargetOutcome[]): string {
  const { crypto } = createNodeRuntime();
  const sha256 = (bytes: Uint8Array): string => toHex(crypto.digest('SHA-256', bytes));
  return `${JSON.stringify(targetsToJson(outcomes, { version, sha256 }), undefined, 2)}\n`;
}

function exitCode(outcomes: readonly TargetOutcome[], failOn: TargetsOptions['failOn']): number {
  const summaries = outcomes.map(({ summary }) => summary);
  if (summaries.some(({ result }) => result === 'unreachable' || result === 'untested')) return EXIT.unusable;
  if (failOn === 'never') return EXIT.clean;
  const counts = (issue: TargetIssue): boolean => (failOn === 'error' ? issue.severity === 'error' : isWrong(issue));
  return summaries.some(({ issues }) => issues.some(counts)) ? EXIT.findings : EXIT.clean;
}
