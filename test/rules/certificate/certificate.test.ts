import { certificateRules } from '../../../server/src/rules/certificate/family.ts';
import { serialNumberNotPositive } from '../../../server/src/rules/certificate/serial-number-not-positive.ts';
import { der, makeCa, makeLeaf } from '../../builders/index.ts';
import { type FieldFixture, testFieldRules } from '../field-fixtures.ts';

const root = makeCa();

const fixtures: readonly FieldFixture[] = [
  {
    rule: serialNumberNotPositive,
    what: 'zero',
    bad: () => makeLeaf(root, { serial: 0 }).der,
    at: der.integer(0),
    severity: 'information',
  },
  {
    rule: serialNumberNotPositive,
    what: 'negative',
    bad: () => makeLeaf(root, { serial: -5 }).der,
    at: der.integer(-5),
    severity: 'warning',
  },
];

testFieldRules(certificateRules, fixtures);
