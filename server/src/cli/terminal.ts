import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';

/** What the command line touches of the world; tests hand in their own. */
export interface Terminal {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly color: boolean;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  out(text: string): void;
  error(text: string): void;
  readStandardInput(): Promise<Uint8Array>;
  /** Throws the system's error where the file cannot be read. */
  readFile(path: string): Uint8Array;
  /** Throws the system's error where the file cannot be written. */
  writeFile(path: string, text: string): void;
  /** Throws the system's error where there is nothing. */
  isDirectory(path: string): boolean;
}

/** The process's own terminal. */
export function createNodeTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly);
  return {
    cwd: process.cwd(),
    environment: process.env,
    color: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    now: () => Date.now(),
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    readStandardInput: async () => buffer(process.stdin),
    readFile: (path) => readFileSync(path),
    writeFile: (path, text) => writeFileSync(path, text),
    isDirectory: (path) => statSync(path).isDirectory(),
  };
}

/** Who reads only the beginning (`certscope rules | head`) has what it wanted. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
