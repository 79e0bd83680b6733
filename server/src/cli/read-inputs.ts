import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { languageOf } from '../documents/language.ts';
import { readBytes } from '../documents/read-bytes.ts';
import { createNodeFiles } from '../runtime/node/files.ts';
import { displayUri, type Input, readInput, STANDARD_INPUT, type UnreadableInput } from './sources.ts';
import type { Terminal } from './terminal.ts';

/** Larger files in a directory are passed over, as by the editor's index. Bytes. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** How directories are gone through. */
export interface WalkOptions {
  readonly respectGitignore: boolean;
}

/** Files of a directory that certainly hold nothing of ours, counted and not read further. */
export interface PassedOver {
  readonly passedOver: number;
}

/** Files by their names, and all that may hold something of ours in directories, each once. */
export async function* readInputs(
  paths: readonly string[],
  options: WalkOptions,
  terminal: Terminal,
): AsyncGenerator<Input | UnreadableInput | PassedOver> {
  const seen = new Set<string>();
  for (const path of paths) {
    for await (const input of isDirectory(path, terminal)
      ? readDirectory(path, options, terminal)
      : single(path, terminal)) {
      if ('file' in input && seen.has(input.file)) continue;
      if ('file' in input) seen.add(input.file);
      yield input;
    }
  }
}

function isDirectory(path: string, terminal: Terminal): boolean {
  try {
    return path !== STANDARD_INPUT && terminal.isDirectory(resolve(terminal.cwd, path));
  } catch {
    // Reading it as a file says what is wrong with it.
    return false;
  }
}

async function* single(path: string, terminal: Terminal): AsyncGenerator<Input | UnreadableInput> {
  yield await readInput(path, terminal);
}

async function* readDirectory(
  path: string,
  options: WalkOptions,
  terminal: Terminal,
): AsyncGenerator<Input | PassedOver> {
  const root = pathToFileURL(resolve(terminal.cwd, path)).href;
  const files = createNodeFiles([root], {
    respectGitignore: options.respectGitignore,
    maxFileBytes: MAX_FILE_BYTES,
    exclude: [],
  });
  for await (const batch of files.load(new AbortController().signal, MAX_FILE_BYTES)) {
    yield { passedOver: batch.scanned - batch.files.length };
    for (const { uri, bytes } of batch.files) {
      yield { file: displayUri(uri, terminal), open: readBytes(uri, bytes, languageOf(uri) ?? 'pem') };
    }
  }
}
