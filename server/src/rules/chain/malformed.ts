import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** A certificate of the path is not encoded as demanded; one that cannot be read at all is `pem/wrong-content`. */
export const malformed = pathRule({
  id: 'chain/malformed',
  reason: 'malformed',
  title: 'Certificate violates the encoding that strict verifiers demand',
  severity: 'warning',
  strict: true,
  citation: rfc5280('4.1'),
  applies: ({ certificate }) => certificate.structureProblems.length === 0,
  advise: (t) => t('Issue the certificate again with another tool.'),
});
