import { rfc5280 } from '../citations.ts';
import { pathRule } from './path-rule.ts';

/** CA allows fewer CAs below it than there are. */
export const pathLengthExceeded = pathRule({
  id: 'chain/path-length-exceeded',
  reason: 'path-length-exceeded',
  title: 'CA allows fewer CAs below it than there are',
  severity: 'error',
  citation: rfc5280('4.2.1.9'),
  advise: (t) =>
    t(
      'Have the lower CA issued by one that allows it, or issue the constrained CA again with a larger pathLenConstraint.',
    ),
});
