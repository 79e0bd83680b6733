import type { RuleSettings, Severity } from '../rules/types.ts';

const DAY = 86_400_000;
const SEVERITIES: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

const PROFILES: readonly RuleSettings['profile'][] = ['internal', 'webpki', 'auto'];

/** The section `certscope`, checked: whatever the client sent, every value here is usable. */
export interface ServerSettings {
  readonly rules: RuleSettings;
  readonly index: {
    readonly enabled: boolean;
    readonly maxFileBytes: number;
    readonly respectGitignore: boolean;
    /** Glob patterns. */
    readonly exclude: readonly string[];
  };
  /** Paths, absolute or relative to a workspace folder, of CA certificates to know besides those of the workspace. */
  readonly trustAnchors: readonly string[];
  readonly hover: boolean;
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
}

/** Reads the section as a client sent it; a value of the wrong type or out of range is replaced by its default. */
export function readSettings(section: unknown): ServerSettings {
  const expiry = child(section, 'expiry');
  const index = child(section, 'index');
  return {
    rules: {
      severities: readSeverities(child(section, 'rules')),
      profile: PROFILES.find((one) => one === child(section, 'profile')) ?? 'internal',
      expiry: {
        warningFraction: numberOf(expiry, 'warningFraction', 1 / 3, 0, 1),
        warningMilliseconds: numberOf(expiry, 'warningDays', 30, 0, 36_500) * DAY,
        errorFraction: numberOf(expiry, 'errorFraction', 0.1, 0, 1),
        errorMilliseconds: numberOf(expiry, 'errorDays', 7, 0, 36_500) * DAY,
      },
    },
    index: {
      enabled: flagOf(index, 'enabled', true),
      maxFileBytes: numberOf(index, 'maxFileSize', 5_120, 1, 1_048_576) * 1024,
      respectGitignore: flagOf(index, 'respectGitignore', true),
      exclude: Object.entries(entriesOf(child(index, 'exclude'))).flatMap(([glob, on]) => (on === true ? [glob] : [])),
    },
    trustAnchors: stringsOf(child(section, 'trustAnchors')),
    hover: flagOf(child(section, 'hover'), 'enabled', true),
    codeLens: flagOf(child(section, 'codeLens'), 'enabled', true),
    inlayHints: flagOf(child(section, 'inlayHints'), 'enabled', true),
  };
}

function entriesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function child(section: unknown, name: string): unknown {
  return entriesOf(section)[name];
}

function numberOf(section: unknown, name: string, fallback: number, least: number, most: number): number {
  const value = child(section, name);
  return typeof value === 'number' && value >= least && value <= most ? value : fallback;
}

function flagOf(section: unknown, name: string, fallback: boolean): boolean {
  const value = child(section, name);
  return typeof value === 'boolean' ? value : fallback;
}

function readSeverities(section: unknown): Readonly<Record<string, Severity | 'off'>> {
  const known = Object.entries(entriesOf(section)).flatMap(([rule, value]): [string, Severity | 'off'][] => {
    const severity = SEVERITIES.find((one) => one === value);
    return severity === undefined ? [] : [[rule, severity]];
  });
  return Object.fromEntries(known);
}

function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string' && item !== '') : [];
}
