import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../../scripts/processes.mjs';
import { makePki, makeTlsSecret } from '../../builders/index.ts';
import { cliScript } from '../fixtures.mjs';
import { interleave, median, runProgram } from '../measure.mjs';
import { missing, row } from '../report.mjs';
import { requireBuilt } from './build.mjs';

const what = 'walking 20,000 files, 50 of them with certificates';

/** What a repository is made of, in the proportions in which it is. */
const kinds = ['ts', 'ts', 'ts', 'go', 'go', 'js', 'md', 'json', 'yaml', 'txt'];

function ordinaryText(index) {
  const line = `export const value${index} = compute(${index}); // and some more words to fill the line up to its end\n`;
  return line.repeat(10 + (index % 40));
}

/** A tree of 400 folders of 50 files; every 400th file holds a certificate, in turn as PEM and in a Secret. */
async function makeTree(folder) {
  const now = Date.now();
  const { serverChain, server, root } = makePki({ now });
  const secret = makeTlsSecret({ crt: serverChain, key: server.keyPem, ca: root.pem, encoding: 'stringData' });
  for (let directory = 0; directory < 400; directory++) {
    const path = join(folder, `group-${directory % 20}`, `package-${directory}`);
    await mkdir(path, { recursive: true });
    const files = Array.from({ length: 50 }, (_, index) => {
      const number = directory * 50 + index;
      if (number % 400 !== 0) return writeFile(join(path, `file-${index}.${kinds[index % 10]}`), ordinaryText(number));
      const [name, text] = number % 800 === 0 ? ['server.pem', serverChain] : ['secret.yaml', secret];
      return writeFile(join(path, name), text);
    });
    await Promise.all(files);
  }
}

async function checked(command, args, codes) {
  const result = await runProgram(command, args);
  if (!codes.includes(result.code)) throw new Error(`${command} ended with ${result.code}: ${result.errors.trim()}`);
  return result;
}

/** `certscope check` on a repository, against a search for the first line of PEM. */
export async function walk({ rounds = 7 }) {
  await requireBuilt(cliScript);
  const grep = await findProgram(['grep']);
  const folder = await mkdtemp(join(tmpdir(), 'certscope-bench-'));
  const memory = { ours: [], grep: [] };
  const keep = (list, { milliseconds, memory: bytes }) => {
    if (bytes !== undefined) list.push(bytes);
    return milliseconds;
  };
  try {
    await makeTree(folder);
    const result = await interleave(rounds, {
      ours: async () => keep(memory.ours, await checked(process.execPath, [cliScript, 'check', folder], [0, 1])),
      ...(grep && {
        grep: async () => keep(memory.grep, await checked(grep, ['-rl', '--', '-----BEGIN', folder], [0])),
      }),
    });
    if (grep === undefined) return [missing(what, 'grep is not on the PATH')];
    const peak = (list) => (list.length === 0 ? undefined : median(list));
    return [
      row(what, result.ours, 'grep -rl', result.grep, { goal: 3 }),
      row('… peak memory', peak(memory.ours), 'grep', peak(memory.grep), { unit: 'bytes' }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
