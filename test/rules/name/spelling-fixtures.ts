// Names that were damaged, or written carelessly, on their way into the certificate.
import { addressPunctuation } from '../../../server/src/rules/name/address-punctuation.ts';
import { countryNotUpperCase } from '../../../server/src/rules/name/country-not-upper-case.ts';
import { htmlEntities } from '../../../server/src/rules/name/html-entities.ts';
import { issuerLeadingBlank } from '../../../server/src/rules/name/issuer-leading-blank.ts';
import { issuerSeveralAttributes } from '../../../server/src/rules/name/issuer-several-attributes.ts';
import { issuerTrailingBlank } from '../../../server/src/rules/name/issuer-trailing-blank.ts';
import { misreadUtf8 } from '../../../server/src/rules/name/misread-utf8.ts';
import { replacementCharacter } from '../../../server/src/rules/name/replacement-character.ts';
import { subjectLeadingBlank } from '../../../server/src/rules/name/subject-leading-blank.ts';
import { subjectSeveralAttributes } from '../../../server/src/rules/name/subject-several-attributes.ts';
import { subjectTrailingBlank } from '../../../server/src/rules/name/subject-trailing-blank.ts';
import { der, makeCa, makeLeaf, type NameSpec, name } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';

const root = makeCa();
const utf8 = (text: string): Uint8Array => der.string('utf8', text);
const named = (spec: NameSpec): Uint8Array => makeLeaf(root, { name: spec, dns: ['api.payments.svc'] }).der;
const issuedBy = (spec: NameSpec): Uint8Array => makeLeaf(makeCa({ name: spec }), { name: 'api' }).der;
const commonName = (value: string): NameSpec => [{ type: 'CN', value }];

/** The one component of a name. */
const componentOf = (spec: string): Uint8Array => name(spec).subarray(2);

export const spellingFixtures: readonly FieldFixture[] = [
  {
    rule: subjectLeadingBlank,
    bad: () => named(commonName('  orders')),
    at: utf8('  orders'),
    message: /"␣␣orders"/,
    good: () => named(commonName('orders api')),
  },
  { rule: subjectTrailingBlank, bad: () => named(commonName('orders ')), at: utf8('orders '), message: /"orders␣"/ },
  {
    rule: issuerLeadingBlank,
    bad: () => issuedBy(commonName(' Payments CA')),
    at: utf8(' Payments CA'),
    message: /of the issuer/,
  },
  { rule: issuerTrailingBlank, bad: () => issuedBy(commonName('Payments CA\t')), at: utf8('Payments CA\t') },
  {
    rule: subjectSeveralAttributes,
    bad: () => named('CN=orders + OU=payments'),
    at: componentOf('CN=orders + OU=payments'),
    message: /CN\+OU/,
    good: () => named('OU=payments, CN=orders'),
  },
  {
    rule: issuerSeveralAttributes,
    bad: () => issuedBy('O=Payments + OU=Ops'),
    at: componentOf('O=Payments + OU=Ops'),
  },
  {
    rule: htmlEntities,
    bad: () => named('O=R&amp;D, CN=api'),
    at: utf8('R&amp;D'),
    message: /"R&amp;D"/,
    good: () => named('O=R&D and more;, CN=api'),
  },
  {
    rule: misreadUtf8,
    bad: () => named('ST=Baden-WÃ¼rttemberg, CN=api'),
    at: utf8('Baden-WÃ¼rttemberg'),
    good: () => named('ST=Baden-Württemberg, L=SÃO PAULO, CN=api'),
  },
  {
    rule: replacementCharacter,
    bad: () => named('L=M\ufffdnchen, CN=api'),
    at: utf8('M\ufffdnchen'),
    good: () => named('L=München, CN=api'),
  },
  {
    rule: addressPunctuation,
    bad: () => named('L=Berlin (Mitte), CN=api'),
    at: utf8('Berlin (Mitte)'),
    severity: 'hint',
    good: () => named("L=Villeneuve-d'Ascq, O=Payments (Ops), CN=api"),
  },
  {
    rule: countryNotUpperCase,
    bad: () => named('C=de, CN=api'),
    at: der.string('printable', 'de'),
    good: () => named('C=DE, CN=api'),
  },
];
