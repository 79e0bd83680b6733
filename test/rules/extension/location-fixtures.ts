import { authorityInfoAccessCritical } from '../../../server/src/rules/extension/authority-info-access-critical.ts';
import { criticalExplicitFalse } from '../../../server/src/rules/extension/critical-explicit-false.ts';
import { crlDistributionPointsCritical } from '../../../server/src/rules/extension/crl-distribution-points-critical.ts';
import { distributionPointIncomplete } from '../../../server/src/rules/extension/distribution-point-incomplete.ts';
import { distributionPointsWithoutHttp } from '../../../server/src/rules/extension/distribution-points-without-http.ts';
import { duplicate } from '../../../server/src/rules/extension/duplicate.ts';
import { empty } from '../../../server/src/rules/extension/empty.ts';
import { freshestCrlCritical } from '../../../server/src/rules/extension/freshest-crl-critical.ts';
import { issuerLocationWithoutHttp } from '../../../server/src/rules/extension/issuer-location-without-http.ts';
import { precertificateWithTimestamps } from '../../../server/src/rules/extension/precertificate-with-timestamps.ts';
import { subjectDirectoryAttributesCritical } from '../../../server/src/rules/extension/subject-directory-attributes-critical.ts';
import { subjectInfoAccessCritical } from '../../../server/src/rules/extension/subject-info-access-critical.ts';
import { timestampListEmpty } from '../../../server/src/rules/extension/timestamp-list-empty.ts';
import {
  authorityInfoAccess,
  crlDistributionPoints,
  der,
  type ExtensionSpec,
  makeLeaf,
  NOW,
  signedCertificateTimestamps,
} from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import { raw, root, whole } from './places.ts';

const { contextPrimitive, fromHex, fromText, octetString, oid, sequence } = der;
const leafWith = (...extensions: readonly ExtensionSpec[]): Uint8Array => makeLeaf(root, { extensions }).der;
const critical = (spec: ExtensionSpec): ExtensionSpec => ({ ...spec, critical: true });
const sound = (): Uint8Array =>
  leafWith(
    crlDistributionPoints('http://ca.example/ca.crl'),
    authorityInfoAccess({ caIssuers: 'http://ca.example/ca.crt' }),
  );

const lists = crlDistributionPoints('http://ca.example/ca.crl');
const reasonsOnly = sequence(contextPrimitive(1, fromHex('0640')));
const overHttps = crlDistributionPoints('https://ca.example/ca.crl');
const access = authorityInfoAccess({ caIssuers: 'ftp://ca.example/ca.crt' });
const attributes = raw(
  '2.5.29.9',
  sequence(sequence(oid('1.3.6.1.5.5.7.9.4'), der.set(der.string('printable', 'DE')))),
);
const repository = raw(
  '1.3.6.1.5.5.7.1.11',
  sequence(sequence(oid('1.3.6.1.5.5.7.48.5'), contextPrimitive(6, fromText('http://ca.example/')))),
);
const noTimestamps = raw('1.3.6.1.4.1.11129.2.4.2', octetString(fromHex('0000')));
const poison = raw('1.3.6.1.4.1.11129.2.4.3', der.nullValue(), true);
const written: ExtensionSpec = { ...lists, writesFalse: true };

/** Where lists and certificates are, and what all extensions have in common. */
export const locationFixtures: readonly FieldFixture[] = [
  {
    rule: crlDistributionPointsCritical,
    bad: () => leafWith(critical(lists)),
    at: der.boolean(true),
    severity: 'warning',
    good: sound,
  },
  {
    rule: distributionPointIncomplete,
    what: 'only reasons',
    bad: () => leafWith(raw('2.5.29.31', sequence(reasonsOnly))),
    at: reasonsOnly,
    severity: 'error',
    good: sound,
  },
  {
    rule: distributionPointIncomplete,
    what: 'nothing',
    bad: () => leafWith(raw('2.5.29.31', sequence(sequence()))),
    at: sequence(),
  },
  { rule: distributionPointsWithoutHttp, bad: () => leafWith(overHttps), at: overHttps.value, good: sound },
  {
    rule: freshestCrlCritical,
    bad: () => leafWith(raw('2.5.29.46', lists.value, true)),
    at: der.boolean(true),
    good: () => leafWith(raw('2.5.29.46', lists.value)),
  },
  {
    rule: authorityInfoAccessCritical,
    bad: () => leafWith(critical(access)),
    at: der.boolean(true),
    message: /^authorityInfoAccess is marked/,
    good: sound,
  },
  {
    rule: issuerLocationWithoutHttp,
    bad: () => leafWith(access),
    at: sequence(oid('1.3.6.1.5.5.7.48.2'), contextPrimitive(6, fromText('ftp://ca.example/ca.crt'))),
    good: sound,
  },
  {
    rule: subjectInfoAccessCritical,
    bad: () => leafWith(critical(repository)),
    at: der.boolean(true),
    good: () => leafWith(repository),
  },
  {
    rule: subjectDirectoryAttributesCritical,
    bad: () => leafWith(critical(attributes)),
    at: der.boolean(true),
    good: () => leafWith(attributes),
  },
  {
    rule: duplicate,
    bad: () => leafWith(lists, overHttps),
    at: whole(overHttps),
    severity: 'error',
    message: /cRLDistributionPoints/,
    good: sound,
  },
  {
    rule: empty,
    what: 'of policies',
    bad: () => leafWith(raw('2.5.29.32', sequence())),
    at: sequence(),
    severity: 'information',
    message: /certificatePolicies is an empty list/,
    good: sound,
  },
  {
    rule: empty,
    what: 'of purposes',
    bad: () => leafWith(raw('2.5.29.37', sequence())),
    at: sequence(),
    severity: 'error',
  },
  { rule: criticalExplicitFalse, bad: () => leafWith(written), at: der.boolean(false), good: sound },
  {
    rule: timestampListEmpty,
    bad: () => leafWith(noTimestamps),
    at: noTimestamps.value,
    good: () => leafWith(signedCertificateTimestamps(NOW)),
  },
  {
    rule: precertificateWithTimestamps,
    bad: () => leafWith(poison, signedCertificateTimestamps(NOW)),
    at: whole(signedCertificateTimestamps(NOW)),
    good: () => leafWith(poison),
  },
];
