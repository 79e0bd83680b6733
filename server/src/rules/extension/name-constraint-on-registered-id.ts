import { constrainedKindRule } from './constrained-kind-rule.ts';

/** Name constraint on registered IDs. */
export const nameConstraintOnRegisteredId = constrainedKindRule({
  id: 'extension/name-constraint-on-registered-id',
  title: 'Name constraint on registered IDs',
  zlint: ['w_name_constraint_on_registered_id'],
  kind: 'RegisteredID',
  name: 'registeredID',
});
