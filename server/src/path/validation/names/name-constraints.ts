import { getDisplayName } from '../../../x509/identity.ts';
import type { GeneralSubtree } from '../../../x509/types.ts';
import type { CertificateFacts } from '../certificate-facts.ts';
import { makeReason, type PathReason } from '../reasons.ts';
import type { PathRequest, Profile } from '../types.ts';
import { type ConstrainedName, isSoundName, listConstrainedNames } from './constrained-names.ts';
import { type Constraint, readConstraint } from './constraint.ts';

/** Constraints on one kind of name. */
interface KindConstraints {
  readonly permitted: Constraint[];
  readonly excluded: Constraint[];
}

/** All constraints of one certificate. */
interface ConstraintSet {
  readonly facts: CertificateFacts;
  readonly count: number;
  readonly unsound: Constraint | undefined;
  readonly byKind: ReadonlyMap<string, KindConstraints>;
}

/**
 * Whether all names of a path lie where its CAs may issue (RFC 5280 §6.1.3 (b), (c)). `path` is leaf first; of the anchor's own
 * constraints only where it is in there. Self-issued intermediates are exempt; a leaf never is.
 */
export function checkNameConstraints(
  path: readonly CertificateFacts[],
  request: PathRequest,
  limit: number,
): PathReason[] {
  // Asked for by a name, a verifier looks at alternative names alone.
  const commonNames = (request.peerNames ?? []).length === 0;
  const reasons: PathReason[] = [];
  for (const [index, facts] of path.entries()) {
    if (index === 0 || facts.nameConstraints === undefined) continue;
    const set = readSet(facts, facts.nameConstraints, request.profile);
    const unsound = findUnsound(set);
    if (unsound !== undefined) reasons.push(unsound);
    else reasons.push(...checkAllBelow(path.slice(0, index), set, { commonNames, limit }));
  }
  return reasons;
}

function checkAllBelow(
  [leaf, ...authorities]: readonly CertificateFacts[],
  set: ConstraintSet,
  { commonNames, limit }: { readonly commonNames: boolean; readonly limit: number },
): PathReason[] {
  const constrained = authorities.filter(({ selfIssued }) => !selfIssued);
  return [
    ...(leaf === undefined ? [] : checkNames(leaf, listConstrainedNames(leaf, commonNames), set, limit)),
    ...constrained.flatMap((facts) => checkNames(facts, listConstrainedNames(facts, false), set, limit)),
  ];
}

function readSet(
  facts: CertificateFacts,
  { permitted, excluded }: NonNullable<CertificateFacts['nameConstraints']>,
  profile: Profile,
): ConstraintSet {
  const byKind = new Map<string, KindConstraints>();
  const read = (list: 'permitted' | 'excluded', { base }: GeneralSubtree): Constraint => {
    const constraint = readConstraint(facts.certificate, base, profile);
    const group = byKind.get(constraint.kind) ?? { permitted: [], excluded: [] };
    byKind.set(constraint.kind, group);
    group[list].push(constraint);
    return constraint;
  };
  const all = [...permitted.map((each) => read('permitted', each)), ...excluded.map((each) => read('excluded', each))];
  return { facts, count: all.length, unsound: all.find(({ sound }) => !sound), byKind };
}

function findUnsound({ facts, count, unsound }: ConstraintSet): PathReason | undefined {
  if (count > 0 && unsound === undefined) return undefined;
  return makeReason('malformed-name-constraint', facts.certificate, 'nameConstraints', unsound?.text ?? '');
}

function checkNames(
  facts: CertificateFacts,
  names: readonly ConstrainedName[],
  set: ConstraintSet,
  limit: number,
): PathReason[] {
  // As OpenSSL and BoringSSL count, whatever the kinds.
  if (names.length * set.count > limit)
    return [makeReason('too-many-name-constraints', facts.certificate, 'nameConstraints', String(names.length))];
  for (const name of names) {
    const reason = judge(facts, name, set);
    // One is enough to refuse the path, and a certificate may have thousands.
    if (reason !== undefined) return [reason];
  }
  return [];
}

function judge({ certificate }: CertificateFacts, name: ConstrainedName, set: ConstraintSet): PathReason | undefined {
  const group = set.byKind.get(name.kind);
  if (group === undefined) return undefined;
  const { certificate: authority } = set.facts;
  if (!isSupported(name))
    return makeReason('unsupported-name-constraint', authority, 'nameConstraints', name.kind, name.text);
  const { excluded, permitted } = group;
  const isSound = isSoundName(name);
  const exclusion = excluded.find((constraint) => !isSound || constraint.touches(name));
  const by = getDisplayName(authority);
  if (exclusion !== undefined)
    return makeReason('name-excluded', certificate, name.kind, name.text, exclusion.text, by);
  if (permitted.length === 0 || permitted.some((constraint) => isSound && constraint.contains(name))) return undefined;
  const allowed = permitted.slice(0, 5).map(({ text }) => text);
  return makeReason('name-not-permitted', certificate, name.kind, name.text, allowed.join(', '), by);
}

function isSupported({ kind }: ConstrainedName): boolean {
  return kind === 'DNS' || kind === 'IP' || kind === 'email' || kind === 'URI' || kind === 'DirName';
}
