import { rfc5280 } from '../citations.ts';
import { publication } from '../publication.ts';
import { entryRule } from './entry-rule.ts';

/** Revoked certificate with an empty list of extensions. */
export const emptyEntryExtensions = entryRule({
  id: 'crl/empty-entry-extensions',
  title: 'Revoked certificate with an empty list of extensions',
  severity: 'hint',
  force: 'MUST',
  citation: rfc5280('5.1'),
  since: publication.rfc5280,
  zlint: ['e_crl_empty_extn_sequence'],
  finds: 'emptyExtensions',
  say: (t, serial) =>
    t(
      'The entry of serial number {0} has a list of extensions that is empty; it must be left out then. OpenSSL and Java accept it, the program that made it is to blame.',
      serial,
    ),
});
