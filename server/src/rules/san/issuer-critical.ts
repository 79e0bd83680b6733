import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { silent } from '../types.ts';
import { altNamesRule } from './alt-name-rule.ts';

/** Critical issuerAltName. */
export const issuerCritical = altNamesRule(
  'issuer',
  {
    id: 'san/issuer-critical',
    title: 'Issuer alternative names are critical',
    severity: 'error',
    force: 'SHOULD',
    citation: rfc5280('4.2.1.7'),
    since: publication.rfc2459,
    zlint: ['w_ext_ian_critical'],
    impliedBy: ['chain/unknown-critical-extension'],
  },
  ({ critical, range }, { t }) => {
    if (!critical) return silent;
    const message = t(
      'The issuer alternative names are marked critical. OpenSSL, Go and Java do not act on them, and so refuse the certificate ("unhandled critical extension"); issue it again without the mark.',
    );
    return [{ message, bytes: range }];
  },
);
