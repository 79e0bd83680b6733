import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CrlRule, silent } from '../types.ts';

/** Revocation list without a number. */
export const missingNumber: CrlRule = {
  id: 'crl/missing-number',
  title: 'Revocation list without a number',
  severity: 'hint',
  force: 'MUST',
  citation: rfc5280('5.2.3'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_crl_missing_crl_number'],
  scope: 'crl',
  check(subject, { t }) {
    if (subject.extension(extensionOids.crlNumber) !== undefined) return silent;
    const message = t(
      'The list has no number (cRLNumber), by which newer lists are told from older ones. OpenSSL, Go and Java accept it; in openssl.cnf, name a crlnumber file in the section of the CA.',
    );
    return [{ message, bytes: subject.list.thisUpdate.range }];
  },
};
