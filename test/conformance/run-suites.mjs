// Decides every case and scores every suite.
import { createCertificateService } from '../../server/src/service.ts';
import { readSuites, toRequest } from './read-cases.mjs';

/** Cases of limbo that only rules of the public web decide. */
const isWebOnly = ({ id, features = [] }) =>
  id.startsWith('webpki::') || features.some((feature) => feature.startsWith('pedantic-'));

/** Which cases of a suite run under which profile, and by what name they are scored. */
function runsOf({ suite, cases }) {
  if (!suite.startsWith('limbo')) return [{ suite, profile: 'internal', cases }];
  return [
    { suite, profile: 'webpki', cases },
    { suite: `${suite} (internal)`, profile: 'internal', cases: cases.filter((one) => !isWebOnly(one)) },
  ];
}

/** Runs all suites at `path` on this runtime: `{suite, profile, results}` each. */
export async function runSuites(path, runtime) {
  const runs = (await readSuites(path)).flatMap(runsOf);
  const scored = [];
  for (const { suite, profile, cases } of runs) {
    const results = [];
    for (const one of cases) results.push({ suite, ...(await decide(one, profile, runtime)) });
    scored.push({ suite, profile, results });
  }
  return scored;
}

/** One case, from its bytes, with nothing remembered of the others. */
async function decide(one, profile, runtime) {
  const service = createCertificateService(runtime);
  const start = performance.now();
  const answer = await service.validatePath(toRequest(one, profile));
  const ms = performance.now() - start;
  const actual = answer.verdict === 'valid' ? 'SUCCESS' : 'FAILURE';
  return { id: one.id, expected: one.expected, actual, reason: describe(answer), ms };
}

function describe(answer) {
  if (answer.verdict === 'valid') return '';
  const reasons = answer.failed[0]?.reasons ?? [];
  return `${answer.verdict}: ${reasons.map(({ code, field, values }) => `${code} (${[field, ...values].join(' | ')})`).join('; ')}`.slice(
    0,
    400,
  );
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
