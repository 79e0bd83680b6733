import { rfc5280 } from '../citations.ts';
import type { UnitRule } from '../types.ts';
import { reportWrongUse } from './wrong-use.ts';

/** A certificate by its place for a server, and by its extended key usage not. */
export const notForServers: UnitRule = {
  id: 'role/not-for-servers',
  title: "Certificate kept as a server's that is not for servers",
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.2.1.12'),
  fixable: true,
  scope: 'unit',
  check: (unit, analysis, { t }) =>
    reportWrongUse(unit, analysis, 'server', (misuse) =>
      t(
        '{0} holds a server\'s certificate by its name, and {1} may be used for {2} only. Clients refuse the server (OpenSSL: "unsuitable certificate purpose", Go: "incompatible key usage"); issue it with serverAuth, below a CA that allows it.',
        ...misuse,
      ),
    ),
};
