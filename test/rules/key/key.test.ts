import { keyRules } from '../../../server/src/rules/key/family.ts';
import { testFieldRules } from '../field-fixtures.ts';
import { encodingFixtures } from './encoding-fixtures.ts';
import { strengthFixtures } from './strength-fixtures.ts';

testFieldRules(keyRules, [...encodingFixtures, ...strengthFixtures]);
