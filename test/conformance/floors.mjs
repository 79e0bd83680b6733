// What must at least be reached, recorded in floors.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { slowestMs, suites, lints } = JSON.parse(readFileSync(join(import.meta.dirname, 'floors.json'), 'utf8'));

/**
 * What is worse than recorded, one sentence each. For the cases that the floor was measured on it is a count, for any others of
 * the same suite a share. Time only counts where it is asked for: other work on the machine makes it longer.
 */
export function findShortfalls({ suite, agreeing, all, falseAccepts, slowest }, { timed }) {
  const floor = suites[suite];
  if (floor === undefined) return [];
  const least = all === floor.of ? floor.agreeing : Math.floor(floor.share * all);
  return [
    ...(agreeing < least ? [`${suite}: ${agreeing} of ${all} agree, ${least} must`] : []),
    ...(falseAccepts > (floor.falseAccepts ?? all) ? [`${suite}: ${falseAccepts} false accepts`] : []),
    ...(timed && slowest.ms > slowestMs ? [`${suite}: ${slowest.id} took ${slowest.ms.toFixed(0)} ms`] : []),
  ];
}

/** What agreement with the lint corpus is worse than recorded, one sentence for a source; counted as for suites. */
export function findLintShortfalls({ source, agreeing, all }) {
  const floor = lints[source];
  if (floor === undefined) return [];
  const least = all === floor.of ? floor.agreeing : Math.floor(floor.share * all);
  return agreeing < least ? [`${source}: ${agreeing} of ${all} lints agree, ${least} must`] : [];
}
