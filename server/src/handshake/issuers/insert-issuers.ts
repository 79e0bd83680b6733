import type { Holder } from '../../documents/types.ts';
import { cutSegments, joinSegments } from '../../features/code-actions/segments.ts';
import { isSameCertificate } from '../../path/certificate-links.ts';
import { scanPem } from '../../pem/scan.ts';
import { certificatePem } from '../../x509/certificate-pem.ts';
import type { Certificate } from '../../x509/types.ts';

/**
 * The holder's PEM text with every certificate of the chain that it lacks, each right after the one that it signed. The text as it is where
 * nothing lacks; undefined where the leaf is not in it, or its blocks cannot be told apart.
 */
export function insertIssuers(holder: Holder, [leaf, ...issuers]: readonly Certificate[]): string | undefined {
  const text = holder.source.text();
  const { segments, tail } = cutSegments({ text, blocks: scanPem(text).blocks });
  if (leaf === undefined || segments.length !== holder.artifacts.length) return undefined;
  const blocks = holder.artifacts.map(({ content: { object } }, index) => ({ object, text: segments[index] ?? '' }));
  const positionOf = (certificate: Certificate): number =>
    blocks.findIndex(({ object }) => object.kind === 'certificate' && isSameCertificate(object, certificate));
  let at = positionOf(leaf);
  if (at < 0) return undefined;
  const before = blocks.length;
  for (const issuer of issuers) {
    const there = positionOf(issuer);
    if (there < 0) blocks.splice(at + 1, 0, { object: issuer, text: certificatePem(issuer) });
    at = there < 0 ? at + 1 : there;
  }
  if (blocks.length === before) return text;
  const joined = blocks.map((block) => block.text);
  return joinSegments(joined, tail);
}
