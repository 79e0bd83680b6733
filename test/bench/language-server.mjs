// A language client reduced to what measuring needs: LSP over stdio, no pull diagnostics.
import { spawn } from 'node:child_process';
import { peakMemory } from './measure.mjs';

/** Splits a stream into LSP messages; keeps chunks apart until a message is whole, for messages of megabytes. */
class MessageReader {
  #chunks = [];
  #size = 0;
  #wanted;
  #onMessage;

  constructor(onMessage) {
    this.#onMessage = onMessage;
  }

  push(chunk) {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    while (this.#next());
  }

  #next() {
    if (this.#wanted === undefined && !this.#readHeader()) return false;
    if (this.#size < this.#wanted) return false;
    const all = Buffer.concat(this.#chunks);
    const body = all.subarray(0, this.#wanted);
    this.#keep(all.subarray(this.#wanted));
    this.#wanted = undefined;
    this.#onMessage(JSON.parse(body.toString('utf8')));
    return true;
  }

  #readHeader() {
    const all = Buffer.concat(this.#chunks);
    const end = all.indexOf('\r\n\r\n');
    if (end < 0) return false;
    this.#wanted = Number(/Content-Length: (\d+)/i.exec(all.toString('latin1', 0, end))?.[1]);
    this.#keep(all.subarray(end + 4));
    return true;
  }

  #keep(rest) {
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#size = rest.length;
  }
}

/** A running language server. */
export class LanguageServer {
  #child;
  #nextId = 1;
  #answers = new Map();
  #waiting = [];
  #published = 0;

  /** Starts `node script --stdio`. */
  constructor(script) {
    this.#child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const reader = new MessageReader((message) => this.#receive(message));
    this.#child.stdout.on('data', (chunk) => reader.push(chunk));
  }

  #receive(message) {
    if (message.method === 'textDocument/publishDiagnostics') this.#receiveDiagnostics(message.params);
    else if (message.method !== undefined && message.id !== undefined) this.#send({ id: message.id, result: null });
    else if (message.id !== undefined) this.#answers.get(message.id)?.(message);
  }

  #receiveDiagnostics(params) {
    this.#published++;
    this.#waiting = this.#waiting.filter(({ uri, version, resolve }) => {
      const wanted = params.uri === uri && (params.version === undefined || params.version >= version);
      if (wanted) resolve(params.diagnostics);
      return !wanted;
    });
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  request(method, params) {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ result, error }) =>
        error === undefined ? resolve(result) : reject(new Error(error.message)),
      );
      this.#send({ id, method, params });
    });
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  /** Answers of `initialize`; `initialized` is sent unless `only`. */
  async initialize({ only = false } = {}) {
    const capabilities = { textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } } };
    const result = await this.request('initialize', { processId: process.pid, rootUri: null, capabilities });
    if (!only) this.notify('initialized', {});
    return result;
  }

  /** The diagnostics published next for this version (or a later one) of a document. */
  diagnostics(uri, version) {
    return new Promise((resolve) => {
      this.#waiting.push({ uri, version, resolve });
    });
  }

  /** Resolves when nothing was published for `milliseconds`. */
  async quiet(milliseconds = 200) {
    for (let seen = -1; seen !== this.#published; ) {
      seen = this.#published;
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await this.request('certscope/none', {}).catch(() => {});
    }
  }

  /** Bytes. */
  peakMemory() {
    return peakMemory(this.#child.pid);
  }

  /** Ends the server as an editor does, so that it can leave things in order for its next start. */
  async stop() {
    const ended = new Promise((resolve) => this.#child.once('close', resolve));
    await this.request('shutdown', null);
    this.notify('exit');
    await ended;
  }
}
