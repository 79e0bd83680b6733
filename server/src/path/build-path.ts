import { isSameAuthority } from './certificate-links.ts';
import { getIssuer } from './issuer-candidates.ts';
import type { IssuerResult, IssuerSource, UnitCertificate } from './types.ts';

/** Certificates in a path, the leaf included: deeper ones are loops or attacks. */
const MAX_DEPTH = 16;

/** One certificate of a path. */
export interface PathStep {
  readonly source: IssuerSource;
  /** Its key made the signature of the step below; of the leaf, true. */
  readonly verified: boolean;
}

/** The leaf and the certificates above it in signing order, as far as they can be found. */
export function buildPath(leaf: UnitCertificate, resolve: (certificate: UnitCertificate) => IssuerResult): PathStep[] {
  const path: PathStep[] = [{ source: { kind: 'unit', certificate: leaf }, verified: true }];
  let place = leaf;
  while (path.length < MAX_DEPTH) {
    const result = resolve(place);
    if (result.kind !== 'found' || hasPassed(path, result.issuer)) break;
    path.push({ source: result.issuer, verified: result.verified });
    place = placeOf(result.issuer, place);
  }
  return path;
}

function hasPassed(path: readonly PathStep[], next: IssuerSource): boolean {
  return path.some(({ source }) => isSameAuthority(getIssuer(source), getIssuer(next)));
}

/** A certificate from elsewhere is searched for issuers as if it stood where the one below it stands. */
function placeOf(source: IssuerSource, below: UnitCertificate): UnitCertificate {
  return source.kind === 'unit' ? source.certificate : { ...below, certificate: source.found.object };
}
