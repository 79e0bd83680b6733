import type { Finding } from '../types.ts';
import type { JudgedSuppression, SuppressedName, Suppression } from './types.ts';

/** Findings that are still to be heard, and what became of the suppressions. */
export interface Heard {
  readonly findings: readonly Finding[];
  readonly judged: readonly JudgedSuppression[];
}

/** Rules and families by name. */
export interface RuleNames {
  isKnown(name: string): boolean;
  /** Whether it is asked at all, as the settings are. */
  isActive(name: string): boolean;
  /** The one that was probably meant by a name of none. */
  nearest(name: string): string | undefined;
}

/** Takes out the findings that comments silence. A comment without a reason, or above nothing, silences none. */
export function hear(findings: readonly Finding[], suppressions: readonly Suppression[], names: RuleNames): Heard {
  if (suppressions.length === 0) return { findings, judged: [] };
  const used = new Set<SuppressedName>();
  const heard = findings.filter((finding) => {
    const silencing = suppressions.flatMap((suppression) => namesFor(finding, suppression));
    for (const name of silencing) used.add(name);
    return silencing.length === 0;
  });
  return { findings: heard, judged: suppressions.map((suppression) => judge(suppression, used, names)) };
}

/** Whether one of these comments silences it. */
export function isSilenced(finding: Finding, suppressions: readonly Suppression[]): boolean {
  return suppressions.some((suppression) => namesFor(finding, suppression).length > 0);
}

function namesFor({ code, range }: Finding, { names, reason, target }: Suppression): readonly SuppressedName[] {
  if (reason === '' || target === undefined || range.start < target.start || range.start >= target.end) return [];
  return names.filter(({ name }) => name === code || code.startsWith(`${name}/`));
}

function judge(suppression: Suppression, used: ReadonlySet<SuppressedName>, names: RuleNames): JudgedSuppression {
  const unknown = suppression.names.filter(({ name }) => !names.isKnown(name));
  // Where a reason is missing, that is what is wrong.
  const judged = suppression.reason === '' ? [] : suppression.names;
  return {
    suppression,
    unknown: unknown.map((name) => ({ ...name, nearest: names.nearest(name.name) })),
    unused: judged.filter((name) => !unknown.includes(name) && !used.has(name) && names.isActive(name.name)),
  };
}
