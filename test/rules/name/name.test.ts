import { describe, expect, it } from 'vitest';
import { controlCharacters } from '../../../server/src/rules/name/control-characters.ts';
import { countryNotTwoLetters } from '../../../server/src/rules/name/country-not-two-letters.ts';
import { domainComponentEncoding } from '../../../server/src/rules/name/domain-component-encoding.ts';
import { emailEncoding } from '../../../server/src/rules/name/email-encoding.ts';
import { emailNotInAltNames } from '../../../server/src/rules/name/email-not-in-alt-names.ts';
import { emptyComponent } from '../../../server/src/rules/name/empty-component.ts';
import { emptyValue } from '../../../server/src/rules/name/empty-value.ts';
import { nameRules } from '../../../server/src/rules/name/family.ts';
import { issuerCountryEncoding } from '../../../server/src/rules/name/issuer-country-encoding.ts';
import { malformedSubject } from '../../../server/src/rules/name/malformed-subject.ts';
import { noCaSubject } from '../../../server/src/rules/name/no-ca-subject.ts';
import { noIssuer } from '../../../server/src/rules/name/no-issuer.ts';
import { noSubject } from '../../../server/src/rules/name/no-subject.ts';
import { notNormalized } from '../../../server/src/rules/name/not-normalized.ts';
import { oldStringType } from '../../../server/src/rules/name/old-string-type.ts';
import { printableStringCharacters } from '../../../server/src/rules/name/printable-string-characters.ts';
import { serialNumberEncoding } from '../../../server/src/rules/name/serial-number-encoding.ts';
import { subjectCountryEncoding } from '../../../server/src/rules/name/subject-country-encoding.ts';
import type { CertificateRule, Severity } from '../../../server/src/rules/types.ts';
import { parseCertificate } from '../../../server/src/x509/certificate.ts';
import {
  basicConstraints,
  der,
  keyUsage,
  makeCa,
  makeIntermediate,
  makeLeaf,
  makeSelfSigned,
  makeTlsSecret,
} from '../../builders/index.ts';
import { check } from '../check.ts';
import { type FieldFixture, testFieldRules } from '../field-fixtures.ts';
import { lengthFixtures } from './length-fixtures.ts';
import { spellingFixtures } from './spelling-fixtures.ts';

const root = makeCa();
const commonName = der.sequence(der.oid('2.5.4.3'), der.string('utf8', 'api'));

/** An attribute of the subject that a rule reports. */
function attribute(
  rule: CertificateRule,
  type: string,
  encoding: der.StringType,
  value: string,
  severity: Severity = 'information',
): FieldFixture {
  return {
    rule,
    what: `${encoding} ${JSON.stringify(value)}`,
    bad: () => makeLeaf(root, { name: [{ type, value, encoding }], dns: ['api.payments.svc'] }).der,
    at: der.string(encoding, value),
    severity,
  };
}

const fixtures: readonly FieldFixture[] = [
  {
    rule: noIssuer,
    bad: () => makeLeaf(root, { raw: { issuer: der.sequence() } }).der,
    at: (bytes) => parseCertificate(bytes).issuer.range,
    severity: 'warning',
  },
  {
    rule: noSubject,
    bad: () => makeLeaf(root, { name: der.sequence() }).der,
    at: (bytes) => parseCertificate(bytes).subject.range,
    severity: 'warning',
    good: () => makeLeaf(root, { name: '', dns: ['api.payments.svc'] }).der,
  },
  {
    rule: noCaSubject,
    bad: () => makeIntermediate(root, { name: der.sequence() }).der,
    at: (bytes) => parseCertificate(bytes).subject.range,
    severity: 'warning',
    good: () => makeLeaf(root, { name: '', dns: ['api.payments.svc'] }).der,
  },
  {
    rule: noCaSubject,
    what: 'nor an issuer',
    bad: () => makeSelfSigned({ name: der.sequence(), extensions: [basicConstraints(true)] }).der,
    at: (bytes) => {
      const { issuer, subject } = parseCertificate(bytes);
      return { start: issuer.range.start, end: subject.range.end };
    },
    severity: 'information',
    message: /neither issuer nor subject/,
  },
  {
    rule: malformedSubject,
    what: 'a set instead of a sequence',
    bad: () => makeLeaf(root, { name: der.set(der.set(commonName)), dns: ['api.payments.svc'] }).der,
    at: der.set(der.set(commonName)),
    severity: 'error',
  },
  {
    rule: malformedSubject,
    what: 'a component that is no set',
    bad: () => makeLeaf(root, { name: der.sequence(der.sequence(commonName)), dns: ['api.payments.svc'] }).der,
    at: der.sequence(commonName),
  },
  {
    rule: emptyComponent,
    bad: () => makeLeaf(root, { name: der.sequence(der.set(), der.set(commonName)), dns: ['api.payments.svc'] }).der,
    at: der.set(),
  },
  {
    rule: emailNotInAltNames,
    bad: () => makeLeaf(root, { name: 'emailAddress=ops@example.com', dns: ['api.payments.svc'] }).der,
    at: der.string('ia5', 'ops@example.com'),
    message: /"ops@example\.com"/,
    good: () => makeLeaf(root, { name: 'emailAddress=ops@Example.com', email: ['ops@example.com'] }).der,
  },
  {
    rule: issuerCountryEncoding,
    bad: () => makeLeaf(makeCa({ name: [{ type: 'C', value: 'DE', encoding: 'utf8' }] })).der,
    at: der.string('utf8', 'DE'),
  },
  {
    ...attribute(subjectCountryEncoding, 'C', 'utf8', 'DE'),
    good: () => makeLeaf(root, { name: 'C=DE, CN=api', dns: ['api.payments.svc'] }).der,
  },
  attribute(serialNumberEncoding, 'serialNumber', 'utf8', '4711'),
  attribute(emailEncoding, 'emailAddress', 'utf8', 'ops@example.com'),
  attribute(domainComponentEncoding, 'DC', 'utf8', 'example'),
  {
    ...attribute(countryNotTwoLetters, 'C', 'printable', 'DEU'),
    good: () => makeLeaf(root, { name: 'C=de, CN=api', dns: ['api.payments.svc'] }).der,
  },
  attribute(emptyValue, 'OU', 'utf8', ''),
  attribute(controlCharacters, 'O', 'utf8', 'Example\u0000Ltd'),
  {
    ...attribute(notNormalized, 'O', 'utf8', 'Bu\u0308cher', 'hint'),
    good: () => makeLeaf(root, { name: 'O=B\u00fccher', dns: ['api.payments.svc'] }).der,
  },
  attribute(printableStringCharacters, 'O', 'printable', 'ops@example.com', 'warning'),
  attribute(printableStringCharacters, 'O', 'printable', 'Miller & Sons', 'information'),
  attribute(oldStringType, 'O', 'teletex', 'B\u00fccher', 'hint'),
  attribute(oldStringType, 'O', 'universal', 'B\u00fccher', 'warning'),
  ...lengthFixtures,
  ...spellingFixtures,
];

testFieldRules(nameRules, fixtures);

describe('a certificate that names nobody at all', () => {
  it('is told once, and as no alarm where it only decrypts, as that of sealed-secrets', async () => {
    const extensions = [basicConstraints(true), keyUsage('encipherOnly')];
    const { pem, keyPem } = makeSelfSigned({ name: der.sequence(), dns: [], extensions, without: ['2.5.29.37'] });
    const texts = { 'sealed-secrets.pem': pem, 'secret.yaml': makeTlsSecret({ crt: pem, key: keyPem }) };
    for (const [file, text] of Object.entries(texts)) {
      const { summary } = await check(text, { file });
      expect(summary.filter((line) => /name\/|chain\//.test(line))).toEqual(['information name/no-ca-subject']);
      expect(summary.filter((line) => /^(error|warning)/.test(line))).toEqual([]);
    }
  });
});
