import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public server certificate with subjectKeyIdentifier. */
export const subjectKeyIdentifierNotRecommended = extensionRule({
  id: 'webpki/subject-key-identifier-not-recommended',
  title: 'Public server certificate with subjectKeyIdentifier',
  force: 'SHOULD',
  section: '7.1.2.7.6',
  since: effective.profiles,
  zlint: ['w_ext_subject_key_identifier_not_recommended_subscriber'],
  about: ['leaf'],
  extension: 'subjectKeyIdentifier',
  must: 'be absent',
});
