// What the bundles may weigh: `node scripts/size-budget.mjs` checks what is in dist/.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from './processes.mjs';

/** Upper bounds in bytes. */
const budget = {
  vsix: 1_200_000,
  'dist/server/node.js': 700_000,
  // What the former starts.
  'dist/lazy/node-server.js': 1_000_000,
  'dist/server/browser.js': 1_000_000,
};

const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;

/** Throws where the file is not below the bound of its kind. */
export async function checkSize(file, kind) {
  const { size } = await stat(file);
  const line = `${kind}: ${kilobytes(size)} of ${kilobytes(budget[kind])}`;
  if (size >= budget[kind]) throw new Error(`${line}: too large`);
  console.log(line);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const file of Object.keys(budget).filter((kind) => kind !== 'vsix'))
    await checkSize(resolve(projectFolder, file), file);
}
