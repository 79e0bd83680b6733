import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** CA allows fewer CAs below it than there are. */
export const pathLengthExceeded = pathRule({
  id: 'chain/path-length-exceeded',
  reason: 'path-length-exceeded',
  title: 'CA allows fewer CAs below it than there are',
  severity: 'error',
  force: 'MUST',
  citation: rfc5280('4.2.1.9'),
  // A leaf that issued another one counts among the CAs, and is the cause.
  applies: (_reason, { reasons }) => !reasons.some(({ code }) => code === 'not-a-ca'),
  advise: (t) =>
    t(
      'Have the lower CA issued by one that allows it, or issue the constrained CA again with a larger pathLenConstraint.',
    ),
});
