import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { IssuingTask, Packaging } from '../../../server/src/issue/tasks.ts';
import type { OutputFile } from '../../../server/src/issue/types.ts';
import { contentOf, createBench } from '../bench.ts';

/** A folder with what tasks made, for programs that read files and the real clock. Gone after the tests of the file. */
export class Delivered {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'certscope-handshakes-'));
  // Other programs take the time from the machine.
  readonly #bench = createBench({ now: Date.now() });

  constructor() {
    afterAll(() => rmSync(this.folder, { recursive: true, force: true }));
  }

  /** Writes the files of a task. Returns their names. */
  async make(task: IssuingTask, packaging: Partial<Packaging> = {}): Promise<readonly string[]> {
    const { files } = await this.#bench.make(task, packaging);
    for (const file of files) this.#write(file);
    return files.map(({ name }) => name);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  #write(file: OutputFile): void {
    const path = this.path(file.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contentOf(file));
  }
}
