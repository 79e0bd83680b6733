import type { KeyAnalysis, UnitAnalysis } from '../../path/types.ts';

/** The private keys of a unit that anybody can use who can read them: not encrypted, and readable at all. */
export function listClearKeys({ keys }: UnitAnalysis): readonly KeyAnalysis[] {
  return keys.filter(({ artifact: { content } }) => {
    const { object } = content;
    return object.kind === 'private-key' && object.encryption === undefined && content.problems.length === 0;
  });
}
