import { rfc5280 } from '../citations.ts';
import type { UnitRule } from '../types.ts';
import { reportWrongUse } from './wrong-use.ts';

/** A certificate by its place for a client, and by its extended key usage not. */
export const notForClients: UnitRule = {
  id: 'role/not-for-clients',
  title: "Certificate kept as a client's that is not for clients",
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.2.1.12'),
  fixable: true,
  scope: 'unit',
  check: (unit, analysis, { t }) =>
    reportWrongUse(unit, analysis, 'client', (misuse) =>
      t(
        '{0} holds a client\'s certificate by its name, and {1} may be used for {2} only. Servers that ask for a client certificate (mTLS) refuse it (OpenSSL: "unsuitable certificate purpose", Go: "incompatible key usage"); issue it with clientAuth, below a CA that allows it.',
        ...misuse,
      ),
    ),
};
