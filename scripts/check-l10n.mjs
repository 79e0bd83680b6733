// Holds the translations to the source: `node scripts/check-l10n.mjs [--write-missing]`.
// Every message of client and server must stand in every l10n/bundle.l10n.<language>.json, with the same placeholders, and nothing else.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findMessages } from './messages.mjs';
import { projectFolder } from './processes.mjs';

const folders = ['client/src', 'server/src'];
const bundleName = /^bundle\.l10n\.[a-z-]+\.json$/;

async function findSources() {
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(resolve(projectFolder, folder), { recursive: true });
      return names.filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
    }),
  );
  return lists.flat().sort();
}

/** All messages of the source, sorted, and complaints about calls that cannot be read. */
async function readMessages() {
  const messages = new Set();
  const problems = [];
  for (const file of await findSources()) {
    const found = findMessages(await readFile(resolve(projectFolder, file), 'utf8'));
    for (const message of found.messages) messages.add(message);
    problems.push(...found.unreadable.map((line) => `${file}:${line}: the message is not one literal`));
  }
  return { messages: [...messages].sort(), problems };
}

const placeholdersOf = (text) => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort().join(' ');

function compare(name, messages, bundle) {
  const missing = messages.filter((message) => !bundle[message]).map((message) => `${name}: missing: ${message}`);
  const superfluous = Object.keys(bundle)
    .filter((message) => !messages.includes(message))
    .map((message) => `${name}: superfluous: ${message}`);
  const different = Object.entries(bundle)
    .filter(([message, text]) => text !== '' && placeholdersOf(message) !== placeholdersOf(text))
    .map(([message]) => `${name}: other placeholders than in the source: ${message}`);
  return [...missing, ...superfluous, ...different];
}

/** The translation files: path and content. */
export async function readBundles() {
  const folder = resolve(projectFolder, 'l10n');
  const names = (await readdir(folder)).filter((name) => bundleName.test(name));
  return Promise.all(
    names.map(async (name) => ({
      name: `l10n/${name}`,
      path: resolve(folder, name),
      bundle: JSON.parse(await readFile(resolve(folder, name), 'utf8')),
    })),
  );
}

/** Everything that is wrong with the translations, one line each. */
export async function findProblems() {
  const { messages, problems } = await readMessages();
  const bundles = await readBundles();
  return [...problems, ...bundles.flatMap(({ name, bundle }) => compare(name, messages, bundle))];
}

/** Brings the files' keys in line with the source: what is missing gets an empty text, what is superfluous goes. */
async function writeMissing() {
  const { messages } = await readMessages();
  for (const { path, bundle } of await readBundles()) {
    const entries = messages.map((message) => [message, bundle[message] ?? '']);
    await writeFile(path, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
  }
}

// Node 20 knows no `import.meta.main`.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv.includes('--write-missing')) await writeMissing();
  const problems = await findProblems();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
