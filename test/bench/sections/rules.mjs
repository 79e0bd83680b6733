import { pathToFileURL } from 'node:url';
import { NOW } from '../../builders/index.ts';
import { publicLeaf } from '../../rules/webpki/public-certificates.ts';
import { bundle, certificates, textOf } from '../fixtures.mjs';
import { interleave, median, timed } from '../measure.mjs';
import { row } from '../report.mjs';
import { bundleEntry } from './build.mjs';

/** How many of the slowest rules are shown. */
const SLOWEST = 15;

function dersOf(text) {
  return [...text.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)/g)].map(
    ([, body]) => new Uint8Array(Buffer.from(body, 'base64')),
  );
}

/** All rules about single certificates, on certificates just parsed, against reading all their fields; then rule by rule. */
export async function rulesSection({ rounds = 7 }) {
  const entry = await import(pathToFileURL(await bundleEntry('rules-entry.ts', 'rules.mjs', 'esm')).href);
  const roots = dersOf(await textOf(await bundle()));
  const leaves = certificates(5000);
  // Those above are for a cluster. These have nothing that a public leaf must not have, so that rules are asked and none speaks.
  const web = Array.from({ length: 2000 }, (_, index) => publicLeaf({ dns: [`api-${index}.example.com`] }).der);
  return [
    await compare('10,000-certificate bundle', roots, entry, rounds, 'internal', 2),
    await compare('leaves of a mesh', leaves, entry, rounds, 'internal', 2),
    await compare('public leaves, webpki', web, entry, rounds, 'webpki'),
    ...rateRules([...roots.slice(0, 3000), ...leaves.slice(0, 3000), ...web], entry, rounds),
  ];
}

async function compare(what, ders, { readAll, parseAll, askEveryRule }, rounds, profile, goal) {
  const result = await interleave(rounds, {
    read: () => timed(() => readAll(ders)),
    ask: () => {
      const parsed = parseAll(ders);
      return timed(() => askEveryRule(parsed, profile, NOW));
    },
  });
  const [ours, theirs] = [result.ask / ders.length, result.read / ders.length];
  return row(`all rules, per certificate: ${what}`, ours, 'parsing, all fields, SHA-256', theirs, { goal });
}

/** Each rule alone, on certificates that others have decoded: the slowest, as a share of all. */
function rateRules(ders, { certificateRules, parseAll, toSubjects, askOneRule }, rounds) {
  const subjects = toSubjects(parseAll(ders));
  const measured = certificateRules.map((rule) => {
    const times = [];
    for (let round = 0; round <= rounds; round++) {
      const start = performance.now();
      askOneRule(rule, subjects, NOW);
      if (round > 0) times.push(performance.now() - start);
    }
    return { id: rule.id, ms: median(times) / subjects.length };
  });
  const all = measured.reduce((sum, { ms }) => sum + ms, 0);
  const slowest = measured.toSorted((one, other) => other.ms - one.ms).slice(0, SLOWEST);
  return slowest.map(({ id, ms }) => row(`… ${id}`, ms, `all ${measured.length}, each alone`, all));
}
