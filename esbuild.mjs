// Builds everything that runs: `node esbuild.mjs [--dev] [--watch]`.
//
// `import()` stays lazy everywhere:
//  - The programs of Node are CommonJS (VS Code forks them as such), where esbuild cannot split. So they are split as ES modules,
//    and each of these is then written as CommonJS: what several programs or lazy parts share stands once, in dist/lazy, and what is
//    always read together in one file.
//  - Worker and web bundles must be one file each (a worker started from a blob cannot resolve a second one). There esbuild keeps
//    the module inside and runs it on the first import().
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { build, context, transform } from 'esbuild';
import { compileEagerly, groupChunks, packModules, requireFromGroups } from './scripts/pack-chunks.mjs';

const dev = process.argv.includes('--dev');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  mainFields: ['module', 'main'],
  minify: !dev,
  sourcemap: dev ? 'inline' : false,
  legalComments: 'none',
  logLevel: watch ? 'info' : 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
  // Only its parser is used. The library's own entry brings all of it, a fifth of a bundle to be read at every start.
  alias: { yaml: resolve('node_modules/yaml/browser/dist/parse/parser.js') },
};

/** @type {import('esbuild').TransformOptions} */
const commonJs = {
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  minify: !dev,
  sourcemap: dev ? 'inline' : false,
  legalComments: 'none',
  // Written as `require`, which reaches CommonJS without starting Node's loader of modules.
  supported: { 'dynamic-import': false },
};

async function write(path, code) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, code);
  if (code.startsWith('#!')) await chmod(path, 0o755);
}

/** Writes modules as CommonJS, those of a group into one file; one that begins with `#!` can be run. */
async function writeCommonJs({ outputFiles = [], metafile }) {
  // Of several modules in one file a debugger would find only one's source map.
  const packed = dev ? [] : [...groupChunks(metafile)];
  const groups = new Map(packed.map(([path, group]) => [basename(path), group]));
  const modules = outputFiles.map(async ({ path, text }) => {
    const { code } = await transform(text, commonJs);
    return { path, name: basename(path), code: requireFromGroups(code, groups) };
  });
  const byGroup = Map.groupBy(await Promise.all(modules), ({ name }) => groups.get(name));
  for (const [group, members] of byGroup) {
    if (group === undefined) await Promise.all(members.map(({ path, code }) => write(path, code)));
    else
      await write(
        resolve('dist/lazy', `${group}.js`),
        packModules(members.map(({ name, code }) => ({ name, code: compileEagerly(code) }))),
      );
  }
}

/** @type {import('esbuild').Plugin} */
const asCommonJs = { name: 'as-commonjs', setup: (plugin) => plugin.onEnd(writeCommonJs) };

/** @type {import('esbuild').BuildOptions} */
const programs = {
  ...common,
  entryPoints: {
    'client/node': 'client/src/node.ts',
    'server/node': 'server/src/node.ts',
    cli: 'server/src/cli/main.ts',
  },
  outdir: 'dist',
  chunkNames: 'lazy/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  splitting: true,
  target: 'node20',
  external: ['vscode'],
  write: false,
  metafile: true,
  plugins: [asCommonJs],
};

/** @type {(entry: string, outfile: string, more?: import('esbuild').BuildOptions) => import('esbuild').BuildOptions} */
const forBrowser = (entry, outfile, more = {}) => ({
  ...common,
  entryPoints: [entry],
  outfile,
  platform: 'browser',
  target: 'es2022',
  ...more,
});

const bundles = [
  programs,
  forBrowser('client/src/browser.ts', 'dist/client/browser.js', { format: 'cjs', external: ['vscode'] }),
  forBrowser('server/src/browser.ts', 'dist/server/browser.js', { format: 'iife' }),
];

await rm('dist', { recursive: true, force: true });
if (watch) {
  const contexts = await Promise.all(bundles.map((options) => context(options)));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  await Promise.all(bundles.map((options) => build(options))).catch((error) => {
    process.exitCode = 1;
    if (!error.errors) throw error;
  });
}
