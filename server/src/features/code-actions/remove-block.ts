import { cutSegments, joinSegments } from './segments.ts';
import type { Fix } from './types.ts';

/** Takes out a certificate that stands there twice, or a root that the peer has anyway. */
export const removeBlock: Fix = {
  id: 'remove-block',
  codes: ['chain/duplicate-certificate', 'chain/redundant-root'],
  preferred: true,
  propose(finding, place, holderText, { t }) {
    const { segments, tail } = cutSegments(holderText);
    const index = place.artifact === undefined ? -1 : place.holder.artifacts.indexOf(place.artifact);
    if (index < 1 || segments.length !== place.holder.artifacts.length) return undefined;
    const title =
      finding.code === 'chain/redundant-root'
        ? t('Remove the redundant root certificate')
        : t('Remove the duplicate certificate');
    return {
      title,
      text: joinSegments(
        segments.filter((_segment, place) => place !== index),
        tail,
      ),
    };
  },
};
