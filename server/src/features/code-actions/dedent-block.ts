import { dedentBlocks } from '../../pem/repair.ts';
import { blockOf } from './relabel-block.ts';
import type { Fix } from './types.ts';

/** Moves the blocks of a PEM file to the margin. */
export const dedentBlock: Fix = {
  id: 'dedent-block',
  codes: ['pem/whitespace'],
  preferred: true,
  propose({ range }, place, holderText, { t }) {
    const placed = blockOf(place, holderText);
    if (place.unit.kind !== 'pem-file' || placed === undefined || range.start !== place.artifact?.anchor.start) {
      return undefined;
    }
    // In the text of a block indentation is no problem: only the finding of a PEM file stands where the block has none.
    const { problems, beginLine } = placed.block;
    if (problems.some((problem) => problem.range.start <= beginLine.start)) return undefined;
    const text = dedentBlocks(holderText.text);
    return text === undefined ? undefined : { title: t('Move the lines of the block to the margin'), text };
  },
};
