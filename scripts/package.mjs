// `npm run package`: builds and writes certscope-<version>.vsix, and fails where it holds a file that does not belong there.
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder, runOrThrow } from './processes.mjs';
import { checkSize } from './size-budget.mjs';

/** Everything that runs or is read by the editor; nothing else is shipped. */
const allowed = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE|language-configuration\.json)$/,
  /^package\.nls(\.[a-z-]+)?\.json$/,
  /^l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/,
  /^dist\/(cli|client\/node|client\/browser|server\/node|server\/browser|lazy\/[A-Za-z0-9-]+)\.js$/,
  /^schemas\/[a-z.-]+\.schema\.json$/,
  /^syntaxes\/[A-Za-z0-9.-]+\.json$/,
  /^docs\/images\/hover\.png$/,
  /^images\/icon\.png$/,
];

const always = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/cli.js',
  'dist/client/node.js',
  'dist/client/browser.js',
  'dist/server/node.js',
  'dist/server/browser.js',
];

/** The files of the project that the manifest points at. */
function filesOfManifest({ contributes = {}, icon }) {
  const { languages = [], grammars = [], jsonValidation = [] } = contributes;
  const paths = [
    icon,
    ...languages.map((language) => language.configuration),
    ...grammars.map((grammar) => grammar.path),
    ...jsonValidation.map((validation) => validation.url),
  ];
  return paths.filter((path) => path !== undefined).map((path) => path.replace(/^\.\//, ''));
}

async function checkFileList() {
  const manifest = JSON.parse(await readFile(resolve(projectFolder, 'package.json'), 'utf8'));
  const { output } = await runOrThrow('vsce', ['ls', '--no-dependencies'], { quiet: true });
  const files = output.split('\n').filter((line) => /^[\w./-]+$/.test(line));
  const extra = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
  const missing = [...always, ...filesOfManifest(manifest)].filter((file) => !files.includes(file));
  if (extra.length > 0) throw new Error(`The package would contain what it must not: ${extra.join(', ')}`);
  if (missing.length > 0) throw new Error(`The package would lack: ${missing.join(', ')}`);
  return manifest;
}

/** Packages what is in dist/ and resolves with the path of the `.vsix`. */
export async function buildPackage(outfile) {
  const { name, version } = await checkFileList();
  const out = outfile ?? resolve(projectFolder, `${name}-${version}.vsix`);
  const quietly = ['--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '--skip-license'];
  await runOrThrow('vsce', ['package', ...quietly, '--out', out], { quiet: true });
  await checkSize(out, 'vsix');
  return out;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runOrThrow('node', ['esbuild.mjs']);
  const file = await buildPackage();
  const { size } = await stat(file);
  console.log(`${file} (${Math.round(size / 1000)} kB)`);
}
