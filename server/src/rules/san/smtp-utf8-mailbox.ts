import { readOid } from '../../asn1/oid.ts';
import { type DerReader, Tag } from '../../asn1/reader.ts';
import { decodeString } from '../../asn1/strings.ts';
import type { Localize } from '../../text/localize.ts';
import type { GeneralName } from '../../x509/types.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { rfc9598 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type FieldReport, silent } from '../types.ts';
import { quote } from '../wording.ts';
import { altNamesRule } from './alt-name-rule.ts';
import { isAscii } from './text-forms.ts';

const SMTP_UTF8_MAILBOX = '1.3.6.1.5.5.7.8.9';

/** otherName of type SmtpUTF8Mailbox that is no internationalised mailbox as RFC 9598 has it. */
export const smtpUtf8Mailbox = altNamesRule(
  'subject',
  {
    id: 'san/smtp-utf8-mailbox',
    title: 'Internationalised mail address is not written as it must be',
    severity: 'information',
    force: 'MUST',
    citation: rfc9598('3'),
    since: publication.rfc9598,
  },
  (_extension, { t }, subject) => {
    const others = subject.altNames.filter(({ kind }) => kind === 'otherName');
    if (others.length === 0) return silent;
    return others.flatMap((name): FieldReport[] => {
      const message = judge(subject, name, t);
      return message === undefined ? [] : [{ message, bytes: name.range }];
    });
  },
);

function judge(subject: CertificateSubject, { range }: GeneralName, t: Localize): string | undefined {
  const address = readAddress(subject.reader(), range);
  if (address === 'other') return undefined;
  if (address === undefined) return t('A SmtpUTF8Mailbox must be a UTF8String of the form local-part@domain.');
  const at = address.lastIndexOf('@');
  if (!isAscii(address.slice(at)))
    return t(
      'The domain of the mail address {0} has characters outside ASCII. In a SmtpUTF8Mailbox it is written with A-labels (xn--…), or name constraints cannot be checked against it.',
      quote(address),
    );
  if (isAscii(address))
    return t(
      'The mail address {0} is ASCII and must be a rfc822Name. As SmtpUTF8Mailbox it escapes name constraints in most software; write it as email.',
      quote(address),
    );
  return undefined;
}

/** The address; undefined where it is no mailbox in UTF-8, `other` where the name is of another type. */
function readAddress(reader: DerReader, { start, end }: GeneralName['range']): string | 'other' | undefined {
  const name = reader.enter(reader.nodeAt(start, end, ''), '');
  if (readOid(reader, name.next(), '') !== SMTP_UTF8_MAILBOX) return 'other';
  const value = reader.enter(name.next(), '').next();
  const text =
    value.tag === Tag.utf8String
      ? decodeString(reader.bytes, value.tag, value.contentStart, value.contentEnd)
      : undefined;
  return text === undefined || text.damaged || !/^[^@]+@[^@]+$/.test(text.text) ? undefined : text.text;
}
