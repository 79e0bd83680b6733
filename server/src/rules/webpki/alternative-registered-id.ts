import { alternativeNameRule } from './alternative-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Public certificate with a registeredID among its names. */
export const alternativeRegisteredId = alternativeNameRule({
  id: 'webpki/alternative-registered-id',
  title: 'Public certificate with a registeredID among its names',
  since: effective.firstVersion,
  zlint: ['e_ext_san_registered_id_present'],
  kind: 'RegisteredID',
  called: 'registeredID',
});
