import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CrlRule, silent } from '../types.ts';

/** Revocation list that does not say when the next one comes. */
export const missingNextUpdate: CrlRule = {
  id: 'crl/missing-next-update',
  title: 'Revocation list that does not say when the next one comes',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('5.1.2.5'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_crl_has_next_update'],
  scope: 'crl',
  check({ list }, { t }) {
    if (list.nextUpdate !== undefined) return silent;
    const message = t(
      'The list does not say when the next one comes (nextUpdate). Java cannot tell whether it is current and refuses the handshake ("Could not determine revocation status"), OpenSSL takes it as current for ever; make it with a next update.',
    );
    return [{ message, bytes: list.thisUpdate.range }];
  },
};
