import type { PlacedBlock } from '../../pem/types.ts';
import type { PrivateKeyHeader } from '../../x509/types.ts';
import { pemLabelOf } from '../pem-label.ts';
import type { Fix, FixPlace, FixText } from './types.ts';

/** Gives BEGIN and END the label of what the block really holds. */
export const relabelBlock: Fix = {
  id: 'relabel-block',
  codes: ['pem/wrong-content', 'pem/label-mismatch'],
  preferred: true,
  propose(_finding, place, holderText, { t }) {
    const placed = blockOf(place, holderText);
    const object = place.artifact?.content.object;
    if (placed === undefined || object === undefined) return undefined;
    const label = object.kind === 'private-key' ? keyLabels[object.format] : pemLabelOf(object);
    if (label === undefined || isHeadless(placed) || placed.block.endLine === undefined) return undefined;
    return { title: t('Label the block {0}', label), text: relabel(placed, label, holderText.text) };
  },
};

const keyLabels: Readonly<Record<PrivateKeyHeader['format'], string>> = {
  'PKCS#8': 'PRIVATE KEY',
  'encrypted PKCS#8': 'ENCRYPTED PRIVATE KEY',
  'PKCS#1': 'RSA PRIVATE KEY',
  SEC1: 'EC PRIVATE KEY',
  DSA: 'DSA PRIVATE KEY',
  OpenSSH: 'OPENSSH PRIVATE KEY',
};

/** The block of the holder's text that belongs to an artifact. */
export function blockOf({ artifact, holder }: FixPlace, { blocks }: FixText): PlacedBlock | undefined {
  return artifact === undefined ? undefined : blocks[holder.artifacts.indexOf(artifact)];
}

function isHeadless({ block }: PlacedBlock): boolean {
  return block.beginLine.end === block.beginLine.start;
}

function relabel({ start, block }: PlacedBlock, label: string, text: string): string {
  const { beginLine, endLine = beginLine } = block;
  const between = text.slice(start + beginLine.end, start + endLine.start);
  const after = text.slice(start + endLine.end);
  return `${text.slice(0, start + beginLine.start)}-----BEGIN ${label}-----${between}-----END ${label}-----${after}`;
}
