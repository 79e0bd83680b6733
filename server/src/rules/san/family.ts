import type { Rule } from '../types.ts';
import { barePublicSuffix } from './bare-public-suffix.ts';
import { bareWildcard } from './bare-wildcard.ts';
import { blankDnsName } from './blank-dns-name.ts';
import { criticalWithSubject } from './critical-with-subject.ts';
import { dnsEmptyLabel } from './dns-empty-label.ts';
import { dnsHyphen } from './dns-hyphen.ts';
import { dnsLabelTooLong } from './dns-label-too-long.ts';
import { dnsNotAHost } from './dns-not-a-host.ts';
import { dnsNotAscii } from './dns-not-ascii.ts';
import { dnsUnderscoreInDomain } from './dns-underscore-in-domain.ts';
import { dnsUnderscoreInHost } from './dns-underscore-in-host.ts';
import { duplicateDnsName } from './duplicate-dns-name.ts';
import { emptyName } from './empty-name.ts';
import { idnMalformed } from './idn-malformed.ts';
import { idnNotNormalized } from './idn-not-normalized.ts';
import { ipAddressLength } from './ip-address-length.ts';
import { issuerBarePublicSuffix } from './issuer-bare-public-suffix.ts';
import { issuerBareWildcard } from './issuer-bare-wildcard.ts';
import { issuerBlankDnsName } from './issuer-blank-dns-name.ts';
import { issuerCritical } from './issuer-critical.ts';
import { issuerDnsNotAscii } from './issuer-dns-not-ascii.ts';
import { issuerEmptyName } from './issuer-empty-name.ts';
import { issuerLeadingPeriod } from './issuer-leading-period.ts';
import { issuerMailFormat } from './issuer-mail-format.ts';
import { issuerMailNotAscii } from './issuer-mail-not-ascii.ts';
import { issuerNoNames } from './issuer-no-names.ts';
import { issuerNullCharacter } from './issuer-null-character.ts';
import { issuerUriCharacters } from './issuer-uri-characters.ts';
import { issuerUriHost } from './issuer-uri-host.ts';
import { issuerUriNotAscii } from './issuer-uri-not-ascii.ts';
import { issuerUriRelative } from './issuer-uri-relative.ts';
import { issuerUriWithoutContent } from './issuer-uri-without-content.ts';
import { issuerWildcardNotFirst } from './issuer-wildcard-not-first.ts';
import { leadingPeriod } from './leading-period.ts';
import { mailFormat } from './mail-format.ts';
import { mailNotAscii } from './mail-not-ascii.ts';
import { noNames } from './no-names.ts';
import { notCriticalWithoutSubject } from './not-critical-without-subject.ts';
import { nullCharacter } from './null-character.ts';
import { redactedName } from './redacted-name.ts';
import { smtpUtf8Mailbox } from './smtp-utf8-mailbox.ts';
import { uriCharacters } from './uri-characters.ts';
import { uriHost } from './uri-host.ts';
import { uriNotAscii } from './uri-not-ascii.ts';
import { uriRelative } from './uri-relative.ts';
import { uriWithoutContent } from './uri-without-content.ts';
import { wildcardNotFirst } from './wildcard-not-first.ts';

/** Rules about subject alternative names. */
export const sanRules: readonly Rule[] = [
  noNames,
  notCriticalWithoutSubject,
  criticalWithSubject,
  emptyName,
  blankDnsName,
  dnsNotAscii,
  dnsEmptyLabel,
  dnsHyphen,
  dnsLabelTooLong,
  dnsNotAHost,
  dnsUnderscoreInDomain,
  dnsUnderscoreInHost,
  idnMalformed,
  idnNotNormalized,
  ipAddressLength,
  mailNotAscii,
  mailFormat,
  uriNotAscii,
  uriRelative,
  uriWithoutContent,
  uriHost,
  issuerNoNames,
  issuerCritical,
  issuerEmptyName,
  issuerBlankDnsName,
  issuerDnsNotAscii,
  issuerMailNotAscii,
  issuerMailFormat,
  issuerUriNotAscii,
  issuerUriRelative,
  issuerUriWithoutContent,
  issuerUriHost,
  bareWildcard,
  wildcardNotFirst,
  nullCharacter,
  leadingPeriod,
  barePublicSuffix,
  duplicateDnsName,
  redactedName,
  issuerBareWildcard,
  issuerWildcardNotFirst,
  issuerNullCharacter,
  issuerLeadingPeriod,
  issuerBarePublicSuffix,
  uriCharacters,
  smtpUtf8Mailbox,
  issuerUriCharacters,
];
