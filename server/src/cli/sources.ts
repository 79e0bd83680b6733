import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { languageOf } from '../documents/language.ts';
import { readBytes } from '../documents/read-bytes.ts';
import type { OpenDocument } from '../documents/read-document.ts';
import type { Terminal } from './terminal.ts';

/** Standard input's name in reports. */
export const STANDARD_INPUT = '-';

/** One input, read. */
export interface Input {
  /** As reports name it: relative to the working directory, with `/`; `-` for standard input. */
  readonly file: string;
  readonly open: OpenDocument;
}

/** An input that could not be read, and the system's reason. */
export interface UnreadableInput {
  readonly file: string;
  readonly reason: string;
}

/** A path as reports name it. */
export function displayPath(path: string, terminal: Terminal): string {
  const below = relative(terminal.cwd, path);
  return (below.startsWith('..') || below === '' ? path : below).replaceAll('\\', '/');
}

/** The bytes of one named file or of standard input. */
export interface InputBytes {
  readonly file: string;
  /** Standard input has none. */
  readonly path: string | undefined;
  readonly bytes: Uint8Array;
}

/** Reads one named file or standard input, whatever it is. */
export async function readInputBytes(name: string, terminal: Terminal): Promise<InputBytes | UnreadableInput> {
  try {
    if (name === STANDARD_INPUT)
      return { file: STANDARD_INPUT, path: undefined, bytes: await terminal.readStandardInput() };
    const path = resolve(terminal.cwd, name);
    return { file: displayPath(path, terminal), path, bytes: terminal.readFile(path) };
  } catch (error) {
    return { file: name, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Reads one named file or standard input. */
export async function readInput(name: string, terminal: Terminal): Promise<Input | UnreadableInput> {
  const input = await readInputBytes(name, terminal);
  if ('reason' in input) return input;
  const { file, path, bytes } = input;
  const uri = path === undefined ? 'stdin:/-' : pathToFileURL(path).href;
  const language = path === undefined ? undefined : languageOf(path);
  return { file, open: readBytes(uri, bytes, language ?? sniffLanguage(bytes)) };
}

/** The path of a `file:` URI as reports name it; other URIs as they are. */
export function displayUri(uri: string, terminal: Terminal): string {
  return uri.startsWith('file:') ? displayPath(fileURLToPath(uri), terminal) : uri;
}

/** By content, where no name says it: a manifest announces itself in its first kilobytes. */
function sniffLanguage(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8192));
  if (/^\s*[{[]/.test(head)) return 'json';
  return /^(?:apiVersion:|kind:|---[ \t]*$)/m.test(head) ? 'yaml' : 'pem';
}
