import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** A certificate of the path is not encoded as demanded; one that cannot be read at all is `pem/wrong-content`. */
export const malformed = pathRule({
  id: 'chain/malformed',
  reason: 'malformed',
  title: 'Certificate violates the encoding that strict verifiers demand',
  severity: 'warning',
  force: 'MUST',
  strict: true,
  citation: rfc5280('4.1'),
  // Bytes left over at its end are said there already.
  applies: ({ certificate: { structureProblems, der } }) =>
    !structureProblems.some(({ code, range }) => code === 'trailing-data' && range.end === der.length),
  advise: (t) => t('Issue the certificate again with another tool.'),
});
