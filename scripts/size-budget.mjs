// What the bundles may weigh: `node scripts/size-budget.mjs` checks what is in dist/.
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from './processes.mjs';

/** Upper bounds in bytes. */
const budget = {
  // Two fifths are rules and what they say, in the worker's one file and once for Node.
  vsix: 1_400_000,
  // All that is read before the language server answers: its entry, and what that imports.
  'language server': 700_000,
  // One file, with everything that is lazy elsewhere.
  'dist/server/browser.js': 1_400_000,
};

const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;

/** Throws where that many bytes are not below the bound of their kind. */
function checkBytes(bytes, kind) {
  const line = `${kind}: ${kilobytes(bytes)} of ${kilobytes(budget[kind])}`;
  if (bytes >= budget[kind]) throw new Error(`${line}: too large`);
  console.log(line);
}

/** Throws where the file is not below the bound of its kind. */
export async function checkSize(file, kind) {
  checkBytes((await stat(file)).size, kind);
}

/** Bytes of a module and of all that it requires when it is loaded; a lazy `import()` stands in a function of its own. */
async function closureBytes(file, seen = new Set()) {
  if (seen.has(file)) return 0;
  seen.add(file);
  const code = await readFile(file, 'utf8');
  const required = [...code.matchAll(/[=;]require\("(\.[^"]+)"\)/g)].map(([, path]) => resolve(dirname(file), path));
  let bytes = Buffer.byteLength(code);
  for (const each of required) bytes += await closureBytes(each, seen);
  return bytes;
}

async function checkBundles() {
  checkBytes(await closureBytes(resolve(projectFolder, 'dist/lazy/server.js')), 'language server');
  await checkSize(resolve(projectFolder, 'dist/server/browser.js'), 'dist/server/browser.js');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await checkBundles();
