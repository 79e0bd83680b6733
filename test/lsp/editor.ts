import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { AbstractMessageReader, AbstractMessageWriter, Emitter, type Message } from 'vscode-jsonrpc';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { chromiumPath } from '../browser.ts';

const dist = (path: string): string => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));

/** A server of ours at the other end of a wire. */
interface Wire {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  close(): Promise<void>;
}

/** The built server as a process, spoken to over its standard streams: as Neovim, Helix, Emacs and Zed do. */
async function overStdio(): Promise<Wire> {
  const server: ChildProcess = spawn(process.execPath, [dist('server/node.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { stdin, stdout } = server;
  if (stdin === null || stdout === null) throw new Error('The server has no standard streams');
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  return {
    reader: new StreamMessageReader(stdout),
    writer: new StreamMessageWriter(stdin),
    close: async () => {
      stdin.end();
      server.kill();
      await ended;
    },
  };
}

/** The built worker in a page of a real browser, messages handed through. Browsers trust the page where its origin is on this machine. */
async function overWorker(origin: string): Promise<Wire> {
  if (chromiumPath === undefined) throw new Error('No Chromium');
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  const page = await browser.newPage();
  const incoming = new Emitter<Message>();
  await page.exposeFunction('toTest', (message: Message) => incoming.fire(message));
  await page.route(`${origin}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ path: dist('server/browser.js'), contentType: 'text/javascript' })
      : route.fulfill({ body: '<!doctype html><title>worker</title>', contentType: 'text/html' }),
  );
  await page.goto(`${origin}/`);
  await page.evaluate(
    "window.server = new Worker('/server.js'); window.server.onmessage = ({ data }) => window.toTest(data); window.server.onerror = (e) => console.error(e.message)",
  );
  class Reader extends AbstractMessageReader {
    listen(callback: (message: Message) => void) {
      return incoming.event(callback);
    }
  }
  class Writer extends AbstractMessageWriter {
    async write(message: Message): Promise<void> {
      await page.evaluate(`window.server.postMessage(${JSON.stringify(message)})`);
    }
    end(): void {}
  }
  return { reader: new Reader(), writer: new Writer(), close: () => browser.close() };
}

/** The same server in its two homes. `available` is false where the machine has no browser to run it in. */
export const homes = [
  { name: 'over stdio', connect: overStdio, available: true },
  {
    name: 'in a browser worker',
    connect: () => overWorker('http://certscope.test'),
    available: chromiumPath !== undefined,
  },
] as const;

/** The worker in a page that browsers let make keys: issuing needs one. */
export const trustedWorker = (): Promise<Wire> => overWorker('http://localhost:8443');

export interface EditorOptions {
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  readonly capabilities?: InitializeParams['capabilities'];
  /** Requests of the server that the test answers. */
  readonly prepare?: (connection: ProtocolConnection) => void;
}

/** An editor as small as LSP allows: opens, edits, asks, and collects what the server publishes. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly server: InitializeResult;
  readonly #wire: Wire;
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  readonly #arrived = new Emitter<PublishDiagnosticsParams>();
  readonly #versions = new Map<string, number>();

  private constructor(wire: Wire, connection: ProtocolConnection, server: InitializeResult) {
    this.#wire = wire;
    this.connection = connection;
    this.server = server;
  }

  /** Connects, initialises and says so. */
  static async start(connect: () => Promise<Wire>, options: EditorOptions = {}): Promise<Editor> {
    const wire = await connect();
    const connection = createProtocolConnection(wire.reader, wire.writer);
    const early: PublishDiagnosticsParams[] = [];
    let deliver = (params: PublishDiagnosticsParams): void => void early.push(params);
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => deliver(params));
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    options.prepare?.(connection);
    connection.listen();
    const params: InitializeParams = {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? {},
      workspaceFolders: options.folders?.map((uri) => ({ uri, name: 'workspace' })) ?? null,
      initializationOptions: options.initializationOptions,
    };
    const server = await connection.sendRequest<InitializeResult>('initialize', params);
    const editor = new Editor(wire, connection, server);
    deliver = (published) => editor.#publish(published);
    early.forEach(deliver);
    await connection.sendNotification('initialized', {});
    return editor;
  }

  async open(uri: string, text: string, languageId = uri.endsWith('.yaml') ? 'yaml' : 'pem'): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces the whole text, or a range of it. */
  async change(uri: string, text: string, range?: Diagnostic['range']): Promise<void> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    const contentChanges = [range === undefined ? { text } : { range, text }];
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** What the server published for the newest version, once it satisfies `until`. The test's own deadline ends the wait. */
  diagnostics(
    uri: string,
    until: (diagnostics: readonly Diagnostic[]) => boolean = () => true,
  ): Promise<readonly Diagnostic[]> {
    const fits = (params: PublishDiagnosticsParams | undefined): params is PublishDiagnosticsParams =>
      params !== undefined &&
      params.uri === uri &&
      params.version === this.#versions.get(uri) &&
      until(params.diagnostics);
    const known = this.#published.get(uri);
    if (fits(known)) return Promise.resolve(known.diagnostics);
    return new Promise((resolve) => {
      const subscription = this.#arrived.event((params) => {
        if (!fits(params)) return;
        subscription.dispose();
        resolve(params.diagnostics);
      });
    });
  }

  /** Asks about one document. */
  request<T>(method: string, uri: string, params: object = {}): Promise<T> {
    return this.connection.sendRequest<T>(method, { textDocument: { uri }, ...params });
  }

  async close(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
    await this.#wire.close();
  }

  #publish(params: PublishDiagnosticsParams): void {
    this.#published.set(params.uri, params);
    this.#arrived.fire(params);
  }
}

/** The codes of some diagnostics, in their order. */
export function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => String(code));
}
