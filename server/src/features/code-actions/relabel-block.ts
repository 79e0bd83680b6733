import type { PlacedBlock } from '../../pem/types.ts';
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
    const label = pemLabelOf(object) ?? (object.kind === 'private-key' ? placed.block.label : undefined);
    if (label === undefined || placed.block.endLine === undefined) return undefined;
    return { title: t('Label the block {0}', label), text: relabel(placed, label, holderText.text) };
  },
};

/** The block of the holder's text that belongs to an artifact. */
export function blockOf({ artifact, holder }: FixPlace, { blocks }: FixText): PlacedBlock | undefined {
  return artifact === undefined ? undefined : blocks[holder.artifacts.indexOf(artifact)];
}

function relabel({ start, block }: PlacedBlock, label: string, text: string): string {
  const { beginLine, endLine = beginLine } = block;
  const between = text.slice(start + beginLine.end, start + endLine.start);
  const after = text.slice(start + endLine.end);
  return `${text.slice(0, start + beginLine.start)}-----BEGIN ${label}-----${between}-----END ${label}-----${after}`;
}
