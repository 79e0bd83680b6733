import { alternativeNameRule } from './alternative-name-rule.ts';
import { effective } from './effective-dates.ts';

/** Public certificate with an ediPartyName among its names. */
export const alternativeEdiPartyName = alternativeNameRule({
  id: 'webpki/alternative-edi-party-name',
  title: 'Public certificate with an ediPartyName among its names',
  since: effective.firstVersion,
  zlint: ['e_ext_san_edi_party_name_present'],
  kind: 'EDIPartyName',
  called: 'ediPartyName',
});
