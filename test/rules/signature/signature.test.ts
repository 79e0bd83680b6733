import { signatureRules } from '../../../server/src/rules/signature/family.ts';
import { testFieldRules } from '../field-fixtures.ts';
import { encodingFixtures } from './encoding-fixtures.ts';
import { strengthFixtures } from './strength-fixtures.ts';

testFieldRules(signatureRules, [...encodingFixtures, ...strengthFixtures]);
