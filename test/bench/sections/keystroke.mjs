import { pathToFileURL } from 'node:url';
import { bundle, manifest, serverScript, textOf } from '../fixtures.mjs';
import { LanguageServer } from '../language-server.mjs';
import { median, timed } from '../measure.mjs';
import { row } from '../report.mjs';
import { requireBuilt } from './build.mjs';

/** One document, opened in a server of its own. */
class Typist {
  #server = new LanguageServer(serverScript);
  #uri;
  #version = 0;

  constructor(path) {
    this.#uri = pathToFileURL(path).href;
  }

  /** Milliseconds from didOpen to diagnostics. */
  async open(languageId, text) {
    await this.#server.initialize();
    await this.#server.quiet(50);
    return this.#until('textDocument/didOpen', (version) => ({
      textDocument: { uri: this.#uri, languageId, version, text },
    }));
  }

  /** Milliseconds from an edit to its diagnostics; afterwards waits until the server has nothing more to say. */
  async change(change) {
    const milliseconds = await this.#until('textDocument/didChange', (version) => ({
      textDocument: { uri: this.#uri, version },
      contentChanges: [change],
    }));
    await this.#server.quiet(50);
    return milliseconds;
  }

  #until(method, params) {
    const version = ++this.#version;
    return timed(async () => {
      const published = this.#server.diagnostics(this.#uri, version);
      this.#server.notify(method, params(version));
      await published;
    });
  }

  async stop() {
    const memory = await this.#server.peakMemory();
    await this.#server.stop();
    return memory;
  }
}

/** Position of the middle of a line of base64 near the middle of the text. */
function middle(text) {
  const lines = text.split('\n');
  let line = lines.length >> 1;
  while (!/[A-Za-z0-9+/]{40}$/.test(lines[line])) line++;
  return { line, character: lines[line].length - 20 };
}

/** Types a character into base64 and takes it back, `strokes` times. */
async function type(typist, position, strokes) {
  const after = { line: position.line, character: position.character + 1 };
  const times = [];
  for (let stroke = 0; stroke < strokes; stroke++) {
    times.push(await typist.change({ range: { start: position, end: position }, text: 'A' }));
    times.push(await typist.change({ range: { start: position, end: after }, text: '' }));
  }
  return median(times);
}

async function measure(path, languageId, rounds) {
  const text = await textOf(path);
  const position = middle(text);
  const rounded = { opened: [], key: [], memory: [] };
  for (let round = 0; round < rounds; round++) {
    const typist = new Typist(path);
    rounded.opened.push(await typist.open(languageId, text));
    await type(typist, position, 2);
    rounded.key.push(await type(typist, position, 10));
    const memory = await typist.stop();
    if (memory !== undefined) rounded.memory.push(memory);
  }
  const memory = rounded.memory.length === 0 ? undefined : median(rounded.memory);
  return { opened: median(rounded.opened), key: median(rounded.key), memory, bytes: Buffer.byteLength(text) };
}

function rowsOf(name, { opened, key, memory, bytes }) {
  return [
    row(`a keystroke in ${name}, to diagnostics`, key, 'the whole file opened', opened, { goal: 0.05 }),
    row('… peak memory', memory, 'the file', bytes, { unit: 'bytes' }),
  ];
}

/** What an edit costs in the two largest files, against reading them whole. */
export async function keystroke({ rounds = 3 }) {
  await requireBuilt(serverScript);
  const inBundle = await measure(await bundle(), 'pem', rounds);
  const inManifest = await measure(await manifest(), 'yaml', rounds);
  return [...rowsOf('that bundle', inBundle), ...rowsOf('a manifest of 1,000 Secrets', inManifest)];
}
