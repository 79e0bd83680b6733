import { effective } from './effective-dates.ts';
import { extensionRule } from './extension-rule.ts';

/** Public certificate without subjectAltName. */
export const subjectAlternativeNameMissing = extensionRule({
  id: 'webpki/subject-alternative-name-missing',
  title: 'Public certificate without subjectAltName',
  force: 'MUST',
  section: '7.1.2.7.12',
  since: effective.firstVersion,
  zlint: ['e_ext_san_missing'],
  about: ['leaf'],
  extension: 'subjectAltName',
  must: 'be present',
});
