import { rfc5280 } from '../citations.ts';
import { type CrlRule, silent } from '../types.ts';

/** Same extension more than once in a revocation list. */
export const duplicateExtension: CrlRule = {
  id: 'crl/duplicate-extension',
  title: 'Same extension more than once in a revocation list',
  severity: 'warning',
  force: 'MUST',
  citation: rfc5280('4.2'),
  fixable: false,
  zlint: ['e_crl_no_duplicate_extensions'],
  scope: 'crl',
  check(subject, { t }) {
    const repeated = subject.list.extensions.find((extension) => subject.extension(extension.oid) !== extension);
    if (repeated === undefined) return silent;
    const message = t(
      'The extension {0} stands more than once in this list. Java refuses to read it ("Duplicate extensions not allowed"), and so every handshake that must check revocation; make the list again with the extension once.',
      repeated.name,
    );
    return [{ message, bytes: repeated.range }];
  },
};
