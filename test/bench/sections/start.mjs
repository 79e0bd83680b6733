import { serverScript } from '../fixtures.mjs';
import { LanguageServer } from '../language-server.mjs';
import { interleave, median } from '../measure.mjs';
import { row } from '../report.mjs';
import { bundleEntry, requireBuilt } from './build.mjs';

/** From spawn to `initialize` answered: the server's start as an editor feels it. */
export async function start({ rounds = 15 }) {
  await requireBuilt(serverScript);
  const empty = await bundleEntry('empty-server.ts', 'empty-server.cjs', 'cjs');
  const memory = { ours: [], empty: [] };
  const boot = (script, list) => async () => {
    const begin = performance.now();
    const server = new LanguageServer(script);
    await server.initialize({ only: true });
    const milliseconds = performance.now() - begin;
    const bytes = await server.peakMemory();
    if (bytes !== undefined) list.push(bytes);
    await server.stop();
    return milliseconds;
  };
  const result = await interleave(rounds, {
    ours: boot(serverScript, memory.ours),
    empty: boot(empty, memory.empty),
  });
  const peak = (list) => (list.length === 0 ? undefined : median(list));
  return [
    row('server start to initialize answered', result.ours, 'an empty server', result.empty, { goal: 1.25 }),
    row('… peak memory', peak(memory.ours), 'an empty server', peak(memory.empty), { unit: 'bytes' }),
  ];
}
