// Makes node_modules agree with package-lock.json. Node builtins only: it runs on a fresh clone.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { projectFolder, runOrThrow } from './processes.mjs';

/** The packages of a lock file as path -> version, or undefined where there is none. */
async function readLock(path) {
  try {
    const { packages } = JSON.parse(await readFile(resolve(projectFolder, path), 'utf8'));
    return packages;
  } catch {
    return undefined;
  }
}

/** Whether every package that must be there is there in the locked version. */
async function isInstalled() {
  const locked = await readLock('package-lock.json');
  const installed = await readLock('node_modules/.package-lock.json');
  if (!locked || !installed) return false;
  return Object.entries(locked)
    .filter(([path, entry]) => path !== '' && !entry.optional)
    .every(([path, entry]) => installed[path]?.version === entry.version);
}

/**
 * Installs the locked dependencies where they are missing or stale. Not by `npm ci`: that refuses a lock file without the optional
 * packages of other platforms, which not every registry carries. `--no-save` leaves the lock file as it is.
 */
export async function ensureInstalled() {
  if (await isInstalled()) return;
  console.log('Installing the dependencies …');
  await runOrThrow('npm', ['install', '--no-save', '--no-audit', '--no-fund'], { quiet: true });
}
