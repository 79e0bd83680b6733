import { attributeEncoding } from '../../../server/src/rules/webpki/attribute-encoding.ts';
import { attributeOrder } from '../../../server/src/rules/webpki/attribute-order.ts';
import { attributeTwice } from '../../../server/src/rules/webpki/attribute-twice.ts';
import { attributeWithoutContent } from '../../../server/src/rules/webpki/attribute-without-content.ts';
import { caCountryUnknown } from '../../../server/src/rules/webpki/ca-country-unknown.ts';
import { caWithOrganizationalUnit } from '../../../server/src/rules/webpki/ca-with-organizational-unit.ts';
import { caWithoutCommonName } from '../../../server/src/rules/webpki/ca-without-common-name.ts';
import { caWithoutCountry } from '../../../server/src/rules/webpki/ca-without-country.ts';
import { caWithoutOrganization } from '../../../server/src/rules/webpki/ca-without-organization.ts';
import { commonName } from '../../../server/src/rules/webpki/common-name.ts';
import { commonNameNotExact } from '../../../server/src/rules/webpki/common-name-not-exact.ts';
import { commonNameNotInNames } from '../../../server/src/rules/webpki/common-name-not-in-names.ts';
import { countryMissing } from '../../../server/src/rules/webpki/country-missing.ts';
import { countryUnknown } from '../../../server/src/rules/webpki/country-unknown.ts';
import { domainValidatedSubject } from '../../../server/src/rules/webpki/domain-validated-subject.ts';
import { domainValidatedWithLocality } from '../../../server/src/rules/webpki/domain-validated-with-locality.ts';
import { domainValidatedWithOrganization } from '../../../server/src/rules/webpki/domain-validated-with-organization.ts';
import { domainValidatedWithPostalCode } from '../../../server/src/rules/webpki/domain-validated-with-postal-code.ts';
import { domainValidatedWithProvince } from '../../../server/src/rules/webpki/domain-validated-with-province.ts';
import { domainValidatedWithStreet } from '../../../server/src/rules/webpki/domain-validated-with-street.ts';
import { individualValidatedWithoutAnybody } from '../../../server/src/rules/webpki/individual-validated-without-anybody.ts';
import { individualValidatedWithoutCountry } from '../../../server/src/rules/webpki/individual-validated-without-country.ts';
import { individualValidatedWithoutName } from '../../../server/src/rules/webpki/individual-validated-without-name.ts';
import { individualValidatedWithoutPlace } from '../../../server/src/rules/webpki/individual-validated-without-place.ts';
import { localityOfNobody } from '../../../server/src/rules/webpki/locality-of-nobody.ts';
import { organizationValidatedWithoutCountry } from '../../../server/src/rules/webpki/organization-validated-without-country.ts';
import { organizationValidatedWithoutOrganization } from '../../../server/src/rules/webpki/organization-validated-without-organization.ts';
import { organizationValidatedWithoutPlace } from '../../../server/src/rules/webpki/organization-validated-without-place.ts';
import { organizationalUnit } from '../../../server/src/rules/webpki/organizational-unit.ts';
import { organizationalUnitWithoutOrganization } from '../../../server/src/rules/webpki/organizational-unit-without-organization.ts';
import { personalNameWithoutPolicy } from '../../../server/src/rules/webpki/personal-name-without-policy.ts';
import { placeMissing } from '../../../server/src/rules/webpki/place-missing.ts';
import { placeThatIsData } from '../../../server/src/rules/webpki/place-that-is-data.ts';
import { postalCodeOfNobody } from '../../../server/src/rules/webpki/postal-code-of-nobody.ts';
import { provinceOfNobody } from '../../../server/src/rules/webpki/province-of-nobody.ts';
import { reservedAddressInCommonName } from '../../../server/src/rules/webpki/reserved-address-in-common-name.ts';
import { severalCommonNames } from '../../../server/src/rules/webpki/several-common-names.ts';
import { streetOfNobody } from '../../../server/src/rules/webpki/street-of-nobody.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import {
  ANY,
  attribute,
  DV,
  EV,
  field,
  IV,
  OLD,
  OV,
  publicIntermediate,
  publicLeaf,
  subject,
  subjectEnd,
  subjectOnly,
  toFixture,
} from './public-certificates.ts';

/** Subjects: what they must say, must not say, and how. */
export const subjectFixtures: readonly FieldFixture[] = [
  toFixture(domainValidatedWithOrganization, () => subject(publicLeaf, DV, 'O=Example Inc')),
  toFixture(domainValidatedWithLocality, () =>
    subject((spec) => publicLeaf({ ...spec, now: OLD }), DV, 'L=Springfield'),
  ),
  toFixture(domainValidatedWithPostalCode, () =>
    subject((spec) => publicLeaf({ ...spec, now: OLD }), DV, '2.5.4.17=94103'),
  ),
  toFixture(domainValidatedWithProvince, () =>
    subject((spec) => publicLeaf({ ...spec, now: OLD }), DV, 'ST=California'),
  ),
  toFixture(domainValidatedWithStreet, () =>
    subject((spec) => publicLeaf({ ...spec, now: OLD }), DV, 'street=1 Main Street'),
  ),
  toFixture(organizationValidatedWithoutOrganization, () => subjectOnly(publicLeaf, OV, 'C=US, ST=California')),
  toFixture(organizationValidatedWithoutCountry, () => subjectOnly(publicLeaf, OV, 'ST=California, O=Example Inc')),
  toFixture(organizationValidatedWithoutPlace, () => subjectOnly(publicLeaf, OV, 'C=US, O=Example Inc')),
  toFixture(individualValidatedWithoutName, () => subjectOnly(publicLeaf, IV, 'C=US, ST=California, GN=Ada')),
  toFixture(individualValidatedWithoutAnybody, () => subjectOnly(publicLeaf, IV, 'C=US, ST=California', { now: OLD })),
  toFixture(individualValidatedWithoutCountry, () => subjectOnly(publicLeaf, IV, 'ST=California, SN=Lovelace, GN=Ada')),
  toFixture(individualValidatedWithoutPlace, () => subjectOnly(publicLeaf, IV, 'C=US, SN=Lovelace, GN=Ada')),
  toFixture(caWithoutCommonName, () => subjectOnly(publicIntermediate, ANY, 'C=US, O=Example Inc')),
  toFixture(caWithoutCountry, () => subjectOnly(publicIntermediate, ANY, 'O=Example Inc, CN=Example Issuing CA')),
  toFixture(caWithoutOrganization, () => subjectOnly(publicIntermediate, ANY, 'C=US, CN=Example Issuing CA')),
  toFixture(caWithOrganizationalUnit, () => subject(publicIntermediate, ANY, 'OU=Operations')),
  toFixture(organizationalUnit, () => subject(publicLeaf, OV, 'OU=Operations')),
  toFixture(organizationalUnitWithoutOrganization, () => subjectEnd(publicLeaf, EV, 'C=US, OU=Operations')),
  toFixture(placeMissing, () => subjectOnly(publicLeaf, EV, 'C=US, O=Example Inc')),
  toFixture(localityOfNobody, () => subjectEnd(publicLeaf, EV, 'C=US, L=Springfield')),
  toFixture(provinceOfNobody, () => subjectEnd(publicLeaf, EV, 'C=US, ST=California')),
  toFixture(postalCodeOfNobody, () => subjectEnd(publicLeaf, EV, 'C=US, 2.5.4.17=94103')),
  toFixture(streetOfNobody, () => subjectEnd(publicLeaf, EV, 'C=US, street=1 Main Street')),
  toFixture(personalNameWithoutPolicy, () => subject(publicLeaf, OV, 'GN=Ada')),
  toFixture(reservedAddressInCommonName, () => subject(publicLeaf, OV, 'CN=10.0.0.1')),
  toFixture(commonNameNotInNames, () =>
    subject((spec) => publicLeaf({ ...spec, now: OLD }), OV, 'CN=other.example.com'),
  ),
  toFixture(commonNameNotExact, () => subject(publicLeaf, OV, 'CN=API.example.com')),
  toFixture(commonName, () => subject(publicLeaf, OV, 'CN=api.example.com')),
  toFixture(severalCommonNames, () =>
    field(
      publicLeaf({ name: 'C=US, ST=California, O=Example Inc, CN=api.example.com, CN=www.example.com' }),
      attribute('CN', 'www.example.com'),
    ),
  ),
  toFixture(domainValidatedSubject, () => subjectEnd(publicLeaf, DV, 'C=US, emailAddress=ops@example.com')),
  toFixture(countryUnknown, () => subject(publicLeaf, OV, 'C=ZZ')),
  toFixture(caCountryUnknown, () => subject(publicIntermediate, ANY, 'C=ZZ')),
  toFixture(placeThatIsData, () => subject(publicLeaf, OV, [{ type: 'L', value: '{"city":"Berlin"}' }])),
  toFixture(attributeWithoutContent, () => subject(publicLeaf, OV, 'L=-')),
  toFixture(attributeTwice, () =>
    field(publicLeaf({ name: 'C=US, C=DE, ST=California, O=Example Inc' }), attribute('C', 'DE')),
  ),
  toFixture(attributeOrder, () =>
    field(publicLeaf({ name: 'O=Example Inc, C=US, ST=California' }), attribute('C', 'US')),
  ),
  toFixture(attributeEncoding, () => subject(publicLeaf, OV, [{ type: 'L', value: 'Berlin', encoding: 'teletex' }])),
  toFixture(countryMissing, () => subjectOnly(publicLeaf, EV, 'ST=California, O=Example Inc')),
];
