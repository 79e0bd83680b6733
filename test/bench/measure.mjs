// Medians of interleaved runs: what the machine does meanwhile then hits both sides alike.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** The middle value, or the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds that `work` takes. */
export async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Runs every contender once per round and returns the median of what each returned, by name. The first round warms up and
 * does not count.
 */
export async function interleave(rounds, contenders) {
  const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, work] of Object.entries(contenders)) {
      const value = await work();
      if (round > 0) results[name].push(value);
    }
  }
  return Object.fromEntries(Object.entries(results).map(([name, values]) => [name, median(values)]));
}

/** Peak resident memory of a running process in bytes; undefined where the system does not tell (not Linux), or it has ended. */
export async function peakMemory(pid) {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

/** Runs a program to its end, its output thrown away: milliseconds, exit code, and peak memory as last seen (bytes). */
export function runProgram(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
    let memory;
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    const watch = setInterval(async () => {
      memory = (await peakMemory(child.pid)) ?? memory;
    }, 10);
    child.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    child.on('close', (code) => {
      const milliseconds = performance.now() - start;
      clearInterval(watch);
      resolve({ milliseconds, code, memory, errors });
    });
  });
}
