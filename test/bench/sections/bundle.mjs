import { pathToFileURL } from 'node:url';
import { findProgram } from '../../../scripts/processes.mjs';
import { bundle, serverScript, textOf } from '../fixtures.mjs';
import { LanguageServer } from '../language-server.mjs';
import { interleave, median, runProgram, timed } from '../measure.mjs';
import { missing, row } from '../report.mjs';
import { requireBuilt } from './build.mjs';

const what = '10,000-certificate bundle, opened to diagnostics';

/** Opens the text in a server just started: milliseconds from didOpen to its diagnostics, and the server's peak memory. */
async function open(uri, text) {
  const server = new LanguageServer(serverScript);
  await server.initialize();
  await server.quiet(50);
  const milliseconds = await timed(async () => {
    const published = server.diagnostics(uri, 1);
    server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'pem', version: 1, text } });
    await published;
  });
  const memory = await server.peakMemory();
  await server.stop();
  return { milliseconds, memory };
}

/** A bundle of an operating system ten times over, against OpenSSL reading and printing it. */
export async function bundleSection({ rounds = 5 }) {
  await requireBuilt(serverScript);
  const openssl = await findProgram(['openssl']);
  const path = await bundle();
  const text = await textOf(path);
  const memory = { ours: [], openssl: [] };
  const keep = (list, { milliseconds, memory: bytes }) => {
    if (bytes !== undefined) list.push(bytes);
    return milliseconds;
  };
  const args = ['storeutl', '-noout', '-text', '-certs', path];
  const result = await interleave(rounds, {
    ours: async () => keep(memory.ours, await open(pathToFileURL(path).href, text)),
    ...(openssl && { openssl: async () => keep(memory.openssl, await runProgram(openssl, args)) }),
  });
  if (openssl === undefined) return [missing(what, 'openssl is not on the PATH')];
  const peak = (list) => (list.length === 0 ? undefined : median(list));
  return [
    row(what, result.ours, 'openssl storeutl -text', result.openssl, { goal: 0.4 }),
    row('… peak memory', peak(memory.ours), 'openssl', peak(memory.openssl), { unit: 'bytes' }),
  ];
}
