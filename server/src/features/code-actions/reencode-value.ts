import type { Fix } from './types.ts';

/** Encodes a Secret's value once, as its field demands: undoes double base64, and encodes PEM that stands raw in `data`. */
export const reencodeValue: Fix = {
  id: 'reencode-value',
  codes: ['kubernetes/double-base64', 'kubernetes/not-base64'],
  preferred: true,
  propose(finding, place, { text, blocks }, { t }) {
    // What is not readable as PEM could be anything: encoding it would only hide that.
    if (place.holder.keyRange === undefined || blocks.length === 0) return undefined;
    const title =
      finding.code === 'kubernetes/double-base64'
        ? t('Undo the second base64 of {0}', place.holder.name)
        : t('Encode {0} as base64', place.holder.name);
    return { title, text };
  },
};
