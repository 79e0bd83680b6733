import { constrainedKindRule } from './constrained-kind-rule.ts';

/** Name constraint on X.400 addresses. */
export const nameConstraintOnX400Address = constrainedKindRule({
  id: 'extension/name-constraint-on-x400-address',
  title: 'Name constraint on X.400 addresses',
  zlint: ['w_name_constraint_on_x400'],
  kind: 'X400Name',
  name: 'x400Address',
});
