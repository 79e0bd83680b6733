import { anyPolicyQualifier } from '../../../server/src/rules/extension/any-policy-qualifier.ts';
import { explicitTextControlCharacters } from '../../../server/src/rules/extension/explicit-text-control-characters.ts';
import { explicitTextIa5String } from '../../../server/src/rules/extension/explicit-text-ia5-string.ts';
import { explicitTextNotNfc } from '../../../server/src/rules/extension/explicit-text-not-nfc.ts';
import { explicitTextNotUtf8 } from '../../../server/src/rules/extension/explicit-text-not-utf8.ts';
import { explicitTextTooLong } from '../../../server/src/rules/extension/explicit-text-too-long.ts';
import { inhibitAnyPolicyNotCritical } from '../../../server/src/rules/extension/inhibit-any-policy-not-critical.ts';
import { policyConstraintsEmpty } from '../../../server/src/rules/extension/policy-constraints-empty.ts';
import { policyConstraintsNotCritical } from '../../../server/src/rules/extension/policy-constraints-not-critical.ts';
import { policyDuplicate } from '../../../server/src/rules/extension/policy-duplicate.ts';
import { policyMappingOfAny } from '../../../server/src/rules/extension/policy-mapping-of-any.ts';
import { policyMappingUnasserted } from '../../../server/src/rules/extension/policy-mapping-unasserted.ts';
import { policyMappingsNotCritical } from '../../../server/src/rules/extension/policy-mappings-not-critical.ts';
import { policyNoticeReference } from '../../../server/src/rules/extension/policy-notice-reference.ts';
import { certificatePolicies, der, type ExtensionSpec, makeIntermediate, makeLeaf } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import { raw, root, whole } from './places.ts';

const ANY_POLICY = '2.5.29.32.0';
const PLAIN = '1.2.3.4';
const OTHER = '1.2.3.5';

const { oid, sequence, string } = der;
const qualified = (policy: string, qualifier: string, value: Uint8Array): Uint8Array =>
  sequence(oid(policy), sequence(sequence(oid(qualifier), value)));
const cps = (policy: string): Uint8Array =>
  qualified(policy, '1.3.6.1.5.5.7.2.1', string('ia5', 'http://ca.example/cps'));
const notice = (...parts: readonly Uint8Array[]): Uint8Array =>
  qualified(PLAIN, '1.3.6.1.5.5.7.2.2', sequence(...parts));
const leafWith = (...policies: readonly Uint8Array[]): Uint8Array =>
  makeLeaf(root, { extensions: [raw('2.5.29.32', sequence(...policies))] }).der;
const caWith = (...extensions: readonly ExtensionSpec[]): Uint8Array => makeIntermediate(root, { extensions }).der;

const reference = sequence(string('utf8', 'Payments'), sequence(der.integer(1)));
const strange = qualified(ANY_POLICY, '1.2.3.99', string('ia5', 'x'));
const repeated = sequence(oid(PLAIN));
const mappings = (issuer: string, subject: string, critical = true): ExtensionSpec =>
  raw('2.5.29.33', sequence(sequence(oid(issuer), oid(subject))), critical);
const constraints = raw('2.5.29.36', sequence(der.contextPrimitive(0, Uint8Array.of(0))));
const inhibit = raw('2.5.29.54', der.integer(1));
const soundText = (): Uint8Array => leafWith(cps(PLAIN), notice(string('utf8', 'For tests. Für Übungen.')));
const soundCa = (): Uint8Array =>
  caWith(
    certificatePolicies(PLAIN),
    mappings(PLAIN, OTHER),
    { ...constraints, critical: true },
    { ...inhibit, critical: true },
  );

const visible = string('visible', 'For tests.');
const ia5 = string('ia5', 'For tests.');
const long = string('bmp', 'é'.repeat(201));
const control = string('utf8', 'For\u0007 tests.');
const decomposed = string('utf8', 'Fu\u0308r Tests.');

/** Certificate policies, mappings and constraints. */
export const policyFixtures: readonly FieldFixture[] = [
  {
    rule: policyDuplicate,
    bad: () => leafWith(cps(PLAIN), repeated),
    at: repeated,
    message: /1\.2\.3\.4 stands here twice/,
    good: () => leafWith(sequence(oid(PLAIN)), sequence(oid(OTHER))),
  },
  { rule: anyPolicyQualifier, bad: () => leafWith(strange), at: strange, good: () => leafWith(cps(ANY_POLICY)) },
  { rule: policyNoticeReference, bad: () => leafWith(notice(reference)), at: reference, good: soundText },
  { rule: explicitTextIa5String, bad: () => leafWith(notice(ia5)), at: ia5, good: soundText },
  { rule: explicitTextNotUtf8, bad: () => leafWith(notice(reference, visible)), at: visible, good: soundText },
  {
    rule: explicitTextTooLong,
    bad: () => leafWith(notice(long)),
    at: long,
    message: /has 201 characters/,
    good: () => leafWith(notice(string('utf8', 'é'.repeat(200)))),
  },
  { rule: explicitTextControlCharacters, bad: () => leafWith(notice(control)), at: control, good: soundText },
  { rule: explicitTextNotNfc, bad: () => leafWith(notice(decomposed)), at: decomposed, good: soundText },
  {
    rule: policyMappingsNotCritical,
    bad: () => caWith(mappings(PLAIN, OTHER, false)),
    at: whole(mappings(PLAIN, OTHER, false)),
    good: soundCa,
  },
  {
    rule: policyMappingOfAny,
    what: 'from',
    bad: () => caWith(mappings(ANY_POLICY, OTHER)),
    at: sequence(oid(ANY_POLICY), oid(OTHER)),
    good: soundCa,
  },
  {
    rule: policyMappingOfAny,
    what: 'to',
    bad: () => caWith(mappings(PLAIN, ANY_POLICY)),
    at: sequence(oid(PLAIN), oid(ANY_POLICY)),
  },
  {
    rule: policyMappingUnasserted,
    bad: () => caWith(certificatePolicies(OTHER), mappings(PLAIN, OTHER)),
    at: sequence(oid(PLAIN), oid(OTHER)),
    good: soundCa,
  },
  {
    rule: policyConstraintsEmpty,
    bad: () => caWith(raw('2.5.29.36', sequence(), true)),
    at: sequence(),
    good: soundCa,
  },
  { rule: policyConstraintsNotCritical, bad: () => caWith(constraints), at: whole(constraints), good: soundCa },
  { rule: inhibitAnyPolicyNotCritical, bad: () => caWith(inhibit), at: whole(inhibit), good: soundCa },
];
