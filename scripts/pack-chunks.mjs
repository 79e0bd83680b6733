// Chunks that are always read together, packed into one file: a start then reads a handful of files, not fifty.
import { parse } from 'acorn';

/** Sources that parts of the programs begin with. What is only read when somebody asks for it (`import()`) begins no part. */
const PARTS = {
  client: ['client/src/node.ts'],
  server: ['server/src/node-server.ts'],
  reading: ['server/src/cli/command-line.ts', 'server/src/cli/reading-commands.ts'],
  connecting: ['server/src/cli/connect/connect.ts', 'server/src/cli/test-server/test-server.ts'],
  issuing: ['server/src/cli/issuing-commands.ts'],
};

/** Have Node keep what it compiles of all that is read after them: nothing large may be read before. */
const FIRST_LINES = ['server/src/node.ts', 'server/src/cli/main.ts'];

/** The file of what these parts have in common. */
function groupOf(parts) {
  const [first] = parts;
  if (first === 'client') return 'client-server';
  if (parts.length === 1) return first;
  return first === 'server' ? 'server-commands' : 'commands';
}

/** The file (without extension) that each chunk of an esbuild result is packed into, by its path in the metafile; others stay files of their own. */
export function groupChunks({ outputs }) {
  const first = readBy(FIRST_LINES, outputs);
  const partsOf = new Map();
  for (const [part, sources] of Object.entries(PARTS)) {
    for (const path of readBy(sources, outputs)) partsOf.set(path, [...(partsOf.get(path) ?? []), part]);
  }
  const packed = [...partsOf].filter(([path]) => path.includes('/lazy/') && !first.has(path));
  return new Map(packed.map(([path, parts]) => [path, groupOf(parts)]));
}

/** Outputs that are read when these sources are. */
function readBy(sources, outputs) {
  const starts = Object.keys(outputs).filter((path) => sources.includes(outputs[path].entryPoint));
  const seen = new Set();
  const visit = (path) => {
    if (seen.has(path) || outputs[path] === undefined) return;
    seen.add(path);
    for (const each of outputs[path].imports) if (each.kind === 'import-statement') visit(each.path);
  };
  starts.forEach(visit);
  return seen;
}

/**
 * One CommonJS file of several CommonJS modules: it exports a function that gives the exports of a module by its name, running it where it has not run
 * yet. Functions in parentheses are compiled, and kept compiled, with the file; others whenever they are first called.
 */
export function packModules(modules) {
  const factories = modules.map(({ name, code }) => `${JSON.stringify(name)}:(function(exports,module){${code}\n})`);
  return `"use strict";const f={${factories.join(',\n')}},m={};module.exports=n=>{if(!m[n]){m[n]={exports:{}};f[n](m[n].exports,m[n])}return m[n].exports};\n`;
}

/**
 * The same code, with the libraries that are CommonJS themselves compiled with their file, too: esbuild hands each to a helper as an arrow function, which V8
 * leaves until it is called.
 */
export function compileEagerly(code) {
  const edits = arrowsOfLibraries(parse(code, { ecmaVersion: 'latest' })).flatMap(({ start, end, params, body }) => {
    const names = params.map((each) => code.slice(each.start, each.end)).join(',');
    return [
      { start, end: body.start, text: `(function(${names})` },
      { start: end, end, text: ')' },
    ];
  });
  return edits
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
}

/** Sole arguments of a call that begin with "use strict", as compiled TypeScript does. */
function arrowsOfLibraries(node) {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap(arrowsOfLibraries);
  const [only, ...others] = node.type === 'CallExpression' ? node.arguments : [];
  const isOne = only?.type === 'ArrowFunctionExpression' && others.length === 0;
  return isOne && only.body.body?.[0]?.directive === 'use strict' ? [...inside, only] : inside;
}

/** The same CommonJS, with what is packed asked of its file: `require("./server.js")("chunk-ABC.js")`. `groups` by names of chunks. */
export function requireFromGroups(code, groups) {
  return code.replaceAll(/require\("(\.[^"]*\/)([^"/]+)"\)/g, (all, folder, name) =>
    groups.has(name) ? `require("${folder}${groups.get(name)}.js")("${name}")` : all,
  );
}
