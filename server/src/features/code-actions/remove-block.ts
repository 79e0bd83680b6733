import type { Localize } from '../../text/localize.ts';
import { cutSegments, joinSegments } from './segments.ts';
import type { Fix, FixPlace, FixText } from './types.ts';

/** Takes out a certificate that stands there twice, or a root that the peer has anyway. */
export const removeSuperfluous: Fix = {
  id: 'remove-superfluous',
  codes: ['chain/duplicate-certificate', 'chain/redundant-root'],
  preferred: true,
  propose(finding, place, holderText, { t }) {
    const text = withoutBlock(place, holderText);
    return text === undefined ? undefined : { title: titleOf(finding.code, t), text };
  },
};

/** Takes out a certificate that is no part of the chain. Never by itself: it may be the chain that is wrong. */
export const removeUnrelated: Fix = {
  id: 'remove-unrelated',
  codes: ['chain/unrelated-certificate'],
  preferred: false,
  propose(_finding, place, holderText, { t }) {
    const text = withoutBlock(place, holderText);
    return text === undefined ? undefined : { title: t('Remove the certificate from this chain'), text };
  },
};

function titleOf(code: string, t: Localize): string {
  return code === 'chain/redundant-root'
    ? t('Remove the redundant root certificate')
    : t('Remove the duplicate certificate');
}

/** The holder's text without the block that a finding is about, and what stands above it. */
function withoutBlock({ artifact, holder }: FixPlace, holderText: FixText): string | undefined {
  const { segments, tail } = cutSegments(holderText);
  const removed = artifact === undefined ? -1 : holder.artifacts.indexOf(artifact);
  if (removed < 0 || segments.length !== holder.artifacts.length) return undefined;
  return joinSegments(
    segments.filter((_segment, index) => index !== removed),
    tail,
  );
}
