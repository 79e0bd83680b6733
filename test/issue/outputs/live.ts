import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderOutputs } from '../../../server/src/issue/outputs/render-outputs.ts';
import type { Pki, TestCertificate } from '../../builders/index.ts';
import { bytesOf, issuedFrom } from './issued.ts';

/** Writes what PEM output there is of a certificate into a folder of its own, and returns that. */
export async function deliver(folder: string, name: string, pki: Pki, leaf: TestCertificate): Promise<string> {
  const target = join(folder, name);
  mkdirSync(target);
  for (const file of await renderOutputs(issuedFrom(pki, leaf), { formats: ['pem'] }, { crypto })) {
    writeFileSync(join(target, file.name), bytesOf(file));
  }
  return target;
}

/** What a program said, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, without holding up servers of this process. */
export async function finished(child: ChildProcess): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const [code]: unknown[] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, ...said };
}

/** Starts a program and resolves with the first that it prints: it says so when it listens. */
export async function listening(
  program: string,
  args: readonly string[],
): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${program} ended before it listened`)));
  const [said]: unknown[] = await Promise.race([once(child.stdout.setEncoding('utf8'), 'data'), ended]);
  ended.catch(() => undefined);
  return { child, said: String(said) };
}
