import { alternativeNameRule } from './alternative-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Public certificate with an uniformResourceIdentifier among its names. */
export const alternativeUri = alternativeNameRule({
  id: 'webpki/alternative-uri',
  title: 'Public certificate with an uniformResourceIdentifier among its names',
  since: effective.firstVersion,
  zlint: ['e_ext_san_uniform_resource_identifier_present'],
  kind: 'URI',
  called: 'uniformResourceIdentifier',
});
