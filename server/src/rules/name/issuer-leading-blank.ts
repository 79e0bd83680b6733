import { blankRule } from './blank-rule.ts';

/** Blank before a value of the issuer. */
export const issuerLeadingBlank = blankRule({
  id: 'name/issuer-leading-blank',
  title: 'Blank before a value of the issuer',
  zlint: ['w_issuer_dn_leading_whitespace'],
  place: 'issuer',
  where: 'start',
});
