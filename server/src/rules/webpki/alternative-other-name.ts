import { alternativeNameRule } from './alternative-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Public certificate with an otherName among its names. */
export const alternativeOtherName = alternativeNameRule({
  id: 'webpki/alternative-other-name',
  title: 'Public certificate with an otherName among its names',
  since: effective.firstVersion,
  zlint: ['e_ext_san_other_name_present'],
  kind: 'otherName',
  called: 'otherName',
});
