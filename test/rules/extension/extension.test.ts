import { extensionRules } from '../../../server/src/rules/extension/family.ts';
import { testFieldRules } from '../field-fixtures.ts';
import { identifierFixtures } from './identifier-fixtures.ts';
import { locationFixtures } from './location-fixtures.ts';
import { nameConstraintFixtures } from './name-constraint-fixtures.ts';
import { policyFixtures } from './policy-fixtures.ts';
import { usageFixtures } from './usage-fixtures.ts';

testFieldRules(extensionRules, [
  ...identifierFixtures,
  ...usageFixtures,
  ...nameConstraintFixtures,
  ...policyFixtures,
  ...locationFixtures,
]);
