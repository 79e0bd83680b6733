import { rfc5280 } from '../citations.ts';
import type { UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';
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
    reportWrongUse(unit, analysis, 'server', (certificate, place, purposes) =>
      t(
        '{1} holds a server\'s certificate by its name, and the extended key usage of {0} is {2}. Clients refuse the server (OpenSSL: "unsuitable certificate purpose", Go: "incompatible key usage"); issue it with serverAuth.',
        nameOf(certificate),
        place,
        purposes,
      ),
    ),
};
