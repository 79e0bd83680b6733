import { contextTag } from '../../asn1/reader.ts';
import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type FieldReport, silent } from '../types.ts';
import { altNamesRule } from './alt-name-rule.ts';

/** iPAddress of neither 4 nor 16 bytes. */
export const ipAddressLength = altNamesRule(
  'subject',
  {
    id: 'san/ip-address-length',
    title: 'IP address of neither 4 nor 16 bytes',
    severity: 'warning',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc5280,
    impliedBy: ['chain/malformed-extension', 'san/empty-name'],
  },
  (_extension, { t }, subject) => {
    const { der } = subject.certificate;
    const wrong = subject.altNames.filter(({ range }) => {
      const length = range.end - range.start - 2;
      return der[range.start] === contextTag(7) && length !== 4 && length !== 16;
    });
    if (wrong.length === 0) return silent;
    return wrong.map(({ range }): FieldReport => {
      const message = t(
        'An IP address among the subject alternative names has {0} bytes; it must have 4 (IPv4) or 16 (IPv6). Go refuses the whole certificate ("cannot parse IP address"), others never match it; issue it again.',
        subject.node(range).length,
      );
      return { message, bytes: range };
    });
  },
);
