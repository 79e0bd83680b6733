import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { silent } from '../types.ts';
import { altNamesRule } from './alt-name-rule.ts';

/** subjectAltName that is an empty sequence. */
export const noNames = altNamesRule(
  'subject',
  {
    id: 'san/no-names',
    title: 'Subject alternative name extension without names',
    severity: 'warning',
    force: 'MUST',
    citation: rfc5280('4.2.1.6'),
    since: publication.rfc2459,
    zlint: ['e_ext_san_no_entries', 'e_ext_cannot_be_empty_sequence'],
    impliedBy: ['role/common-name-only', 'webpki/subject-alternative-name-missing'],
  },
  ({ value, range }, { t }) => {
    if (value.kind !== 'subjectAltName' || value.names.length > 0) return silent;
    const message = t(
      'The subject alternative name extension is empty. Go clients accept the server under no name ("not valid for any names"), others fall back on the common name, and OpenSSL refuses the certificate in strict mode; issue it again with names.',
    );
    return [{ message, bytes: range }];
  },
);
