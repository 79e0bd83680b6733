import type { Unit } from '../documents/types.ts';
import type { PathTables } from '../path/path-tables.ts';
import type { UnitAnalysis } from '../path/types.ts';
import { listContents } from '../path/unit-certificates.ts';
import type { WorkspaceIndex } from '../workspace/workspace-index.ts';
import type { Raised } from './one-cause.ts';
import type { RuleSettings } from './types.ts';

/** What findings rest on besides the unit itself. */
export interface Moment {
  readonly workspace: WorkspaceIndex;
  readonly tables: PathTables;
  readonly settings: RuleSettings;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

interface Silence {
  readonly revision: number;
  readonly minute: number;
  readonly settings: RuleSettings;
  readonly sharedPrimes: number;
  /** Names and keys. */
  readonly names: readonly string[];
  readonly said: Said;
}

/** What the rules about blocks and fields said of a unit. */
export interface Said {
  readonly findings: readonly Raised[];
  /** Where the unit began then, a UTF-16 offset. */
  readonly start: number;
}

/** Validity is told to the minute. */
const MINUTE = 60_000;

/** A unit that rests on more is asked about again. */
const MAX_NAMES = 64;

/**
 * The units about which no rule had anything to say but of their blocks by themselves. Nothing can have changed about them while their text is the same, and the
 * certificates and revocation lists under every name that leads up from theirs, and what else has their keys; so a keystroke
 * costs the unit that it is in, and not the thousand others of a manifest.
 */
export class QuietUnits {
  readonly #silences = new WeakMap<Unit, Silence>();

  /** What was said of the unit and must still hold; undefined where it is to be asked about. Its document's other units count as far as the index holds them. */
  recall(unit: Unit, { workspace, settings, now }: Moment): Said | undefined {
    const known = this.#silences.get(unit.origin ?? unit);
    if (known === undefined || known.minute !== minuteOf(now) || known.settings !== settings) return undefined;
    if (known.sharedPrimes !== workspace.sharedPrimesFound()) return undefined;
    return known.names.some((name) => workspace.hasChanged(name, known.revision)) ? undefined : known.said;
  }

  /** This and nothing else was to be said about the unit at this moment. */
  add(unit: Unit, analysis: UnitAnalysis, findings: readonly Raised[], moment: Moment): void {
    // Every edit of a file of PEM is one of its only unit.
    const names = unit.kind === 'pem-file' ? undefined : listNames(unit, analysis, moment);
    if (names === undefined) return;
    const { workspace, settings, now } = moment;
    const sharedPrimes = workspace.sharedPrimesFound();
    const said = { findings, start: unit.range.start };
    const silence = { revision: workspace.revision, minute: minuteOf(now), settings, sharedPrimes, names, said };
    this.#silences.set(unit.origin ?? unit, silence);
  }
}

function minuteOf(now: number): number {
  return Math.floor(now / MINUTE);
}

/** Names of the unit's certificates and of all that are above them by name, and their keys; undefined where they are too many. */
function listNames(unit: Unit, analysis: UnitAnalysis, { workspace, tables }: Moment): readonly string[] | undefined {
  const certificates = unit.holders.flatMap((holder) => listContents(holder).certificates);
  if (certificates.length > MAX_NAMES) return undefined;
  const names = new Set(
    certificates.flatMap(({ certificate: { subject, issuer } }) => [subject.matchKey, issuer.matchKey]),
  );
  // A set hands out what is added while it is walked.
  for (const name of names) {
    for (const { object } of tables.inWorkspace(workspace, name)) names.add(object.issuer.matchKey);
    if (names.size > MAX_NAMES) return undefined;
  }
  return [...names, ...certificates.map(({ certificate }) => analysis.spkiSha256(certificate))];
}
