import { alternativeNameRule } from './alternative-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Public certificate with a rfc822Name among its names. */
export const alternativeMailAddress = alternativeNameRule({
  id: 'webpki/alternative-mail-address',
  title: 'Public certificate with a rfc822Name among its names',
  since: effective.firstVersion,
  zlint: ['e_ext_san_rfc822_name_present'],
  kind: 'email',
  called: 'rfc822Name',
});
