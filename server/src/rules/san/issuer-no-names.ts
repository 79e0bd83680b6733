import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { silent } from '../types.ts';
import { altNamesRule } from './alt-name-rule.ts';

/** issuerAltName that is an empty sequence. */
export const issuerNoNames = altNamesRule(
  'issuer',
  {
    id: 'san/issuer-no-names',
    title: 'Issuer alternative name extension without names',
    severity: 'hint',
    force: 'MUST',
    citation: rfc5280('4.2.1.7'),
    since: publication.rfc2459,
    zlint: ['e_ext_ian_no_entries', 'e_ext_cannot_be_empty_sequence'],
  },
  ({ value, range }, { t }) => {
    if (value.kind !== 'issuerAltName' || value.names.length > 0) return silent;
    const message = t(
      'The issuer alternative name extension is empty. TLS stacks do not read it; leave it out when the certificate is issued again.',
    );
    return [{ message, bytes: range }];
  },
);
