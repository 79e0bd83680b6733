import { bypassesProxy } from '../../handshake/proxy-bypass.ts';
import { recordExpiries } from '../../handshake/targets/expiry-history.ts';
import { formatTargets } from '../../handshake/targets/format-table.ts';
import { inParallel } from '../../handshake/targets/in-parallel.ts';
import { readTargets } from '../../handshake/targets/read-targets.ts';
import { summarizeTarget, untestedTarget } from '../../handshake/targets/summarize.ts';
import { type TargetOutcome, targetsToJson } from '../../handshake/targets/to-json.ts';
import type { SavedTarget } from '../../handshake/targets/types.ts';
import { Refusal } from '../../issue/refusal.ts';
import { displayPath } from '../../workspace/uri.ts';
import type { ConnectionTools } from '../host.ts';
import type { ConnectParams, PasswordsNeeded, TargetsText, TestTargetsParams } from '../protocol/connecting.ts';
import { jsonTools, observe, type Watch } from './connect.ts';
import type { ConnectingRoom } from './connecting-room.ts';
import { paramsOf } from './saved-targets.ts';
import type { TestedConnection } from './tested-targets.ts';

/** Targets that are tested at the same time. */
const AT_ONCE = 4;

/** Connects to every target of a file, and says what came of each. Throws a Refusal. */
export async function testTargets(
  params: TestTargetsParams,
  room: ConnectingRoom,
  tools: ConnectionTools,
  { signal, report: tell }: Watch,
): Promise<TargetsText | PasswordsNeeded> {
  const { client, now } = room.session;
  const { t } = client;
  const { uri, targets } = await readFile(params.uri, room);
  const locked = storesOf(targets, uri).filter(({ store }) => passwordOf(store, params) === undefined);
  if (locked.length > 0) return { kind: 'passwords-needed', stores: locked };
  let done = 0;
  const tested = await inParallel(targets, AT_ONCE, async (saved) => {
    const connection = await test(saved, withSaid(params, saved, uri), room, tools, signal);
    tell(t('{0} of {1}', ++done, targets.length));
    return connection;
  });
  if (!signal.aborted) room.tested.note(tested);
  const results = tested.map(({ summary }) => summary);
  const next = recordExpiries(params.history ?? {}, results, now());
  return {
    kind: 'report',
    title: displayPath(uri, client.folders).replaceAll(/[\\/]/g, ' ').replace(/^\./, ''),
    text: formatTargets(results, { now: now(), history: next, t }),
    results,
    history: next,
    ...(params.json === true && { json: targetsToJson(tested, jsonTools(room.session)) }),
  };
}

/** The keystores that are named, each once. */
function storesOf(targets: readonly SavedTarget[], uri: string): PasswordsNeeded['stores'] {
  const places = new Map<string, string>();
  for (const saved of targets) {
    const { credentials } = paramsOf(saved, uri);
    if (credentials?.kind === 'pkcs12') places.set(credentials.store, saved.pkcs12 ?? credentials.store);
  }
  return [...places].map(([store, place]) => ({ store, place }));
}

/** Undefined where nothing was said of it. */
function passwordOf(store: string, { passwords = [] }: TestTargetsParams): string | undefined {
  return passwords.find((each) => each.store === store)?.password;
}

/** What the file says, and what was said besides: the password of its keystore, the proxy where the target is one that it is for. */
function withSaid(said: TestTargetsParams, saved: SavedTarget, uri: string): ConnectParams {
  const params = paramsOf(saved, uri);
  const proxy = bypassesProxy(saved.target, said.noProxy ?? []) ? undefined : said.proxy;
  const { credentials } = params;
  if (credentials?.kind !== 'pkcs12') return { ...params, proxy };
  const password = passwordOf(credentials.store, said) || undefined;
  return { ...params, proxy, credentials: { ...credentials, password } };
}

/** The file as it is open or on disk, and its URI as the editor spells it: diagnostics are looked up by it. */
async function readFile(
  uri: string,
  { fileOf, session }: ConnectingRoom,
): Promise<{ readonly uri: string; readonly targets: readonly SavedTarget[] }> {
  const { t } = session.client;
  const file = await fileOf(uri);
  if (file === undefined) throw new Refusal(t('{0} cannot be read.', uri));
  const { targets, problems } = readTargets(file.open.source.text, t);
  const [problem] = problems;
  if (targets.length > 0) return { uri: file.open.source.uri, targets };
  throw new Refusal(problem?.message ?? t('{0} names no targets.', displayPath(uri, session.client.folders)));
}

/** What cannot be tested is a line of the table as well: the others are tested all the same. */
async function test(
  saved: SavedTarget,
  params: ConnectParams,
  room: ConnectingRoom,
  tools: ConnectionTools,
  signal: AbortSignal,
): Promise<TestedConnection & TargetOutcome> {
  try {
    const tested = await observe(params, room, tools, { signal, report: () => undefined, resume: false });
    return { params, tested, summary: summarizeTarget(saved, tested, room.session.client.t) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { params, tested: undefined, summary: untestedTarget(saved, error.message) };
  }
}
