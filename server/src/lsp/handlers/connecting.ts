import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { Refusal } from '../../issue/refusal.ts';
import type { Watch } from '../connecting/connect.ts';
import type { ConnectingRoom } from '../connecting/connecting-room.ts';
import {
  readConnect,
  readConnectionScope,
  readPreview,
  readScan,
  readTestServer,
  readTestTargets,
} from '../connecting/read-params.ts';
import type { ConnectionHost } from '../host.ts';
import {
  type ConnectionOptions,
  type ConnectionRefused,
  connectionOptionsRequest,
  connectRequest,
  previewConnectionRequest,
  scanRequest,
  startTestServerRequest,
  stopTestServerRequest,
  testTargetsRequest,
} from '../protocol/connecting.ts';
import type { Session } from '../session.ts';
import { answering, type CommandCall, type CommandHandler, type CommandTable } from './commands.ts';

/** One request: what it was sent, and how it is followed. */
type Ask<T> = (argument: unknown, watch: Watch) => Promise<T>;

/** Answers everything about connections. Returns the same as commands, for editors that have no client of ours. */
export function registerConnecting(session: Session, room: ConnectingRoom): CommandTable {
  const { connection, client } = session;
  const options = async (value: unknown): Promise<ConnectionOptions> => {
    const scope = readConnectionScope(value, connectionOptionsRequest.method);
    if ('refused' in room.host) return { hosts: [], pairs: [], authorities: [], refused: room.host.refused };
    return (await room.host.answers()).getConnectionOptions(scope, room);
  };
  const preview = async (value: unknown) => {
    const params = readPreview(value, previewConnectionRequest.method);
    return withParts(room, async ({ answers }) => answers.previewConnection(params, room));
  };
  const connect = async (value: unknown, watch: Watch) => {
    const params = readConnect(value, connectRequest.method);
    return withParts(room, ({ answers, tools }) => answers.connect(params, room, tools, watch));
  };
  const testTargets = async (value: unknown, watch: Watch) => {
    const params = readTestTargets(value, testTargetsRequest.method);
    return withParts(room, ({ answers, tools }) => answers.testTargets(params, room, tools, watch));
  };
  const scan = async (value: unknown, watch: Watch) => {
    const params = readScan(value, scanRequest.method);
    return withParts(room, ({ answers, tools }) => answers.scan(params, room, tools, watch));
  };
  const start = async (value: unknown) => {
    const params = readTestServer(value, startTestServerRequest.method);
    return withParts(room, ({ answers, tools }) => answers.startTestServer(params, room, tools));
  };
  const stop = async () => {
    const isRunning = room.testServer() !== undefined;
    await room.replaceTestServer(undefined);
    return isRunning;
  };

  connection.onRequest(connectionOptionsRequest, (params) => answering(() => options(params)));
  connection.onRequest(previewConnectionRequest, (params) => answering(() => preview(params)));
  connection.onRequest(connectRequest, (params, token) => answering(() => watched(connect, params, token)));
  connection.onRequest(testTargetsRequest, (params, token) => answering(() => watched(testTargets, params, token)));
  connection.onRequest(scanRequest, (params, token) => answering(() => watched(scan, params, token)));
  connection.onRequest(startTestServerRequest, (params) => answering(() => start(params)));
  connection.onRequest(stopTestServerRequest, stop);
  connection.onShutdown(() => room.replaceTestServer(undefined));
  return {
    [connectionOptionsRequest.method]: options,
    [previewConnectionRequest.method]: preview,
    [connectRequest.method]: forEditor(connect, client.t('CertScope: testing the connection')),
    [testTargetsRequest.method]: forEditor(testTargets, client.t('CertScope: testing the targets')),
    [scanRequest.method]: forEditor(scan, client.t('CertScope: scanning the server')),
    [startTestServerRequest.method]: start,
    [stopTestServerRequest.method]: stop,
  };
}

/** What a host with sockets has. */
type Parts = { readonly [Part in keyof ConnectionHost]: Awaited<ReturnType<ConnectionHost[Part]>> };

/** Says why nothing can be connected to, or what was wrong with what was asked. */
export async function withParts<T>(
  { host }: ConnectingRoom,
  work: (parts: Parts) => Promise<T>,
): Promise<T | ConnectionRefused> {
  if ('refused' in host) return { kind: 'refused', message: host.refused };
  try {
    return await work({ answers: await host.answers(), tools: await host.tools() });
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', message: error.message };
    throw error;
  }
}

/** Ends the connections where the client gives up. */
export async function watched<T>(
  ask: Ask<T>,
  argument: unknown,
  token: CancellationToken,
  report: Watch['report'] = () => undefined,
): Promise<T> {
  const abort = new AbortController();
  const subscription = token.onCancellationRequested(() => abort.abort());
  if (token.isCancellationRequested) abort.abort();
  try {
    const answer = await ask(argument, { signal: abort.signal, report });
    if (abort.signal.aborted) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    return answer;
  } finally {
    subscription.dispose();
  }
}

/** For an editor that executes a command and shows its progress. */
export function forEditor<T>(ask: Ask<T>, title: string): CommandHandler {
  return async (argument, { progress, token }: CommandCall) => {
    progress.begin(title, undefined, undefined, true);
    try {
      return await watched(ask, argument, token, (message) => progress.report(message));
    } finally {
      progress.done();
    }
  };
}
