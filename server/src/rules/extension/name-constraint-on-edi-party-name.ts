import { constrainedKindRule } from './constrained-kind-rule.ts';

/** Name constraint on EDI party names. */
export const nameConstraintOnEdiPartyName = constrainedKindRule({
  id: 'extension/name-constraint-on-edi-party-name',
  title: 'Name constraint on EDI party names',
  zlint: ['w_name_constraint_on_edi_party_name'],
  kind: 'EDIPartyName',
  name: 'ediPartyName',
});
