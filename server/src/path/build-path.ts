import { isSameAuthority } from './certificate-links.ts';
import { getIssuer } from './issuer-candidates.ts';
import type { IssuerResult, IssuerSource, UnitCertificate } from './types.ts';

/** Certificates in a path, the leaf included: deeper ones are loops or attacks. */
const MAX_DEPTH = 16;

/** The leaf and the certificates above it in signing order, as far as they can be found. */
export async function buildPath(
  leaf: UnitCertificate,
  resolve: (certificate: UnitCertificate) => Promise<IssuerResult>,
): Promise<IssuerSource[]> {
  const path: IssuerSource[] = [{ kind: 'unit', certificate: leaf }];
  let place = leaf;
  while (path.length < MAX_DEPTH) {
    const result = await resolve(place);
    if (result.kind !== 'found' || path.some((step) => isSameAuthority(getIssuer(step), getIssuer(result.issuer))))
      break;
    path.push(result.issuer);
    place = placeOf(result.issuer, place);
  }
  return path;
}

/** A certificate from elsewhere is searched for issuers as if it stood where the one below it stands. */
function placeOf(source: IssuerSource, below: UnitCertificate): UnitCertificate {
  return source.kind === 'unit' ? source.certificate : { ...below, certificate: source.found.object };
}
