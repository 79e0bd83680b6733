import type { Localize } from '../../text/localize.ts';
import type { CommandFiles } from '../equivalents.ts';
import type { Diagnosis, Evidence } from '../evidence.ts';
import type { ClientMatches } from '../matching.ts';
import type { ServedFinding } from '../served-chain.ts';

/** What a report may say beyond the observation itself. What is left out has no section. */
export interface ReportExtras {
  readonly findings?: readonly ServedFinding[];
  /** Which certificates at hand the server should take. */
  readonly matches?: ClientMatches;
  /** Files for the command lines of other tools. */
  readonly files?: CommandFiles;
  /** How long each phase may take, where that was said. */
  readonly timeoutSeconds?: number | undefined;
}

/** All that a section is written from. */
export interface ReportInput {
  readonly evidence: Evidence;
  readonly diagnoses: readonly Diagnosis[];
  readonly extras: ReportExtras;
  readonly t: Localize;
}

/** One part of a report: a title, and lines of plain text, one fact each, indented by two spaces where they belong to the one above. */
export interface ReportSection {
  /** Stable, for faces that act on a section: `served-chain`. */
  readonly id: 'diagnosis' | 'negotiated' | 'served-chain' | 'client-certificate' | 'timing' | 'commands';
  readonly title: string;
  readonly lines: readonly string[];
}
