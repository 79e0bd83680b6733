import { Tag } from '../../asn1/reader.ts';
import { rfc4055 } from '../citations.ts';
import { publication } from '../publication.ts';
import { type CrlRule, silent } from '../types.ts';

/** sha224WithRSAEncryption to sha512WithRSAEncryption: their parameters must be NULL. */
const rsaSignatures: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.113549.1.1.14',
]);

/** Revocation list whose RSA signature algorithm lacks its NULL. */
export const signatureWithoutNull: CrlRule = {
  id: 'crl/signature-without-null',
  title: 'RSA signature algorithm of a revocation list without its NULL',
  severity: 'hint',
  force: 'MUST',
  citation: rfc4055('5'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['e_crl_sigalgo_missing_null_params'],
  scope: 'crl',
  check(subject, { t }) {
    const { oid, parameters, range } = subject.list.signatureAlgorithm;
    if (!rsaSignatures.has(oid)) return silent;
    if (parameters !== undefined && subject.list.der[parameters.start] === Tag.null) return silent;
    const message = t(
      'The signature algorithm of the list lacks its parameter NULL, which RSA demands. OpenSSL and Java accept it, strict readers do not; the program that made it is to blame.',
    );
    return [{ message, bytes: range }];
  },
};
