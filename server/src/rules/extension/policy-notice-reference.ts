import { rfc5280 } from '../citations.ts';
import { extensionOids } from '../extension-oids.ts';
import { publication } from '../publication.ts';
import { type CertificateRule, silent } from '../types.ts';
import { readUserNotices } from './user-notices.ts';

/** User notice that refers to a numbered text. */
export const policyNoticeReference: CertificateRule = {
  id: 'extension/policy-notice-reference',
  title: 'Policy notice that refers to a numbered text elsewhere',
  severity: 'hint',
  force: 'SHOULD',
  citation: rfc5280('4.2.1.4'),
  fixable: false,
  since: publication.rfc5280,
  zlint: ['w_ext_cert_policy_contains_noticeref'],
  scope: 'certificate',
  extension: extensionOids.certificatePolicies,
  check(subject, { t }) {
    const reference = readUserNotices(subject).find((notice) => notice.reference !== undefined)?.reference;
    if (reference === undefined) return silent;
    const message = t(
      'A policy notice refers to a text by organization and number (noticeRef). Nobody has such texts at hand, and RFC 5280 advises against it; write the text itself (explicitText), or leave the notice out.',
    );
    return [{ message, bytes: reference.range }];
  },
};
