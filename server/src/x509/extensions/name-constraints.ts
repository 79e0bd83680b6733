import { contextConstructed, type DerNode, type DerReader, Tag } from '../../asn1/reader.ts';
import { parseGeneralName } from '../general-name.ts';
import type { ExtensionValue, GeneralSubtree } from '../types.ts';

/** NameConstraints (RFC 5280 §4.2.1.10). `minimum` and `maximum`, which it forbids, are passed over and reported. */
export function nameConstraints(reader: DerReader, node: DerNode): ExtensionValue {
  const sequence = reader.enter(reader.expect(node, Tag.sequence, ''), '');
  const permitted = sequence.optional(contextConstructed(0));
  const excluded = sequence.optional(contextConstructed(1));
  sequence.finish();
  return {
    kind: 'nameConstraints',
    permitted: permitted === undefined ? [] : parseSubtrees(reader, permitted, '.permittedSubtrees'),
    excluded: excluded === undefined ? [] : parseSubtrees(reader, excluded, '.excludedSubtrees'),
  };
}

function parseSubtrees(reader: DerReader, node: DerNode, where: string): GeneralSubtree[] {
  const subtrees: GeneralSubtree[] = [];
  const sequence = reader.enter(node, where);
  while (!sequence.done) {
    const subtree = sequence.take(Tag.sequence, 'generalSubtree');
    const content = reader.enter(subtree, where);
    if (subtree.present) {
      subtrees.push({ range: subtree.range, base: parseGeneralName(reader, content.next(), where) });
    }
    if (!content.done) reader.report('bad-value', subtree, where, 'has a minimum or maximum, which RFC 5280 forbids');
  }
  return subtrees;
}
