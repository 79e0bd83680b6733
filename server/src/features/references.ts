import type { Location } from 'vscode-languageserver-types';
import type { Artifact } from '../documents/types.ts';
import { isSelfIssued } from '../x509/identity.ts';
import { blockAt } from './definition.ts';
import { toLocation } from './places.ts';
import { findSameKey } from './same-key.ts';
import type { AnalyzedDocument, FeatureContext } from './types.ts';

/** From a CA to what names it as issuer; from a key, request or leaf to everything that holds the same public key. */
export function getReferences(analyzed: AnalyzedDocument, offset: number, context: FeatureContext): Location[] {
  const place = blockAt(analyzed, offset);
  if (place === undefined) return [];
  return unique([
    ...issuedBy(place.artifact, context),
    ...findSameKey(place.artifact.content.object, context).map(toLocation),
  ]);
}

function issuedBy(artifact: Artifact, { workspace }: FeatureContext): Location[] {
  const { object } = artifact.content;
  if (object.kind !== 'certificate') return [];
  return workspace
    .byIssuer(object.subject.matchKey)
    .filter((found) => found.object.kind !== 'certificate' || !isSelfIssued(found.object))
    .map(toLocation);
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
