import { diagnose } from '../../handshake/diagnose/diagnose.ts';
import { type CommandFiles, curlCommand, opensslCommand } from '../../handshake/equivalents.ts';
import type { Evidence } from '../../handshake/evidence.ts';
import { judge } from '../../handshake/judge.ts';
import { type ClientMatches, listCandidates, matchClientCertificates } from '../../handshake/matching.ts';
import { layOutReport } from '../../handshake/report/lay-out.ts';
import { reportToJson } from '../../handshake/report/to-json.ts';
import { checkServedChain, servedPem } from '../../handshake/served-chain.ts';
import { summarizeTarget, type TestedTarget } from '../../handshake/targets/summarize.ts';
import { readTarget } from '../../handshake/typed-target.ts';
import { type ConnectionReport, PHASES, type Phase } from '../../handshake/types.ts';
import { fingerprint } from '../../issue/fingerprint.ts';
import { Refusal } from '../../issue/refusal.ts';
import { version } from '../../version.ts';
import { displayPath, uriKey } from '../../workspace/uri.ts';
import type { ConnectionTools } from '../host.ts';
import type { ConnectionReportText, ConnectParams } from '../protocol/connecting.ts';
import { featureContext, type Session } from '../session.ts';
import type { ConnectingRoom } from './connecting-room.ts';
import { isManifest, readCredentials } from './credentials.ts';
import { describeLive } from './live-report.ts';
import { proxyAuthorization } from './proxy.ts';
import { readTrust, type Trust } from './trust.ts';

/** How a request is told to stop, and tells what it does. */
export interface Watch {
  readonly signal: AbortSignal;
  report(message: string): void;
}

/** A test that was made, and what it was made with. */
export interface Observed extends TestedTarget {
  /** For the command lines of other tools. */
  readonly files: CommandFiles;
}

/** Connects to the target and says what came of it. Throws a Refusal. */
export async function connect(
  params: ConnectParams,
  room: ConnectingRoom,
  tools: ConnectionTools,
  watch: Watch,
): Promise<ConnectionReportText> {
  requirePassword(params, room.session);
  const observed = await observe(params, room, tools, { ...watch, resume: true });
  if (!watch.signal.aborted) {
    const summary = summarizeTarget({ name: params.target, address: params.target }, observed, room.session.client.t);
    room.tested.note([{ params, summary }]);
  }
  return toText(observed, params, room.session);
}

/** A lens of the targets cannot hold it: without, OpenSSL would try none, and speak of a wrong one. */
function requirePassword({ credentials }: ConnectParams, { client: { t, folders } }: Session): void {
  if (credentials?.kind !== 'pkcs12' || credentials.password !== undefined) return;
  throw new Refusal(
    t(
      'The keystore {0} needs its password: add it to the argument of certscope/connect as “credentials.password”, empty where it has none. Nothing was connected to.',
      displayPath(credentials.store, folders),
    ),
  );
}

/** Connects to the target and judges what came of it. Throws a Refusal. */
export async function observe(
  params: ConnectParams,
  room: ConnectingRoom,
  tools: ConnectionTools,
  { signal, report: tell, resume }: Watch & { readonly resume: boolean },
): Promise<Observed> {
  const { session } = room;
  const { client, service, now } = session;
  const { t } = client;
  const target = readTarget(params, t);
  const authorization = proxyAuthorization(params.proxy, t);
  const trust = await readTrust(params.trust, room, tools);
  const credentials = params.credentials && (await readCredentials(params.credentials, room, tools));
  const onProgress = (step: keyof ReturnType<typeof describeSteps>): void => tell(describeSteps(session)[step]);
  // What private CAs issue is in no log, and of several targets only the first connection is wanted.
  const transparency = resume && (params.trust?.kind === 'system' || params.trust?.kind === 'mozilla');
  const report = await tools.probe(target, {
    credentials,
    resume,
    transparency,
    repeat: params.repeat ?? 1,
    timeouts: timeoutsOf(params),
    proxyAuthorization: authorization,
    signal,
    onProgress,
    now,
  });
  const known = listCandidates(service.workspace);
  const judging = { anchors: trust.anchors, known, now: now(), validatePath: service.validatePath };
  const evidence = await judge(report, judging);
  const findings = await checkServedChain(evidence, service, { settings: session.settings().rules, t });
  return { evidence, diagnoses: diagnose(evidence, t), findings, files: filesOf(params, trust, session) };
}

/** Each phase may take as long. */
function timeoutsOf({ timeoutSeconds }: ConnectParams): Partial<Record<Phase, number>> {
  if (timeoutSeconds === undefined) return {};
  return Object.fromEntries(PHASES.map((phase) => [phase, 1000 * timeoutSeconds]));
}

function describeSteps({ client: { t } }: Session) {
  return {
    attempt: t('Handshake'),
    'without-certificate': t('The same without the client certificate'),
    resumption: t('Taking up the session'),
    repeat: t('Once more'),
  } as const;
}

async function toText(
  observed: Observed,
  { json, timeoutSeconds }: ConnectParams,
  session: Session,
): Promise<ConnectionReportText> {
  const { evidence, diagnoses, findings, files } = observed;
  const { report } = evidence;
  const { t } = session.client;
  const matches = await match(evidence, session);
  const extras = { findings, files, timeoutSeconds, ...(matches && { matches }) };
  const layout = layOutReport({ evidence, diagnoses, t, extras });
  const commands = commandsOf(report, files);
  return {
    kind: 'report',
    title: titleOf(report.target),
    text: layout.text,
    servedPem: servedPem(evidence),
    commands,
    live: describeLive({ layout, evidence, findings, matches, commands }, session),
    ...(json === true && { json: reportToJson({ ...observed, matches, scan: undefined, ...jsonTools(session) }) }),
  };
}

/** Which program writes, and what it names certificates with. */
export function jsonTools(session: Session): { readonly version: string; sha256(bytes: Uint8Array): string } {
  const { crypto } = featureContext(session);
  return { version, sha256: (bytes) => fingerprint(crypto, bytes) };
}

/** As file names can have it. */
export function titleOf({ host, port }: ConnectionReport['target']): string {
  return `${host.replaceAll(':', '_')} ${port}`;
}

/** Undefined where the server asks for no certificate, and where the workspace holds none. */
async function match(
  { report: { attempt, withoutCertificate }, now }: Evidence,
  { client: { t }, service }: Session,
): Promise<ClientMatches | undefined> {
  const request = attempt.handshake.certificateRequest ?? withoutCertificate?.handshake.certificateRequest;
  const candidates = listCandidates(service.workspace);
  if (request === undefined || candidates.length === 0) return undefined;
  return matchClientCertificates(request, candidates, { now, t, validatePath: service.validatePath });
}

/** Only what other tools can read as it lies there: no Secrets of manifests. */
function filesOf({ credentials }: ConnectParams, { file: ca }: Trust, { client: { folders } }: Session): CommandFiles {
  const path = (uri: string): string => toPath(uri, folders);
  const trusted = ca === undefined || isManifest(ca) ? {} : { ca: path(ca) };
  if (credentials?.kind === 'pkcs12') return { ...trusted, pkcs12: path(credentials.store) };
  if (credentials === undefined || isManifest(credentials.certificate) || isManifest(credentials.key)) return trusted;
  return { ...trusted, pair: { certificate: path(credentials.certificate), key: path(credentials.key) } };
}

/** From the workspace folder, where terminals open; the whole path of files elsewhere. */
function toPath(uri: string, folders: readonly string[]): string {
  const isInside = folders.some((folder) => uriKey(uri).startsWith(`${uriKey(folder).replace(/\/$/, '')}/`));
  return isInside ? displayPath(uri, folders) : uriKey(uri).replace(/^file:\/\//, '');
}

function commandsOf({ target, clientChain }: ConnectionReport, given: CommandFiles): ConnectionReportText['commands'] {
  const files = { ...given, intermediates: clientChain.length > 1 };
  const curl = curlCommand(target, files);
  return [
    { tool: 'openssl s_client', line: opensslCommand(target, files) },
    ...(curl === undefined ? [] : [{ tool: 'curl', line: curl }]),
  ];
}
