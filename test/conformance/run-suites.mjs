// Decides every case of the corpora and scores every suite.
import { decideSuites } from './decide.mjs';
import { readSuites } from './read-cases.mjs';

/** Runs all suites at `path` on this runtime: `{suite, profile, results}` each. */
export async function runSuites(path, runtime) {
  return decideSuites(await readSuites(path), runtime);
}

/** What the results of one suite come to. */
export function score({ suite, profile, results }) {
  const valid = results.filter(({ expected }) => expected === 'SUCCESS');
  const invalid = results.filter(({ expected }) => expected === 'FAILURE');
  const agreeing = (list) => list.filter(({ expected, actual }) => expected === actual).length;
  const share = (list) => (list.length === 0 ? 1 : agreeing(list) / list.length);
  const slowest = results.reduce((worst, each) => (each.ms > worst.ms ? each : worst), { id: '', ms: 0 });
  return {
    suite,
    profile,
    all: results.length,
    agreeing: agreeing(results),
    balanced: (share(valid) + share(invalid)) / 2,
    falseAccepts: invalid.length - agreeing(invalid),
    falseRefusals: valid.length - agreeing(valid),
    slowest,
  };
}
