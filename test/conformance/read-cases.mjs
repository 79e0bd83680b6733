// Reads the path corpora.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** All `*.jsonl` of a folder, or the one file: `{suite, cases}` each, in the order of their names. */
export async function readSuites(path) {
  const isFolder = (await stat(path)).isDirectory();
  const files = isFolder ? (await readdir(path)).filter((name) => name.endsWith('.jsonl')).sort() : [''];
  return Promise.all(
    files.map(async (name) => {
      const file = isFolder ? join(path, name) : path;
      const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
      return { suite: basename(file, '.jsonl'), cases: lines.map((line) => JSON.parse(line)) };
    }),
  );
}
