// Wildcards and other names that clients match with no host.
import { barePublicSuffix } from '../../../server/src/rules/san/bare-public-suffix.ts';
import { bareWildcard } from '../../../server/src/rules/san/bare-wildcard.ts';
import { duplicateDnsName } from '../../../server/src/rules/san/duplicate-dns-name.ts';
import { issuerBarePublicSuffix } from '../../../server/src/rules/san/issuer-bare-public-suffix.ts';
import { issuerBareWildcard } from '../../../server/src/rules/san/issuer-bare-wildcard.ts';
import { issuerLeadingPeriod } from '../../../server/src/rules/san/issuer-leading-period.ts';
import { issuerNullCharacter } from '../../../server/src/rules/san/issuer-null-character.ts';
import { issuerWildcardNotFirst } from '../../../server/src/rules/san/issuer-wildcard-not-first.ts';
import { leadingPeriod } from '../../../server/src/rules/san/leading-period.ts';
import { nullCharacter } from '../../../server/src/rules/san/null-character.ts';
import { redactedName } from '../../../server/src/rules/san/redacted-name.ts';
import { wildcardNotFirst } from '../../../server/src/rules/san/wildcard-not-first.ts';
import type { CertificateRule } from '../../../server/src/rules/types.ts';
import { der, generalNames, makeCa, makeLeaf } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';

const root = makeCa();
const dns = (text: string): Uint8Array => der.contextPrimitive(2, der.fromText(text));

const ofSubject = (...names: readonly string[]): Uint8Array => makeLeaf(root, { dns: names }).der;
const ofIssuer = (...names: readonly string[]): Uint8Array =>
  makeLeaf(root, { extensions: [{ oid: '2.5.29.18', value: generalNames({ dns: names }) }] }).der;

function both(subject: CertificateRule, issuer: CertificateRule, bad: string, good: string): readonly FieldFixture[] {
  return [
    { rule: subject, bad: () => ofSubject(bad), at: dns(bad), good: () => ofSubject(good) },
    { rule: issuer, bad: () => ofIssuer(bad), at: dns(bad), message: /Nobody acts/, good: () => ofIssuer(good) },
  ];
}

export const wildcardFixtures: readonly FieldFixture[] = [
  ...both(bareWildcard, issuerBareWildcard, '*', '*.payments.svc'),
  ...both(wildcardNotFirst, issuerWildcardNotFirst, 'api.*.svc', '*.payments.svc'),
  ...both(nullCharacter, issuerNullCharacter, 'api.svc\0.example.org', 'api.svc'),
  ...both(leadingPeriod, issuerLeadingPeriod, '.payments.svc', '*.payments.svc'),
  ...both(barePublicSuffix, issuerBarePublicSuffix, 'co.uk', 'example.co.uk'),
  {
    rule: duplicateDnsName,
    bad: () => ofSubject('api.payments.svc', 'orders.payments.svc', 'API.payments.svc'),
    at: dns('API.payments.svc'),
    severity: 'hint',
    good: () => ofSubject('api.payments.svc', 'orders.payments.svc'),
  },
  {
    rule: redactedName,
    what: 'alternative name',
    bad: () => ofSubject('*.?.example.com'),
    at: dns('*.?.example.com'),
    good: () => ofSubject('*.example.com'),
  },
  {
    rule: redactedName,
    what: 'common name',
    bad: () => makeLeaf(root, { name: '?.example.com', dns: ['api.example.com'] }).der,
    at: der.string('utf8', '?.example.com'),
  },
];
