import { access } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { cacheFolder, projectFolder } from '../fixtures.mjs';

/** Throws with a plain word where a built file is not there. */
export async function requireBuilt(path) {
  await access(path).catch(() => {
    throw new Error(`${relative(projectFolder, path)} is not there: run npm run build first`);
  });
}

/** Bundles one entry as the project's own bundles are made, into .cache/bench; returns the path. */
export async function bundleEntry(entry, name, format) {
  const outfile = resolve(cacheFolder, name);
  await build({
    entryPoints: [resolve(import.meta.dirname, entry)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format,
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
    external: ['@peculiar/x509'],
  });
  return outfile;
}
