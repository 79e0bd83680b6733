import {
  type AuthorityChoice,
  type CertificatePlace,
  DEFECTS,
  type IssuingTask,
  type LifetimeChoice,
  type Packaging,
  REVOCATION_REASONS,
  type RevokeTask,
} from '../../issue/tasks.ts';
import { KEY_DERIVATIONS, KEY_TYPES, OUTPUT_FORMATS, ROLES } from '../../issue/types.ts';
import { byKind, Fields, flag, listOf, numberFrom, oneOf, optional, type Read, text, wrong } from './arguments.ts';

/** Far enough for anyone: a certificate's dates are written with four digits of a year. Milliseconds since 1970 UTC. */
const instant = numberFrom(0, Date.UTC(9999, 11, 31, 23, 59, 59));
const offset = optional(numberFrom(0, Number.MAX_SAFE_INTEGER));
/** A part of a day counts, down to a second. */
const daysUpTo = (most: number): Read<number> =>
  numberFrom(1 / 86_400, most, `a number of days, ${most} at most and no less than a second`);
const keyType = optional(oneOf(KEY_TYPES));

const readLifetime: Read<LifetimeChoice> = byKind<LifetimeChoice>({
  days: (fields) => ({ kind: 'days', days: fields.read('days', daysUpTo(36_500)) }),
  exact: (fields) => ({
    kind: 'exact',
    notBefore: fields.read('notBefore', instant),
    notAfter: fields.read('notAfter', instant),
  }),
});
const lifetime = optional(readLifetime);

export const readAuthority: Read<AuthorityChoice> = byKind<AuthorityChoice>({
  development: () => ({ kind: 'development' }),
  stored: (fields) => ({ kind: 'stored', id: fields.read('id', text) }),
  file: (fields) => ({
    kind: 'file',
    uri: fields.read('uri', text),
    keyUri: fields.read('keyUri', optional(text)),
    password: fields.read('password', optional(text)),
  }),
  'self-signed': () => ({ kind: 'self-signed' }),
});

/** A task as it comes from an editor. */
export const readTask: Read<IssuingTask> = byKind<IssuingTask>({
  certificate: (fields) => ({
    kind: 'certificate',
    role: fields.read('role', optional(oneOf(ROLES))),
    names: fields.read('names', listOf(text)),
    commonName: fields.read('commonName', optional(text)),
    keyType: fields.read('keyType', keyType),
    lifetime: fields.read('lifetime', lifetime),
    authority: fields.read('authority', readAuthority),
    profile: fields.read('profile', optional(text)),
  }),
  authority: (fields) => ({
    kind: 'authority',
    name: fields.read('name', optional(text)),
    intermediate: fields.read('intermediate', flag),
    permitted: fields.read('permitted', optional(readPermitted)),
    keyType: fields.read('keyType', keyType),
    lifetime: fields.read('lifetime', lifetime),
    keep: fields.read('keep', oneOf(['storage', 'delivery'])),
  }),
  pair: (fields) => ({
    kind: 'pair',
    serverNames: fields.read('serverNames', listOf(text)),
    clientNames: fields.read('clientNames', listOf(text)),
    keyType: fields.read('keyType', keyType),
    lifetime: fields.read('lifetime', lifetime),
    authority: fields.read('authority', readAuthority),
    profile: fields.read('profile', optional(text)),
  }),
  'negative-tests': (fields) => ({
    kind: 'negative-tests',
    role: fields.read('role', oneOf(ROLES)),
    names: fields.read('names', listOf(text)),
    defects: fields.read('defects', optional(listOf(oneOf(DEFECTS)))),
    authority: fields.read('authority', readAuthority),
  }),
  renew: (fields) => ({
    kind: 'renew',
    uri: fields.read('uri', text),
    offset: fields.read('offset', offset),
    others: fields.read('others', optional(listOf(readCertificatePlace))),
    key: fields.read('key', oneOf(['new', 'same'])),
    lifetime: fields.read('lifetime', lifetime),
    authority: fields.read('authority', optional(readAuthority)),
  }),
  request: (fields) => ({
    kind: 'request',
    role: fields.read('role', oneOf(ROLES)),
    names: fields.read('names', listOf(text)),
    commonName: fields.read('commonName', optional(text)),
    keyType: fields.read('keyType', keyType),
  }),
  'sign-request': (fields) => ({
    kind: 'sign-request',
    uri: fields.read('uri', text),
    offset: fields.read('offset', offset),
    accept: fields.read('accept', optional(listOf(text))),
    role: fields.read('role', oneOf(ROLES)),
    lifetime: fields.read('lifetime', lifetime),
    authority: fields.read('authority', readAuthority),
  }),
  revoke: (fields) => ({
    kind: 'revoke',
    authority: fields.read('authority', optional(readAuthority)),
    certificates: fields.read('certificates', listOf(readRevoked)),
    reason: fields.read('reason', optional(oneOf(REVOCATION_REASONS))),
    days: fields.read('days', optional(daysUpTo(3650))),
  }),
});

function readPermitted(value: unknown, place: string): readonly string[] | 'none' {
  return value === 'none' ? 'none' : listOf(text)(value, place);
}

function readCertificatePlace(value: unknown, place: string): CertificatePlace {
  const fields = new Fields(value, place);
  return { uri: fields.read('uri', text), offset: fields.read('offset', offset) };
}

function readRevoked(value: unknown, place: string): RevokeTask['certificates'][number] {
  const fields = new Fields(value, place);
  const serial = fields.read('serial', optional(text));
  const uri = fields.read('uri', optional(text));
  if (serial !== undefined) return { serial };
  if (uri === undefined) throw wrong(place, 'a certificate by its uri or its serial');
  return { uri, offset: fields.read('offset', offset) };
}

/** In which forms. */
export const readPackaging: Read<Packaging> = (value, place) => {
  const fields = new Fields(value ?? {}, place);
  return {
    formats: fields.read('formats', optional(listOf(oneOf(OUTPUT_FORMATS)))) ?? [],
    password: fields.read('password', optional(text)),
    keyPassword: fields.read('keyPassword', optional(text)),
    keyDerivation: fields.read('keyDerivation', optional(oneOf(KEY_DERIVATIONS))),
    secretName: fields.read('secretName', optional(text)),
    namespace: fields.read('namespace', optional(text)),
  };
};
