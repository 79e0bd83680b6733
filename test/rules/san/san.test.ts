import { criticalWithSubject } from '../../../server/src/rules/san/critical-with-subject.ts';
import { sanRules } from '../../../server/src/rules/san/family.ts';
import { ipAddressLength } from '../../../server/src/rules/san/ip-address-length.ts';
import { issuerCritical } from '../../../server/src/rules/san/issuer-critical.ts';
import { issuerNoNames } from '../../../server/src/rules/san/issuer-no-names.ts';
import { noNames } from '../../../server/src/rules/san/no-names.ts';
import { notCriticalWithoutSubject } from '../../../server/src/rules/san/not-critical-without-subject.ts';
import { smtpUtf8Mailbox } from '../../../server/src/rules/san/smtp-utf8-mailbox.ts';
import { extension } from '../../builders/extensions.ts';
import { type AltNames, der, generalNames, makeCa, makeLeaf, otherName, subjectAltName } from '../../builders/index.ts';
import { type FieldFixture, testFieldRules } from '../field-fixtures.ts';
import { dnsFixtures } from './dns-fixtures.ts';
import { nameFixtures } from './name-fixtures.ts';
import { wildcardFixtures } from './wildcard-fixtures.ts';

const root = makeCa();
const names: AltNames = { dns: ['api.payments.svc'] };

const criticalNames = subjectAltName(names, true);
const plainNames = subjectAltName(names);
const noSubjectNames = { oid: '2.5.29.17', value: der.sequence() };
const noIssuerNames = { oid: '2.5.29.18', value: der.sequence() };
const criticalIssuerNames = { oid: '2.5.29.18', critical: true, value: generalNames({ dns: ['ca.example.com'] }) };
const addressAndMask = der.contextPrimitive(7, Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0));
const fiveBytes = der.contextPrimitive(7, Uint8Array.of(10, 0, 0, 1, 24));

const mailbox = (encoding: der.StringType, address: string): Uint8Array =>
  otherName('1.3.6.1.5.5.7.8.9', der.string(encoding, address));

function smtpUtf8(what: string, bad: Uint8Array): FieldFixture {
  return {
    rule: smtpUtf8Mailbox,
    what,
    bad: () => makeLeaf(root, { name: 'api', others: [bad] }).der,
    at: bad,
    good: () =>
      makeLeaf(root, {
        name: 'api',
        others: [
          mailbox('utf8', 'j\u00fcrgen@xn--bcher-kva.example'),
          otherName('1.3.6.1.4.1.311.20.2.3', der.string('utf8', 'a')),
        ],
      }).der,
  };
}

const fixtures: readonly FieldFixture[] = [
  {
    rule: noNames,
    bad: () => makeLeaf(root, { name: 'api', extensions: [noSubjectNames] }).der,
    at: extension(noSubjectNames),
  },
  {
    rule: criticalWithSubject,
    bad: () => makeLeaf(root, { name: 'api', extensions: [criticalNames] }).der,
    at: extension(criticalNames),
    severity: 'hint',
    good: () => makeLeaf(root, { name: '', extensions: [criticalNames] }).der,
  },
  {
    rule: notCriticalWithoutSubject,
    bad: () => makeLeaf(root, { name: '', extensions: [plainNames] }).der,
    at: extension(plainNames),
    severity: 'warning',
    good: () => makeLeaf(root, { name: '', extensions: [criticalNames] }).der,
  },
  {
    rule: issuerNoNames,
    bad: () => makeLeaf(root, { extensions: [noIssuerNames] }).der,
    at: extension(noIssuerNames),
  },
  {
    rule: issuerCritical,
    bad: () => makeLeaf(root, { extensions: [criticalIssuerNames] }).der,
    at: extension(criticalIssuerNames),
    severity: 'error',
    good: () => makeLeaf(root, { extensions: [{ ...criticalIssuerNames, critical: false }] }).der,
  },
  {
    rule: ipAddressLength,
    what: 'an address and a mask',
    bad: () => makeLeaf(root, { name: 'api', others: [addressAndMask] }).der,
    at: addressAndMask,
    message: /has 8 bytes/,
  },
  {
    rule: ipAddressLength,
    what: 'an address with its prefix length',
    bad: () => makeLeaf(root, { name: 'api', others: [fiveBytes] }).der,
    at: fiveBytes,
    message: /has 5 bytes/,
    good: () => makeLeaf(root, { ip: ['10.0.0.1', 'fd00::1'] }).der,
  },
  smtpUtf8('ASCII alone', mailbox('utf8', 'ops@example.com')),
  smtpUtf8('a domain in Unicode', mailbox('utf8', 'j\u00fcrgen@b\u00fccher.example')),
  smtpUtf8('another string type', mailbox('bmp', 'j\u00fcrgen@example.com')),
  ...dnsFixtures,
  ...nameFixtures,
  ...wildcardFixtures,
];

testFieldRules(sanRules, fixtures);
