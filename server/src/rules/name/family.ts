import type { Rule } from '../types.ts';
import { addressPunctuation } from './address-punctuation.ts';
import { commonNameTooLong } from './common-name-too-long.ts';
import { controlCharacters } from './control-characters.ts';
import { countryNotTwoLetters } from './country-not-two-letters.ts';
import { countryNotUpperCase } from './country-not-upper-case.ts';
import { domainComponentEncoding } from './domain-component-encoding.ts';
import { emailEncoding } from './email-encoding.ts';
import { emailNotInAltNames } from './email-not-in-alt-names.ts';
import { emailTooLong } from './email-too-long.ts';
import { emptyComponent } from './empty-component.ts';
import { emptyValue } from './empty-value.ts';
import { givenNameOver64 } from './given-name-over-64.ts';
import { givenNameTooLong } from './given-name-too-long.ts';
import { htmlEntities } from './html-entities.ts';
import { issuerCountryEncoding } from './issuer-country-encoding.ts';
import { issuerLeadingBlank } from './issuer-leading-blank.ts';
import { issuerSeveralAttributes } from './issuer-several-attributes.ts';
import { issuerTrailingBlank } from './issuer-trailing-blank.ts';
import { localityTooLong } from './locality-too-long.ts';
import { malformedSubject } from './malformed-subject.ts';
import { misreadUtf8 } from './misread-utf8.ts';
import { noCaSubject } from './no-ca-subject.ts';
import { noIssuer } from './no-issuer.ts';
import { noSubject } from './no-subject.ts';
import { notNormalized } from './not-normalized.ts';
import { oldStringType } from './old-string-type.ts';
import { organizationTooLong } from './organization-too-long.ts';
import { organizationalUnitTooLong } from './organizational-unit-too-long.ts';
import { postalCodeTooLong } from './postal-code-too-long.ts';
import { printableStringCharacters } from './printable-string-characters.ts';
import { pseudonymTooLong } from './pseudonym-too-long.ts';
import { replacementCharacter } from './replacement-character.ts';
import { serialNumberEncoding } from './serial-number-encoding.ts';
import { serialNumberTooLong } from './serial-number-too-long.ts';
import { stateTooLong } from './state-too-long.ts';
import { streetTooLong } from './street-too-long.ts';
import { subjectCountryEncoding } from './subject-country-encoding.ts';
import { subjectLeadingBlank } from './subject-leading-blank.ts';
import { subjectSeveralAttributes } from './subject-several-attributes.ts';
import { subjectTrailingBlank } from './subject-trailing-blank.ts';
import { surnameOver64 } from './surname-over-64.ts';
import { surnameTooLong } from './surname-too-long.ts';
import { titleTooLong } from './title-too-long.ts';

/** Rules about distinguished names of subject and issuer. */
export const nameRules: readonly Rule[] = [
  noIssuer,
  noSubject,
  noCaSubject,
  malformedSubject,
  emailNotInAltNames,
  emptyValue,
  controlCharacters,
  notNormalized,
  printableStringCharacters,
  oldStringType,
  subjectCountryEncoding,
  issuerCountryEncoding,
  countryNotTwoLetters,
  serialNumberEncoding,
  emailEncoding,
  domainComponentEncoding,
  commonNameTooLong,
  organizationTooLong,
  organizationalUnitTooLong,
  localityTooLong,
  stateTooLong,
  streetTooLong,
  postalCodeTooLong,
  serialNumberTooLong,
  emailTooLong,
  givenNameTooLong,
  givenNameOver64,
  surnameTooLong,
  surnameOver64,
  titleTooLong,
  pseudonymTooLong,
  emptyComponent,
  subjectLeadingBlank,
  subjectTrailingBlank,
  issuerLeadingBlank,
  issuerTrailingBlank,
  subjectSeveralAttributes,
  issuerSeveralAttributes,
  htmlEntities,
  misreadUtf8,
  replacementCharacter,
  addressPunctuation,
  countryNotUpperCase,
];
