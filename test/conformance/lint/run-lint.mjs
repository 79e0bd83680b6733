// `npm run conformance -- --lint [PATH] [--source S] [--lint-name L] [--verbose] [--json FILE]`: what a public linter says of certificates and lists, and whether our rules agree.
import { writeFile } from 'node:fs/promises';
import { printTable } from '../table.mjs';
import { judgeCase, readLintCases, scoreSources } from './judge-cases.mjs';

/** Judges all cases of a file, prints what came of it, and returns the scores. */
export async function runLint(path, { source, verbose, json }) {
  const cases = readLintCases(path).filter((one) => source === undefined || source.split(',').includes(one.source));
  const judged = cases.map(judgeCase);
  const scores = scoreSources(judged);
  printTable(
    ['source', 'agreeing', 'share', 'unmapped'],
    [...scores, totalOf(scores)].map(({ source: name, agreeing, all, unmapped }) => [
      name,
      `${agreeing}/${all}`,
      `${((agreeing / all) * 100).toFixed(1)} %`,
      String(unmapped),
    ]),
  );
  printUnmapped(judged);
  if (verbose) judged.filter(({ agrees, asked }) => !agrees && asked.length > 0).forEach(printDisagreement);
  if (json !== undefined) await writeFile(json, `${JSON.stringify(judged, null, 1)}\n`);
  return scores;
}

function totalOf(scores) {
  const sum = (name) => scores.reduce((total, score) => total + score[name], 0);
  return { source: 'all', all: sum('all'), agreeing: sum('agreeing'), unmapped: sum('unmapped') };
}

/** Lints that no rule names, with how many cases they have and in how many they fire: those worth most first. */
function printUnmapped(judged) {
  const lints = Map.groupBy(
    judged.filter(({ asked }) => asked.length === 0),
    ({ source, lint }) => `${source}  ${lint}`,
  );
  if (lints.size === 0) return;
  console.log(`\n${lints.size} lints that no rule names:`);
  const fires = (cases) => cases.filter(({ expected }) => ['Notice', 'Warn', 'Error', 'Fatal'].includes(expected));
  for (const [lint, cases] of [...lints].sort(([, one], [, other]) => other.length - one.length))
    console.log(`  ${lint}: ${cases.length} cases, fires in ${fires(cases).length}`);
}

function printDisagreement({ id, file, lint, source, expected, asked, said }) {
  console.log(`\n${source}  ${lint}: expected ${expected}, ${said.length === 0 ? 'and nothing was said' : 'but said'}`);
  console.log(`  ${file}  (${id})\n  ${asked.join(', ')}`);
  for (const sentence of said) console.log(`  > ${sentence}`);
}
