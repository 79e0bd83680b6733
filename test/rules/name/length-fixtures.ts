// One character more than RFC 5280, appendix A.1, has room for, and exactly as many.
import { commonNameTooLong } from '../../../server/src/rules/name/common-name-too-long.ts';
import { emailTooLong } from '../../../server/src/rules/name/email-too-long.ts';
import { givenNameOver64 } from '../../../server/src/rules/name/given-name-over-64.ts';
import { givenNameTooLong } from '../../../server/src/rules/name/given-name-too-long.ts';
import { localityTooLong } from '../../../server/src/rules/name/locality-too-long.ts';
import { organizationTooLong } from '../../../server/src/rules/name/organization-too-long.ts';
import { organizationalUnitTooLong } from '../../../server/src/rules/name/organizational-unit-too-long.ts';
import { postalCodeTooLong } from '../../../server/src/rules/name/postal-code-too-long.ts';
import { pseudonymTooLong } from '../../../server/src/rules/name/pseudonym-too-long.ts';
import { serialNumberTooLong } from '../../../server/src/rules/name/serial-number-too-long.ts';
import { stateTooLong } from '../../../server/src/rules/name/state-too-long.ts';
import { streetTooLong } from '../../../server/src/rules/name/street-too-long.ts';
import { surnameOver64 } from '../../../server/src/rules/name/surname-over-64.ts';
import { surnameTooLong } from '../../../server/src/rules/name/surname-too-long.ts';
import { titleTooLong } from '../../../server/src/rules/name/title-too-long.ts';
import type { CertificateRule } from '../../../server/src/rules/types.ts';
import { der, makeCa, makeLeaf } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';

const root = makeCa();

// Two UTF-16 units and four bytes, and one character all the same.
const WIDE = '\u{1f511}';

function longest(rule: CertificateRule, type: string, limit: number): FieldFixture {
  const leaf = (value: string): Uint8Array =>
    makeLeaf(root, { name: [{ type, value, encoding: 'utf8' }], dns: ['api.payments.svc'] }).der;
  const tooLong = WIDE.repeat(limit + 1);
  return {
    rule,
    bad: () => leaf(tooLong),
    at: der.string('utf8', tooLong),
    good: () => leaf(WIDE.repeat(limit)),
  };
}

export const lengthFixtures: readonly FieldFixture[] = [
  longest(commonNameTooLong, 'CN', 64),
  longest(organizationTooLong, 'O', 64),
  longest(organizationalUnitTooLong, 'OU', 64),
  longest(localityTooLong, 'L', 128),
  longest(stateTooLong, 'ST', 128),
  longest(streetTooLong, 'street', 128),
  longest(postalCodeTooLong, '2.5.4.17', 16),
  longest(serialNumberTooLong, 'serialNumber', 64),
  longest(emailTooLong, 'emailAddress', 255),
  longest(givenNameTooLong, 'GN', 32_768),
  longest(givenNameOver64, 'GN', 64),
  longest(surnameTooLong, 'SN', 32_768),
  longest(surnameOver64, 'SN', 64),
  longest(titleTooLong, 'title', 64),
  longest(pseudonymTooLong, '2.5.4.65', 128),
];
