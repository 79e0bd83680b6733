import { alternativeNameRule } from './alternative-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Public certificate with a directoryName among its names. */
export const alternativeDirectoryName = alternativeNameRule({
  id: 'webpki/alternative-directory-name',
  title: 'Public certificate with a directoryName among its names',
  since: effective.firstVersion,
  zlint: ['e_ext_san_directory_name_present'],
  kind: 'DirName',
  called: 'directoryName',
  inCas: 'allowed',
});
