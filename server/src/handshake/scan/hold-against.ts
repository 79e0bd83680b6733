import { modernSuites, profiles, type ServerProfile } from './mozilla-profiles.ts';
import type { AcceptedSuite, ScanReport, VersionScan } from './types.ts';

/** A version that the server accepts, with its suites. */
export type AcceptedVersion = Extract<VersionScan, { kind: 'accepted' }>;

/** What of a scan lies outside of a profile. */
export interface Deviations {
  readonly profile: ServerProfile;
  readonly versions: readonly string[];
  /** Names of cipher suites, each once. */
  readonly suites: readonly string[];
}

/** The versions that the server accepts, the newest first. */
export function acceptedVersions({ versions }: ScanReport): readonly AcceptedVersion[] {
  return versions.filter((each): each is AcceptedVersion => each.kind === 'accepted');
}

/** All suites that the server accepts in any version, each once. */
export function acceptedSuites(report: ScanReport): readonly AcceptedSuite[] {
  const suites = new Map<string, AcceptedSuite>();
  for (const each of acceptedVersions(report).flatMap((version) => version.suites))
    if (!suites.has(each.suite.name)) suites.set(each.suite.name, each);
  return [...suites.values()];
}

/** The scan against each profile, the strictest first. */
export function holdAgainstProfiles(report: ScanReport): readonly Deviations[] {
  return profiles.map((profile) => ({
    profile,
    versions: acceptedVersions(report)
      .map(({ version }) => version)
      .filter((version) => !profile.tlsVersions.includes(version)),
    suites: acceptedSuites(report)
      .filter((each) => !isAllowed(each, profile))
      .map(({ suite }) => suite.name),
  }));
}

/** The strictest profile that the server keeps to; undefined where it keeps to none, or accepts nothing. */
export function gradeOf(report: ScanReport): ServerProfile | undefined {
  if (acceptedVersions(report).length === 0) return undefined;
  return holdAgainstProfiles(report).find(({ versions, suites }) => versions.length + suites.length === 0)?.profile;
}

function isAllowed({ suite, primeBits }: AcceptedSuite, { suites, minPrimeBits }: ServerProfile): boolean {
  if (primeBits !== undefined && (minPrimeBits === undefined || primeBits < minPrimeBits)) return false;
  return modernSuites.includes(suite.name) || suites.includes(suite.name.replace(/^TLS_/, ''));
}
