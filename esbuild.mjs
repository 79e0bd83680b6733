// Builds everything that runs: `node esbuild.mjs [--dev] [--watch]`.
//
// `import()` stays lazy everywhere:
//  - Node bundles are CommonJS (VS Code forks them as such), where esbuild cannot split. Each dynamically imported module
//    therefore becomes a self-contained bundle of its own, dist/lazy/<name>.js, that is only read when it is asked for.
//    Such a module shares no instances with the bundle that loads it: keep it a leaf that takes and gives plain data.
//  - Worker and web bundles must be one file each (a worker started from a blob cannot resolve a second one). There esbuild keeps
//    the module inside and runs it on the first import().
import { rm } from 'node:fs/promises';
import { basename, dirname, extname, relative, resolve } from 'node:path';
import { build, context } from 'esbuild';

const dev = process.argv.includes('--dev');
const watch = process.argv.includes('--watch');
const lazyFolder = resolve('dist/lazy');

/** Module file -> name of its bundle in dist/lazy. */
const lazyModules = new Map();

/** @type {(outfile: string) => import('esbuild').Plugin} */
const lazyBundles = (outfile) => ({
  name: 'lazy-bundles',
  setup(plugin) {
    plugin.onResolve({ filter: /^[^/]/ }, async (request) => {
      if (request.kind !== 'dynamic-import' || request.pluginData === 'resolving') return undefined;
      const { path, external, errors } = await plugin.resolve(request.path, {
        kind: 'dynamic-import',
        importer: request.importer,
        resolveDir: request.resolveDir,
        pluginData: 'resolving',
      });
      if (external || errors.length > 0) return undefined;
      const name = basename(path, extname(path));
      const namesake = [...lazyModules].find(([other, its]) => its === name && other !== path);
      if (namesake) return { errors: [{ text: `Two lazy modules are called ${name}: ${namesake[0]} and ${path}` }] };
      lazyModules.set(path, name);
      const target = relative(dirname(resolve(outfile)), resolve(lazyFolder, `${name}.js`));
      return { path: target.startsWith('.') ? target : `./${target}`, external: true };
    });
  },
});

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  mainFields: ['module', 'main'],
  minify: !dev,
  sourcemap: dev ? 'linked' : false,
  legalComments: 'none',
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
  // Only its parser is used. The library's own entry brings all of it, a fifth of a bundle to be read at every start.
  alias: { yaml: resolve('node_modules/yaml/browser/dist/parse/parser.js') },
};

/** @type {(entry: string, outfile: string, more?: import('esbuild').BuildOptions) => import('esbuild').BuildOptions} */
const forNode = (entry, outfile, more = {}) => ({
  ...common,
  entryPoints: [entry],
  outfile,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Written as `require`, which reaches CommonJS without starting Node's loader of modules.
  supported: { 'dynamic-import': false },
  plugins: [lazyBundles(outfile)],
  ...more,
});

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
  forNode('client/src/node.ts', 'dist/client/node.js', { external: ['vscode'] }),
  forBrowser('client/src/browser.ts', 'dist/client/browser.js', { format: 'cjs', external: ['vscode'] }),
  forNode('server/src/node.ts', 'dist/server/node.js'),
  forBrowser('server/src/browser.ts', 'dist/server/browser.js', { format: 'iife' }),
  forNode('server/src/cli/main.ts', 'dist/cli.js'),
];

/** Builds what the bundles import lazily, and what those import lazily in turn. */
async function buildLazyModules(done = new Set()) {
  const waiting = [...lazyModules].filter(([path]) => !done.has(path));
  if (waiting.length === 0) return;
  await Promise.all(waiting.map(([path, name]) => build(forNode(path, resolve(lazyFolder, `${name}.js`)))));
  await buildLazyModules(new Set([...done, ...waiting.map(([path]) => path)]));
}

await rm('dist', { recursive: true, force: true });
if (watch) {
  const rebuildLazyModules = { name: 'then-lazy', setup: (plugin) => plugin.onEnd(() => buildLazyModules()) };
  const contexts = await Promise.all(
    bundles.map((options) =>
      context({ ...options, logLevel: 'info', plugins: [...(options.plugins ?? []), rebuildLazyModules] }),
    ),
  );
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  const failed = (error) => {
    process.exitCode = 1;
    if (!error.errors) throw error;
  };
  await Promise.all(bundles.map((options) => build(options)))
    .then(() => buildLazyModules())
    .catch(failed);
}
