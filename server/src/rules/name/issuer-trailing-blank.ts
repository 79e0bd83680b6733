import { blankRule } from './blank-rule.ts';

/** Blank after a value of the issuer. */
export const issuerTrailingBlank = blankRule({
  id: 'name/issuer-trailing-blank',
  title: 'Blank after a value of the issuer',
  zlint: ['w_issuer_dn_trailing_whitespace'],
  place: 'issuer',
  where: 'end',
});
