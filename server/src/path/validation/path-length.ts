import { getDisplayName } from '../../x509/identity.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { makeReason, type PathReason } from './reasons.ts';

/** CAs among these that count for path lengths: all but self-issued ones (RFC 5280 §6.1.4 (l)). `path` is leaf first. */
export function countIntermediates(path: readonly CertificateFacts[]): number {
  return path.slice(1).filter(({ selfIssued }) => !selfIssued).length;
}

/** The CA that allows fewer CAs below it than there are (RFC 5280 §4.2.1.9). `path` is leaf first; of the anchor only where it is in there. */
export function checkPathLengths(path: readonly CertificateFacts[]): PathReason[] {
  return path.flatMap(({ certificate, pathLength }, index) => {
    if (index === 0 || pathLength === undefined) return [];
    const below = countIntermediates(path.slice(0, index));
    if (below <= pathLength) return [];
    const lowest = path.slice(1, index).map((facts) => getDisplayName(facts.certificate));
    return [
      makeReason(
        'path-length-exceeded',
        certificate,
        'basicConstraints.pathLenConstraint',
        String(pathLength),
        String(below),
        ...lowest,
      ),
    ];
  });
}
