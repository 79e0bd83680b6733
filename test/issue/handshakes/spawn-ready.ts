import { execFile, spawn } from 'node:child_process';

/** Starts a program and resolves when it prints `ready`; rejects with what it says where it ends before. */
export function spawnReady(program: string, args: readonly string[]): Promise<{ close(): void }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('ready')) resolve({ close: () => void child.kill('SIGKILL') });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', () => reject(new Error(said)));
  });
}

/** What a program prints, while this process goes on serving it. */
export function output(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, args, (error, stdout, stderr) => resolve((stdout.trim() || error?.message || stderr).trim()));
  });
}
