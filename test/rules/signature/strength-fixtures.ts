import { brokenDigest } from '../../../server/src/rules/signature/broken-digest.ts';
import { curveAndDigest } from '../../../server/src/rules/signature/curve-and-digest.ts';
import { der, makeCa, makeIntermediate, makeKey } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';

const root = makeCa();
const md5 = der.sequence(der.oid('1.2.840.113549.1.1.4'), der.nullValue());
const pssWithSha1 = der.sequence(der.oid('1.2.840.113549.1.1.10'), der.sequence());

/** Rules about signatures that can be forged. */
export const strengthFixtures: readonly FieldFixture[] = [
  {
    rule: brokenDigest,
    what: 'SHA-1',
    bad: () => makeIntermediate(root, { scheme: 'sha1' }).der,
    at: der.sequence(der.oid('1.2.840.10045.4.1')),
    severity: 'warning',
    message: /signatures with SHA-1 can be forged/,
    // Nobody looks at the signature of a root.
    good: () => makeCa({ scheme: 'sha1' }).der,
  },
  {
    rule: brokenDigest,
    what: 'MD5',
    bad: () => makeIntermediate(root, { raw: { tbsAlgorithm: md5, outerAlgorithm: md5 } }).der,
    at: md5,
    message: /signatures with MD5 can be forged/,
    good: () => makeIntermediate(makeCa({ key: makeKey('rsa-pss', 'sound') })).der,
  },
  {
    rule: brokenDigest,
    what: 'PSS with the default digest, which is SHA-1',
    bad: () => makeIntermediate(root, { raw: { tbsAlgorithm: pssWithSha1, outerAlgorithm: pssWithSha1 } }).der,
    at: pssWithSha1,
  },
  {
    rule: curveAndDigest,
    what: 'a longer digest than the curve has bits for',
    bad: () => makeIntermediate(root, { scheme: 'sha512' }).der,
    at: der.sequence(der.oid('1.2.840.10045.4.3.4')),
    severity: 'information',
    message: /by a P-256 key with SHA-512, where SHA-256 belongs/,
    profile: 'internal',
    // What OpenSSL does unless it is told otherwise.
    good: () => makeIntermediate(makeCa({ key: makeKey('p384', 'strong') })).der,
  },
  {
    rule: curveAndDigest,
    what: 'a shorter one, which public CAs may not make',
    bad: () => makeIntermediate(makeCa({ key: makeKey('p384', 'strong') })).der,
    at: der.sequence(der.oid('1.2.840.10045.4.3.2')),
    profile: 'webpki',
    good: () => makeIntermediate(makeCa({ key: makeKey('p384', 'strong') }), { scheme: 'sha384' }).der,
  },
];
