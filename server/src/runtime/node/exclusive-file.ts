import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { uninterrupted } from './interruption.ts';
import { at, PlacingError, systemError } from './place-together.ts';

/** How long somebody waits for another, and how often they look. Milliseconds. */
export interface Patience {
  readonly longest: number;
  readonly interval: number;
}

/** What is done alone takes a moment: whoever waits this long waits for something that is stuck. */
export const patience: Patience = { longest: 15_000, interval: 20 };

/** Nobody has work for this long: a file that is older was left by a process that was killed. Milliseconds. */
const LONGEST_HOLD = 60_000;

/**
 * Does `work` while this file (absolute, its folder is there) is ours: of several processes one after the other. The file is gone afterwards,
 * also where a signal ends the process; one that a killed process left counts for nothing. Throws a PlacingError where it cannot be made
 * (EDEADLK: somebody else keeps it), and what `work` throws.
 */
export async function holding<T>(file: string, work: () => Promise<T>, { longest, interval }: Patience): Promise<T> {
  const mark = JSON.stringify({ host: hostname(), process: process.pid, is: randomUUID() });
  for (let waited = 0; !take(file, mark); waited += interval) {
    if (waited >= longest) throw new PlacingError(file, systemError('EDEADLK'));
    removeAbandoned(file);
    await setTimeout(interval);
  }
  return uninterrupted(() => release(file, mark), work);
}

/** False where somebody else has it. */
function take(file: string, mark: string): boolean {
  return at(file, () => {
    try {
      writeFileSync(file, mark, { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if (isThere(error)) return false;
      throw error;
    }
  });
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** Somebody who took us for dead may hold it by now. */
function release(file: string, mark: string): void {
  if (readText(file) === mark) rmSync(file, { force: true });
}

/** Of several who find it abandoned one removes it: another may have made it anew in the meantime. */
function removeAbandoned(file: string): void {
  if (!isAbandoned(file)) return;
  const removing = `${file}.removing`;
  try {
    closeSync(openSync(removing, 'wx', 0o600));
  } catch {
    if (ageOf(removing) > LONGEST_HOLD) rmSync(removing, { force: true });
    return;
  }
  if (isAbandoned(file)) rmSync(file, { force: true });
  rmSync(removing, { force: true });
}

function isAbandoned(file: string): boolean {
  return ageOf(file) > LONGEST_HOLD || isOfTheDead(readText(file) ?? '');
}

/** Milliseconds since it was written; 0 where it is gone. */
function ageOf(file: string): number {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? 0 : Date.now() - stats.mtimeMs;
}

/** Of another machine, and of what is being written this moment, nothing is known. */
function isOfTheDead(mark: string): boolean {
  const holder = /^\{"host":(".*"),"process":(\d+),/.exec(mark);
  return holder !== null && holder[1] === JSON.stringify(hostname()) && !isRunning(Number(holder[2]));
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
