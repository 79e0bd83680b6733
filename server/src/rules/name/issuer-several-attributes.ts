import { componentRule } from './component-rule.ts';

/** Component of the issuer with several attributes. */
export const issuerSeveralAttributes = componentRule({
  id: 'name/issuer-several-attributes',
  title: 'Component of the issuer with several attributes',
  zlint: ['w_multiple_issuer_rdn'],
  place: 'issuer',
});
