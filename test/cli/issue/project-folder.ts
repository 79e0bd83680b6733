import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCli } from '../../../server/src/cli/run.ts';
import { NOW } from '../../builders/index.ts';
import type { Outcome } from '../terminal.ts';

/** A folder on disk with a user who has a storage of their own; command lines run in this process, at NOW. */
export class ProjectFolder {
  readonly #root = realpathSync(mkdtempSync(join(tmpdir(), 'certscope-issue-')));
  readonly path = join(this.#root, 'payments');
  readonly environment: Record<string, string> = { CERTSCOPE_HOME: join(this.#root, 'home') };
  now = NOW;
  /** Where command lines run, from the project's folder. */
  cwd = '.';

  constructor() {
    mkdirSync(this.path);
  }

  /** Words between blanks; those with blanks of their own go into `more`. */
  async run(line: string, ...more: string[]): Promise<Omit<Outcome, 'written'>> {
    const printed = { out: '', error: '' };
    const code = await runCli([...line.split(' '), ...more], {
      cwd: join(this.path, this.cwd),
      environment: this.environment,
      color: false,
      now: () => this.now,
      out: (text) => {
        printed.out += text;
      },
      error: (text) => {
        printed.error += text;
      },
      readStandardInput: async () => new Uint8Array(),
      readFile: (path) => readFileSync(path),
      isDirectory: (path) => statSync(path).isDirectory(),
      writeFile: (path, text) => writeFileSync(path, text),
    });
    return { code, ...printed };
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** Permission bits in octal. */
  mode(name: string): string {
    return (statSync(join(this.path, name)).mode & 0o777).toString(8);
  }

  /** Paths of all files, sorted. */
  files(): string[] {
    return readdirSync(this.path, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.path.length + 1))
      .sort();
  }

  remove(): void {
    rmSync(this.#root, { recursive: true });
  }
}
