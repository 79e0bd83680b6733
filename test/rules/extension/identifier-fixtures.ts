import { authorityKeyIdentifierCritical } from '../../../server/src/rules/extension/authority-key-identifier-critical.ts';
import { authorityKeyIdentifierMissing } from '../../../server/src/rules/extension/authority-key-identifier-missing.ts';
import { authorityKeyIdentifierWithoutKey } from '../../../server/src/rules/extension/authority-key-identifier-without-key.ts';
import { subjectKeyIdentifierCritical } from '../../../server/src/rules/extension/subject-key-identifier-critical.ts';
import { subjectKeyIdentifierMissingInCa } from '../../../server/src/rules/extension/subject-key-identifier-missing-in-ca.ts';
import { subjectKeyIdentifierMissingInLeaf } from '../../../server/src/rules/extension/subject-key-identifier-missing-in-leaf.ts';
import {
  authorityKeyIdentifier,
  der,
  makeCa,
  makeIntermediate,
  makeLeaf,
  makeSelfSigned,
} from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import { extensionsOf, root } from './places.ts';

const identifier = Uint8Array.of(1, 2, 3, 4);
const named = authorityKeyIdentifier(undefined, { name: 'CN=Payments Root', serial: Uint8Array.of(7) });

/** Authority and subject key identifiers. */
export const identifierFixtures: readonly FieldFixture[] = [
  {
    rule: authorityKeyIdentifierMissing,
    what: 'in a leaf',
    bad: () => makeLeaf(root, { without: ['aki'] }).der,
    at: extensionsOf,
    message: /Missing Authority Key Identifier/,
    good: () => makeSelfSigned().der,
  },
  {
    rule: authorityKeyIdentifierMissing,
    what: 'in an intermediate',
    bad: () => makeIntermediate(root, { without: ['aki'] }).der,
    at: extensionsOf,
    good: () => makeCa({ without: ['aki'] }).der,
  },
  {
    rule: authorityKeyIdentifierWithoutKey,
    bad: () => makeLeaf(root, { extensions: [named] }).der,
    at: named.value,
    good: () => makeLeaf(root, { without: ['aki'] }).der,
  },
  {
    rule: authorityKeyIdentifierCritical,
    bad: () => makeLeaf(root, { extensions: [{ ...authorityKeyIdentifier(identifier), critical: true }] }).der,
    at: der.boolean(true),
    severity: 'error',
    message: /^authorityKeyIdentifier is marked as critical/,
  },
  {
    rule: subjectKeyIdentifierMissingInCa,
    bad: () => makeIntermediate(root, { without: ['ski'] }).der,
    at: extensionsOf,
    good: () => makeLeaf(root, { without: ['ski'] }).der,
  },
  {
    rule: subjectKeyIdentifierMissingInLeaf,
    bad: () => makeLeaf(root, { without: ['ski'] }).der,
    at: extensionsOf,
    good: () => makeIntermediate(root, { without: ['ski'] }).der,
  },
  {
    rule: subjectKeyIdentifierCritical,
    bad: () =>
      makeLeaf(root, { extensions: [{ oid: '2.5.29.14', critical: true, value: der.octetString(identifier) }] }).der,
    at: der.boolean(true),
    message: /^subjectKeyIdentifier is marked as critical/,
  },
];
