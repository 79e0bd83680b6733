import type { Location } from 'vscode-languageserver-types';
import type { Artifact } from '../documents/types.ts';
import { isSameAuthority } from '../path/certificate-links.ts';
import type { IndexedArtifact } from '../workspace/types.ts';
import { isSelfIssued } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { blockAt } from './definition.ts';
import { toLocation } from './places.ts';
import { findSameKey } from './same-key.ts';
import type { AnalyzedDocument, FeatureContext } from './types.ts';

/** Signatures checked for one answer: a CA may have issued everything in a workspace. */
const MAX_CHECKED = 1000;

/**
 * From a CA to the certificates and revocation lists that its key signed; from a key, request or leaf to everything that holds
 * the same public key. Of two CAs with one name, each has its own: a signature that another key made is not listed. Where
 * signatures cannot be checked (an algorithm unknown here, or after the first thousand), the issuer's name decides.
 */
export async function getReferences(
  analyzed: AnalyzedDocument,
  offset: number,
  context: FeatureContext,
): Promise<Location[]> {
  const place = blockAt(analyzed, offset);
  if (place === undefined) return [];
  const issued = await issuedBy(place.artifact, context);
  return unique([...issued, ...findSameKey(place.artifact.content.object, context)].map(toLocation));
}

async function issuedBy(artifact: Artifact, context: FeatureContext): Promise<IndexedArtifact[]> {
  const { object: issuer } = artifact.content;
  if (issuer.kind !== 'certificate') return [];
  const issued: IndexedArtifact[] = [];
  for (const [index, found] of context.workspace.byIssuer(issuer.subject.matchKey).entries())
    if (await isIssuedBy(found, issuer, context, index < MAX_CHECKED)) issued.push(found);
  return issued;
}

async function isIssuedBy(
  { object }: IndexedArtifact,
  issuer: Certificate,
  { verify }: FeatureContext,
  checked: boolean,
): Promise<boolean> {
  if (object.kind !== 'certificate' && object.kind !== 'crl') return false;
  const verdict = checked ? await verify(object, issuer) : 'unsupported';
  if (object.kind === 'crl' || !isSelfIssued(object)) return verdict !== 'invalid';
  // A CA's own certificates are its own work; a new key that the old one vouches for is worth listing.
  return verdict === 'valid' && !isSameAuthority(object, issuer);
}

function unique(locations: readonly Location[]): Location[] {
  const byPlace = new Map(
    locations.map((location) => [
      `${location.uri}#${location.range.start.line}:${location.range.start.character}`,
      location,
    ]),
  );
  return [...byPlace.values()];
}
