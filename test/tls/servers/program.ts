import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program of others that serves while a test runs. */
export interface Program {
  /** Everything that it has said, on both outputs. */
  said(): string;
  /** Resolves once it has said something that matches; rejects with all it said where it ends before. */
  says(pattern: RegExp): Promise<string>;
  /** Ends it, and resolves when it has ended. */
  stop(): Promise<void>;
}

/** Where Debian puts servers and databases, which PATH often leaves out. */
const moreFolders = ['/usr/sbin', '/usr/local/sbin', '/usr/lib/postgresql/17/bin', '/usr/lib/postgresql/15/bin'];

/** Path of a program; undefined where it is not on this machine, which is then said aloud. */
export function findInstalled(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...moreFolders];
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found === undefined) console.warn(`${name} is not installed: what needs it is skipped`);
  return found;
}

/** Starts it and waits until it has said `ready`. */
export async function startProgram(
  command: string,
  args: readonly string[],
  ready: RegExp,
  options: SpawnOptions = {},
): Promise<Program> {
  // `openssl s_server` ends where its input does.
  const child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  const program = watch(child);
  try {
    await program.says(ready);
  } catch (error) {
    await program.stop();
    throw error;
  }
  return program;
}

function watch(child: ChildProcess): Program {
  let said = '';
  let ended = false;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
    tell();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const end = (error?: Error | number | null): void => {
    if (error instanceof Error) said += error.message;
    ended = true;
    tell();
  };
  child.on('error', end).on('close', end);
  return {
    said: () => said,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(said)?.[0];
          if (found === undefined && !ended) return;
          listeners.delete(look);
          if (found === undefined) reject(new Error(`${child.spawnfile} ended: ${said}`));
          else resolve(found);
        };
        listeners.add(look);
        look();
      }),
    stop: async () => {
      if (ended) return;
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}
