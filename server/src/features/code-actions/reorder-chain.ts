import type { Artifact } from '../../documents/types.ts';
import { cutSegments, joinSegments } from './segments.ts';
import type { Fix, FixPlace } from './types.ts';

/** Puts the leaf first and every issuer after what it signed, as RFC 8446 §4.4.2 and every TLS server want it. */
export const reorderChain: Fix = {
  id: 'reorder-chain',
  codes: ['chain/wrong-order'],
  preferred: true,
  propose(_finding, place, holderText, { t }) {
    const order = chainOrder(place);
    const { segments, tail } = cutSegments(holderText);
    if (order === undefined || segments.length !== place.holder.artifacts.length) return undefined;
    const places = order.map((artifact) => place.holder.artifacts.indexOf(artifact)).toSorted((a, b) => a - b);
    const next = [...segments];
    for (const [rank, artifact] of order.entries()) {
      const source = segments[place.holder.artifacts.indexOf(artifact)];
      const target = places[rank];
      if (source !== undefined && target !== undefined) next[target] = source;
    }
    return { title: t('Reorder the chain: leaf first, then its issuers'), text: joinSegments(next, tail) };
  },
};

/** The holder's certificates in signing order: the path first, then whatever is not on it, as it stood. */
function chainOrder({ analysis, holder }: FixPlace): Artifact[] | undefined {
  const found = analysis.holders.find((one) => one.holder === holder);
  if (found === undefined || found.purpose !== 'chain') return undefined;
  const onPath = found.path.flatMap((step) =>
    step.kind === 'unit' && step.certificate.holder === holder ? [step.certificate.artifact] : [],
  );
  const rest = found.certificates
    .map((certificate) => certificate.artifact)
    .filter((artifact) => !onPath.includes(artifact));
  return [...onPath, ...rest];
}
