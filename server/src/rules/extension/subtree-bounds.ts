import { contextTag, type DerNode } from '../../asn1/reader.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { extensionOids } from '../extension-oids.ts';

/** `minimum` and `maximum` of a GeneralSubtree (RFC 5280 §4.2.1.10). */
export type SubtreeBound = 'minimum' | 'maximum';

/** The first of the name constraints' subtrees with this field, and whether it says zero. */
export function findSubtreeBound(
  subject: CertificateSubject,
  bound: SubtreeBound,
): { readonly node: DerNode; readonly isZero: boolean } | undefined {
  const extension = subject.extension(extensionOids.nameConstraints);
  if (extension === undefined) return undefined;
  const reader = subject.reader();
  const tag = contextTag(bound === 'minimum' ? 0 : 1);
  for (const subtrees of reader.children(subject.nodeOf(extension), '')) {
    for (const subtree of reader.children(subtrees, '')) {
      // After the base, whose own tag may be the same.
      const [, ...bounds] = reader.children(subtree, '');
      const node = bounds.find((each) => each.tag === tag);
      if (node !== undefined) return { node, isZero: reader.bytes[node.contentStart] === 0 && node.length === 1 };
    }
  }
  return undefined;
}
