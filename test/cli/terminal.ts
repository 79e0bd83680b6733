import { relative, resolve } from 'node:path';
import { runCli } from '../../server/src/cli/run.ts';
import { NOW } from '../builders/index.ts';

/** What a command line printed, and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
  /** What it wrote, by file name. */
  readonly written: Readonly<Record<string, string>>;
}

/** Runs a command line in this process, at NOW, on files that exist only here: content by name. `-` is standard input. */
export async function runOn(files: Readonly<Record<string, string | Uint8Array>>, ...args: string[]): Promise<Outcome> {
  const content = new Map(Object.entries(files).map(([name, text]) => [resolve('/work-folder', name), text]));
  const printed = { out: '', error: '' };
  const written: Record<string, string> = {};
  const code = await runCli(args, {
    cwd: resolve('/work-folder'),
    environment: {},
    color: false,
    now: () => NOW,
    out: (text) => {
      printed.out += text;
    },
    error: (text) => {
      printed.error += text;
    },
    readStandardInput: async () => Buffer.from(files['-'] ?? ''),
    readFile: (path) => {
      const text = content.get(path);
      if (text === undefined) throw new Error('no such file');
      return Buffer.from(text);
    },
    writeFile: (path, text) => {
      written[relative(resolve('/work-folder'), path)] = text;
    },
    isDirectory: (path) => {
      if (!content.has(path)) throw new Error('no such file');
      return false;
    },
  });
  return { code, ...printed, written };
}
