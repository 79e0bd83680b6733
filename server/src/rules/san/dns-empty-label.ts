import type { GeneralName } from '../../x509/types.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import type { FieldContext, FieldReport } from '../types.ts';
import { quote } from '../wording.ts';
import { altNamesRule } from './alt-name-rule.ts';

/** dNSName with two dots in a row, or one at its start or end. */
export const dnsEmptyLabel = altNamesRule(
  'subject',
  {
    id: 'san/dns-empty-label',
    unless: 'plain-dns-names',
    title: 'DNS name with an empty label',
    severity: 'warning',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    zlint: ['e_rfc_dnsname_empty_label'],
    impliedBy: ['san/leading-period', 'webpki/empty-label'],
    about: ['leaf'],
  },
  (_extension, context, subject) =>
    subject.dnsNames
      .filter(({ value }) => /^\.|\.\.|\.$/.test(value))
      .map((name) => report(name, subject.dnsNames, context)),
);

function report(
  { value, range }: GeneralName,
  names: CertificateSubject['dnsNames'],
  { t }: FieldContext,
): FieldReport {
  const plain = value.slice(0, -1);
  if (/^\.|\.\./.test(value)) {
    const message = t(
      'The DNS name {0} has an empty label: two dots in a row, or one at its start. No client matches it with a host, so clients refuse the server; write the name without them.',
      quote(value),
    );
    return { message, bytes: range };
  }
  const message = t(
    'The DNS name {0} ends with a dot, and clients look for {1}: Go, Java and what asks OpenSSL do not match the two and refuse the server, Node and curl do. Write the name without the dot.',
    quote(value),
    quote(plain),
  );
  // Beside the name as it should be it does no harm.
  const isBeside = names.some((other) => other.value.toLowerCase() === plain.toLowerCase());
  return { message, bytes: range, severity: isBeside ? 'information' : 'warning' };
}
