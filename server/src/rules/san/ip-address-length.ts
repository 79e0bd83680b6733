import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { altNameRule } from './alt-name-rule.ts';

/** iPAddress of neither 4 nor 16 bytes. */
export const ipAddressLength = altNameRule(
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
  ({ kind, value, range }, { t }) => {
    // Address and mask, as name constraints have them, or bytes that the model knows no address of.
    const isWrong = kind === 'IP' ? value.includes('/') : kind === 'unknown' && value.startsWith('[7]');
    if (!isWrong) return undefined;
    return t(
      'An IP address among the subject alternative names has {0} bytes; it must have 4 (IPv4) or 16 (IPv6). Go refuses the whole certificate ("cannot parse IP address"), others never match it; issue it again.',
      // Without its header of two bytes.
      range.end - range.start - 2,
    );
  },
);
