import type { Artifact, Holder, Unit } from '../documents/types.ts';
import { getIssuer } from '../path/issuer-candidates.ts';
import type { IssuerSource, UnitCertificate } from '../path/types.ts';
import type { IndexedArtifact } from '../workspace/types.ts';
import type { RelatedPlace, RuleContext } from './types.ts';
import { nameOf } from './wording.ts';

/** A block of the same document. */
export function relateArtifact({ anchor }: Artifact, message: string): RelatedPlace {
  return { message, place: { kind: 'here', range: anchor } };
}

/** A block of another file. */
export function relateIndexed({ uri, range }: IndexedArtifact, message: string): RelatedPlace {
  return { message, place: { kind: 'elsewhere', uri, range } };
}

/** A certificate that was found as an issuer, labelled with its name. */
export function relateIssuer(source: IssuerSource): RelatedPlace {
  const name = nameOf(getIssuer(source));
  return source.kind === 'unit' ? relateArtifact(source.certificate.artifact, name) : relateIndexed(source.found, name);
}

/** Where an issuer stands, seen from a certificate, for people: `this file`, `ca.crt`, `certs/ca.pem`. */
export function describePlace(source: IssuerSource, from: UnitCertificate, context: RuleContext): string {
  if (source.kind === 'workspace') return source.found.location;
  return source.certificate.holder === from.holder
    ? describeHere(from.holder, context)
    : source.certificate.holder.name;
}

/** A holder for people: `this file`, `tls.crt`. */
export function describeHere(holder: Holder, { t }: RuleContext): string {
  return holder.keyRange === undefined ? t('this file') : holder.name;
}

/** Where a finding on a whole unit stands. */
export function anchorOf(unit: Unit): { readonly start: number; readonly end: number } {
  return unit.kind === 'kubernetes' ? unit.anchor : { start: unit.range.start, end: unit.range.start };
}
