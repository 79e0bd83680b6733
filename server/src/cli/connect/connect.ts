import { toHex } from '../../asn1/hex.ts';
import { diagnose } from '../../handshake/diagnose/diagnose.ts';
import type { CommandFiles } from '../../handshake/equivalents.ts';
import type { Diagnosis, Evidence } from '../../handshake/evidence.ts';
import type { CompletedChain } from '../../handshake/issuers/types.ts';
import { judge } from '../../handshake/judge.ts';
import { type ClientCandidate, type ClientMatches, matchClientCertificates } from '../../handshake/matching.ts';
import { formatReport } from '../../handshake/report/format-text.ts';
import { reportToJson } from '../../handshake/report/to-json.ts';
import { checkServedChain, type ServedFinding } from '../../handshake/served-chain.ts';
import { type ConnectionReport, PHASES } from '../../handshake/types.ts';
import { defaultRuleSettings } from '../../rules/settings.ts';
import { createNodeRuntime } from '../../runtime/node.ts';
import type { Runtime } from '../../runtime/types.ts';
import { type CertificateService, createCertificateService } from '../../service.ts';
import { english } from '../../text/localize.ts';
import { probe } from '../../tls/probe.ts';
import type { Timeouts } from '../../tls/timeline.ts';
import { version } from '../../version.ts';
import type { Certificate } from '../../x509/types.ts';
import { EXIT } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { UnusableInput } from '../verify/material.ts';
import { readCredentials } from './credentials.ts';
import { completeServed, failedUrls, issuersText, requireFree, saveChain } from './issuers.ts';
import { type ConnectOptions, parseConnectOptions } from './options.ts';
import { paint } from './paint.ts';
import { type Scanned, scanTarget } from './scan.ts';
import { readAnchors } from './trust.ts';

/** `certscope connect`: what a TLS connection to a server comes to, and why. Returns the exit code. */
export async function runConnect(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    if (namesTargets(args)) {
      const { connectAll } = await import('./targets/connect-all.ts');
      return await connectAll(args, terminal);
    }
    return await connect(parseConnectOptions(args, terminal), terminal);
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    terminal.error(`certscope: ${error.message}\n`);
    return EXIT.unusable;
  }
}

function namesTargets(args: readonly string[]): boolean {
  return args.some((arg) => /^--targets(?:=|$)/.test(arg));
}

/** What the connection is held against. */
interface Material {
  readonly anchors: readonly Certificate[];
  /** Certificates of `--workspace`. */
  readonly known: readonly ClientCandidate[];
  readonly service: CertificateService;
}

/** Everything that is said in the end. */
interface Findings {
  readonly evidence: Evidence;
  /** Of the connection, then of the scan. */
  readonly diagnoses: readonly Diagnosis[];
  readonly served: readonly ServedFinding[];
  /** Undefined without `--workspace`, and where no certificate is asked for. */
  readonly matches: ClientMatches | undefined;
  readonly scanned: Scanned | undefined;
  /** The chain with the issuers that were found for it; undefined where nobody asked, or none came. */
  readonly completed: CompletedChain | undefined;
}

async function connect(options: ConnectOptions, terminal: Terminal): Promise<number> {
  requireFree(options, terminal);
  const runtime = createNodeRuntime();
  const service = createCertificateService(runtime);
  const anchors = await readAnchors(options.ca, options.trust, terminal);
  const known = await readKnown(options.workspace, service, terminal);
  const report = await probe(options.target, {
    credentials: readCredentials(options.credentials, options.password, terminal),
    repeat: options.repeat,
    // Where private CAs alone are trusted, nobody logs what they issue.
    transparency: options.trust !== 'none',
    timeouts: timeoutsOf(options.timeout),
    proxyAuthorization: options.proxyAuthorization,
    now: () => options.now,
    clock: () => performance.now(),
  });
  const findings = await examine(report, options, { anchors, known, service });
  if (options.saveChain !== undefined) saveChain(options.saveChain, findings.completed, terminal);
  terminal.out(
    options.format === 'json' ? toJson(findings, runtime) : paint(toText(findings, options), terminal.color),
  );
  return exitCode(findings, options.failOn);
}

/** What goes through folders is read when somebody names one. */
async function readKnown(
  paths: readonly string[],
  { workspace }: CertificateService,
  terminal: Terminal,
): Promise<readonly ClientCandidate[]> {
  if (paths.length === 0) return [];
  const { readAtHand } = await import('./at-hand.ts');
  return readAtHand(paths, workspace, terminal);
}

function timeoutsOf(timeout: number | undefined): Partial<Timeouts> {
  return timeout === undefined ? {} : Object.fromEntries(PHASES.map((phase) => [phase, timeout]));
}

async function examine(report: ConnectionReport, options: ConnectOptions, material: Material): Promise<Findings> {
  const { anchors, known, service } = material;
  const { now } = options;
  // Judging goes on while the server answers.
  const scanning = options.scan && isReachable(report) ? scanTarget(options) : undefined;
  const evidence = await judge(report, { anchors, known, now, validatePath: service.validatePath });
  const served = await checkServedChain(evidence, service, { settings: defaultRuleSettings, t: english });
  const completed = await completeServed(evidence, options, service);
  const scanned = await scanning;
  return {
    evidence,
    served,
    diagnoses: [
      ...diagnose({ ...evidence, failedUrls: failedUrls(completed) }, english),
      ...(scanned?.diagnoses ?? []),
    ],
    matches: await match(report, options, material),
    scanned,
    completed,
  };
}

async function match(
  { attempt, withoutCertificate }: ConnectionReport,
  { now }: ConnectOptions,
  { known, service: { validatePath } }: Material,
): Promise<ClientMatches | undefined> {
  const request = attempt.handshake.certificateRequest ?? withoutCertificate?.handshake.certificateRequest;
  if (request === undefined || known.length === 0) return undefined;
  return matchClientCertificates(request, known, { now, t: english, validatePath });
}

function toJson(findings: Findings, { crypto }: Runtime): string {
  const { evidence, diagnoses, served, matches, scanned, completed } = findings;
  const sha256 = (bytes: Uint8Array): string => toHex(crypto.digest('SHA-256', bytes));
  const input = { evidence, diagnoses, findings: served, matches, scan: scanned?.report, completed, version, sha256 };
  return `${JSON.stringify(reportToJson(input), undefined, 2)}\n`;
}

function toText(
  { evidence, diagnoses, served, matches, scanned, completed }: Findings,
  options: ConnectOptions,
): string {
  const timeoutSeconds = options.timeout === undefined ? undefined : options.timeout / 1000;
  const extras = { findings: served, files: filesOf(options), timeoutSeconds, ...(matches && { matches }) };
  const text = formatReport(evidence, diagnoses, english, extras);
  const more = [
    ...(completed === undefined ? [] : [issuersText(completed)]),
    ...(scanned === undefined ? [] : [scanned.text]),
  ];
  return [text, ...more].join('\n');
}

/** As the command lines of other tools name them. */
function filesOf({ credentials, ca: [ca] }: ConnectOptions): CommandFiles {
  const trusted = ca === undefined ? {} : { ca };
  if (credentials === undefined) return trusted;
  return credentials.kind === 'pkcs12'
    ? { ...trusted, pkcs12: credentials.store }
    : { ...trusted, pair: { certificate: credentials.certificate, key: credentials.key } };
}

/** Whether the connection came to the server itself. */
function isReachable({ attempt: { outcome } }: ConnectionReport): boolean {
  return outcome.kind !== 'failed' || !['credentials', 'resolve', 'connect', 'proxy'].includes(outcome.phase);
}

function exitCode({ evidence, diagnoses, served }: Findings, failOn: ConnectOptions['failOn']): number {
  if (!isReachable(evidence.report)) return EXIT.unusable;
  if (failOn === 'never') return EXIT.clean;
  const order = ['hint', 'information', 'warning', 'error'];
  const isFinding = ({ severity }: { readonly severity: string }): boolean =>
    order.indexOf(severity) >= order.indexOf(failOn);
  return [...diagnoses, ...served].some(isFinding) ? EXIT.findings : EXIT.clean;
}
