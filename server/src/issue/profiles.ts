import type { Localize } from '../text/localize.ts';
import { KEY_TYPES, type KeyType, OUTPUT_FORMATS, type OutputFormat, ROLES, type Role } from './types.ts';

/** What a team has agreed on for one kind of certificate. What is left out is for whoever asks to say. */
export interface Profile {
  readonly description?: string | undefined;
  readonly role?: Role | undefined;
  readonly keyType?: KeyType | undefined;
  /** Fractions are hours: 0.5 is twelve of them. */
  readonly days?: number | undefined;
  readonly organization?: string | undefined;
  /** Names that every such certificate has besides those asked for; `{name}` and `{service}` in them are filled in by `profileNames`. */
  readonly names?: readonly string[] | undefined;
  /** OIDs in dots. */
  readonly extraPurposes?: readonly string[] | undefined;
  readonly formats?: readonly OutputFormat[] | undefined;
}

/** Something in the file that is not as `schemas/profiles.schema.json` wants it. */
export interface ProfileProblem {
  readonly message: string;
  /** JSON Pointer (RFC 6901) to it: `/profiles/mesh-workload/days`; empty for the whole. */
  readonly path: string;
}

/** The profiles of a file by name, and what in it was passed over. */
export interface ProfilesFile {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly problems: readonly ProfileProblem[];
}

/** Purposes that a profile may name; others it gives as OIDs (RFC 5280 §4.2.1.12, Microsoft's smart card logon). */
export const PURPOSE_OIDS: ReadonlyMap<string, string> = new Map([
  ['serverAuth', '1.3.6.1.5.5.7.3.1'],
  ['clientAuth', '1.3.6.1.5.5.7.3.2'],
  ['codeSigning', '1.3.6.1.5.5.7.3.3'],
  ['emailProtection', '1.3.6.1.5.5.7.3.4'],
  ['timeStamping', '1.3.6.1.5.5.7.3.8'],
  ['OCSPSigning', '1.3.6.1.5.5.7.3.9'],
  ['ipsecIKE', '1.3.6.1.5.5.7.3.17'],
  ['rpcTLSClient', '1.3.6.1.5.5.7.3.33'],
  ['rpcTLSServer', '1.3.6.1.5.5.7.3.34'],
  ['documentSigning', '1.3.6.1.5.5.7.3.36'],
  ['pkinitClient', '1.3.6.1.5.2.3.4'],
  ['pkinitKDC', '1.3.6.1.5.2.3.5'],
  ['msSmartcardLogin', '1.3.6.1.4.1.311.20.2.2'],
]);

/** Ten years: nothing that a development CA signs should live longer. */
const MAX_DAYS = 3650;

/** ub-organization-name (RFC 5280 A.1), in characters. */
const MAX_ORGANIZATION = 64;

/**
 * Reads the text of `.certscope/profiles.json`. Never throws: what is wrong is reported and left out, and the rest counts. It finds fault
 * with the same places as `schemas/profiles.schema.json`.
 */
export function readProfiles(text: string, t: Localize): ProfilesFile {
  const problems: ProfileProblem[] = [];
  const reading: Reading = { t, report: (path, message) => problems.push({ path, message }) };
  const profiles = new Map<string, Profile>();
  const parsed = parseJson(text, reading);
  const file = parsed === undefined ? undefined : readObject(parsed, '', reading, ['$schema', 'profiles']);
  if (file === undefined) return { profiles, problems };
  if (file.has('$schema')) readText(file.get('$schema'), '/$schema', reading);
  if (file.has('profiles')) readEntries(file.get('profiles'), profiles, reading);
  else reading.report('', t('“profiles” is missing.'));
  return { profiles, problems };
}

interface Reading {
  readonly t: Localize;
  report(path: string, message: string): void;
}

/** The value, or a report and undefined where it is not as it should be. */
type Reader<Value> = (value: unknown, path: string, reading: Reading) => Value | undefined;

function parseJson(text: string, { t, report }: Reading): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    report('', t('This is not JSON: {0}', error instanceof Error ? error.message : String(error)));
    return undefined;
  }
}

function readEntries(value: unknown, profiles: Map<string, Profile>, reading: Reading): void {
  for (const [name, entry] of readObject(value, '/profiles', reading) ?? []) {
    const profile = readProfile(entry, `/profiles/${escapePointer(name)}`, reading);
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name)) {
      const rule = reading.t('“{0}” is no name for a profile: letters, digits, “.”, “_” and “-”, 64 at most.', name);
      reading.report('/profiles', rule);
    } else if (profile !== undefined) profiles.set(name, profile);
  }
}

const PROFILE_FIELDS = [
  'description',
  'role',
  'keyType',
  'days',
  'organization',
  'names',
  'extraPurposes',
  'formats',
] as const satisfies readonly (keyof Profile)[];

function readProfile(value: unknown, path: string, reading: Reading): Profile | undefined {
  const entry = readObject(value, path, reading, PROFILE_FIELDS);
  if (entry === undefined) return undefined;
  const field = <Value>(name: keyof Profile, read: Reader<Value>): Value | undefined =>
    entry.has(name) ? read(entry.get(name), `${path}/${name}`, reading) : undefined;
  return {
    description: field('description', readText),
    role: field('role', oneOf(ROLES)),
    keyType: field('keyType', oneOf(KEY_TYPES)),
    days: field('days', readDays),
    organization: field('organization', readOrganization),
    names: field('names', listOf(readNameTemplate)),
    extraPurposes: field('extraPurposes', listOf(readPurpose)),
    formats: field('formats', listOf(oneOf(OUTPUT_FORMATS))),
  };
}

/** The entries of an object; keys that are not `known` are reported and left out. */
function readObject(
  value: unknown,
  path: string,
  { t, report }: Reading,
  known?: readonly string[],
): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report(path, t('An object is expected here.'));
    return undefined;
  }
  const entries = Object.entries(value);
  for (const [key] of known === undefined ? [] : entries) {
    if (!known?.includes(key)) report(path, t('“{0}” means nothing here; known are {1}.', key, listed(known ?? [])));
  }
  return new Map(entries.filter(([key]) => known?.includes(key) ?? true));
}

/** Each element that is as it should be. */
function listOf<Value>(read: Reader<Value>): Reader<readonly Value[]> {
  return (value, path, reading) => {
    if (!Array.isArray(value)) {
      reading.report(path, reading.t('A list is expected here.'));
      return undefined;
    }
    return value.flatMap((element: unknown, index) => {
      const found = read(element, `${path}/${index}`, reading);
      return found === undefined ? [] : [found];
    });
  };
}

function oneOf<Value extends string>(values: readonly Value[]): Reader<Value> {
  return (value, path, { t, report }) => {
    const found = values.find((each) => each === value);
    if (found === undefined) report(path, t('One of {0} is expected here.', listed(values)));
    return found;
  };
}

const readText: Reader<string> = (value, path, { t, report }) => {
  if (typeof value === 'string') return value;
  report(path, t('A text is expected here.'));
  return undefined;
};

const readDays: Reader<number> = (value, path, { t, report }) => {
  if (typeof value === 'number' && value > 0 && value <= MAX_DAYS) return value;
  report(path, t('A number of days above 0 and up to {0} is expected here.', MAX_DAYS));
  return undefined;
};

const readOrganization: Reader<string> = (value, path, { t, report }) => {
  if (typeof value === 'string' && value !== '' && [...value].length <= MAX_ORGANIZATION) return value;
  report(path, t('A text of 1 to {0} characters is expected here.', MAX_ORGANIZATION));
  return undefined;
};

const readNameTemplate: Reader<string> = (value, path, { t, report }) => {
  if (typeof value === 'string' && /^(?:[^\s{}]|\{(?:name|service)\})+$/.test(value)) return value;
  report(
    path,
    t('A name without blanks is expected here; {0} and {1} in it stand for what was asked for.', '{name}', '{service}'),
  );
  return undefined;
};

/** Its arcs as far as they can be encoded: the second below 40 where the first is 0 or 1 (X.690 §8.19.4), the others of 15 digits. */
const OID = /^(?:[01]\.[1-3]?[0-9]|2\.(?:0|[1-9][0-9]{0,14}))(?:\.(?:0|[1-9][0-9]{0,14}))+$/;

const readPurpose: Reader<string> = (value, path, { t, report }) => {
  const oid = typeof value === 'string' ? (PURPOSE_OIDS.get(value) ?? value) : '';
  if (OID.test(oid)) return oid;
  report(
    path,
    t('An OID such as 1.3.6.1.5.5.7.3.2 is expected here, or one of {0}.', listed([...PURPOSE_OIDS.keys()])),
  );
  return undefined;
};

function listed(values: readonly string[]): string {
  return values.join(', ');
}

/** A key as a reference token of a JSON Pointer (RFC 6901 §4). */
function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
