// The folders that VS Code is told to load the extension from.
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { projectFolder } from '../../scripts/processes.mjs';

const notShipped = new Set(['package.json', 'node_modules', '.git', '.cache', 'out', 'samples', 'test']);

/** The project as an extension that has only its `browser` entry, so that VS Code runs it in its web worker. */
async function makeWebExtension(folder, project) {
  await mkdir(folder, { recursive: true });
  const { main: _, ...manifest } = JSON.parse(await readFile(resolve(project, 'package.json'), 'utf8'));
  await writeFile(resolve(folder, 'package.json'), JSON.stringify(manifest));
  const entries = (await readdir(project)).filter((name) => !notShipped.has(name));
  await Promise.all(entries.map((name) => symlink(resolve(project, name), resolve(folder, name), 'junction')));
  return folder;
}

/** An extension that does nothing: VS Code only runs a test module next to an extension in development. */
async function makeEmptyExtension(folder) {
  await mkdir(folder, { recursive: true });
  const manifest = { name: 'nothing', publisher: 'certscope', version: '0.0.0', engines: { vscode: '^1.100.0' } };
  await writeFile(resolve(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/** Puts the extension of a suite's own file system, which shows the folder `scratch`, among those that are installed. */
export async function installFileSystem({ name, fileSystem }, scratch) {
  const folder = resolve(scratch, 'extensions/certscope.file-system-0.0.0');
  await mkdir(folder, { recursive: true });
  const manifest = {
    name: 'file-system',
    publisher: 'certscope',
    version: '0.0.0',
    engines: { vscode: '^1.100.0' },
    main: './extension.js',
    activationEvents: [`onFileSystem:${fileSystem}`],
  };
  await writeFile(resolve(folder, 'package.json'), JSON.stringify(manifest));
  await build({
    entryPoints: [resolve(projectFolder, 'test/vscode', name, 'file-system.ts')],
    outfile: resolve(folder, 'extension.js'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'es2022',
    external: ['vscode'],
    define: { ROOT: JSON.stringify(scratch) },
    logLevel: 'warning',
  });
}

/** The folder of the extension in development for a suite, made in `scratch` where it is not the project itself. */
export function extensionFolder(kind, scratch, project = projectFolder) {
  if (kind === 'web') return makeWebExtension(resolve(scratch, 'web-extension'), project);
  if (kind === 'packaged') return makeEmptyExtension(resolve(scratch, 'empty-extension'));
  return project;
}
