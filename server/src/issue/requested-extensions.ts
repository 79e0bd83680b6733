import type { Localize } from '../text/localize.ts';
import { formatGeneralName, getExtension } from '../x509/identity.ts';
import type { CertificationRequest, Extension, GeneralName } from '../x509/types.ts';
import { parseAltName } from './alt-names.ts';
import { purposesOfRole } from './extensions.ts';
import { Refusal } from './refusal.ts';
import type { AltName, Role } from './types.ts';

/** Basic constraints and key identifiers are the CA's to say. */
const OURS: readonly string[] = ['2.5.29.19', '2.5.29.14', '2.5.29.35'];

/** Usages that make a CA (RFC 5280 §4.2.1.3). */
const CA_USAGES: readonly string[] = ['keyCertSign', 'cRLSign'];

/** What a request's extensions come to once somebody has chosen among them. */
export interface AcceptedExtensions {
  readonly extensions: readonly Extension[];
  /** Of the subject alternative name. */
  readonly names: readonly AltName[];
  /** What the user may not expect. */
  readonly notes: readonly string[];
}

/** Extensions of a request that it may be given at all. */
export function grantable({ extensions }: CertificationRequest): readonly Extension[] {
  return extensions.filter(({ oid }) => !OURS.includes(oid));
}

/**
 * Those with the OIDs of `accept`. Throws a Refusal for what no service's certificate may say, and for what nobody could judge: what is
 * signed here is believed by every machine that trusts the CA. `isChosen`: the user named them one by one.
 */
export function acceptExtensions(
  request: CertificationRequest,
  accept: readonly string[],
  { role, isChosen, t }: { readonly role: Role; readonly isChosen: boolean; readonly t: Localize },
): AcceptedExtensions {
  const extensions = grantable(request).filter(({ oid }) => accept.includes(oid));
  refuseDamaged(extensions, t);
  refuseAuthority(extensions, t);
  return {
    extensions,
    names: readNames(extensions, t),
    notes: [...purposeNotes(extensions, { role, isChosen, t }), ...leftOutNotes(request, extensions, t)],
  };
}

function refuseDamaged(extensions: readonly Extension[], t: Localize): void {
  for (const [index, { oid, name, value }] of extensions.entries()) {
    if (extensions.findIndex((other) => other.oid === oid) < index)
      throw new Refusal(t('The request has {0} twice, and peers differ in which counts. Have it made again.', name));
    if (value.kind === 'malformed')
      throw new Refusal(
        t(
          '{0} of the request cannot be read ({1}), so nobody knows what it would allow. Have it made again.',
          name,
          value.reason,
        ),
      );
  }
}

function refuseAuthority(extensions: readonly Extension[], t: Localize): void {
  const usages = getExtension({ extensions }, 'keyUsage')?.usages.filter((usage) => CA_USAGES.includes(usage)) ?? [];
  if (usages.length === 0) return;
  throw new Refusal(
    t(
      'The request asks for the key usage {0}, which makes a CA of whoever has its key. Leave its key usage out, and the certificate has what its role needs.',
      usages.join(', '),
    ),
  );
}

/** Every name in its canonical text. Throws a Refusal for one that no peer would compare, or that is none. */
function readNames(extensions: readonly Extension[], t: Localize): readonly AltName[] {
  return (getExtension({ extensions }, 'subjectAltName')?.names ?? []).map((name) => readName(name, t));
}

function readName(name: GeneralName, t: Localize): AltName {
  if (name.kind !== 'DNS' && name.kind !== 'IP' && name.kind !== 'URI' && name.kind !== 'email')
    throw new Refusal(
      t(
        'The request asks for the name {0}: TLS compares no names of that kind, and other programs take them for a user or a device. Leave its alternative names out, or have it made again without.',
        formatGeneralName(name),
      ),
    );
  const parsed = parseAltName(name.value, t);
  if ('kind' in parsed && parsed.kind === name.kind) return parsed;
  const problem = 'problem' in parsed ? parsed.problem : t('“{0}” is no name of the kind {1}.', name.value, name.kind);
  throw new Refusal(t('The request asks for the name {0}. {1}', formatGeneralName(name), problem));
}

/** A request decides its purposes, as far as they are those of TLS; others are for whoever signs to name. */
function purposeNotes(
  extensions: readonly Extension[],
  { role, isChosen, t }: { readonly role: Role; readonly isChosen: boolean; readonly t: Localize },
): string[] {
  const purposes = getExtension({ extensions }, 'extendedKeyUsage')?.purposes ?? [];
  const ofTls = purposesOfRole('both');
  const others = purposes.filter(({ oid }) => !ofTls.includes(oid)).map(({ name }) => name);
  if (others.length > 0 && !isChosen)
    throw new Refusal(
      t(
        'The request asks for the purpose {0}, which is none of TLS. Name its extended key usage among what you accept if that is meant, or leave it out.',
        others.join(', '),
      ),
    );
  const isMissing = purposesOfRole(role).some((oid) => !purposes.some((purpose) => purpose.oid === oid));
  if (purposes.length === 0 || (others.length === 0 && !isMissing)) return [];
  return [t('It is for {0}, as the request asks.', purposes.map(({ name }) => name).join(', '))];
}

function leftOutNotes(request: CertificationRequest, accepted: readonly Extension[], t: Localize): string[] {
  const isCa = getExtension(request, 'basicConstraints')?.ca === true;
  const leftOut = grantable(request).filter((extension) => !accepted.includes(extension));
  return [
    ...(isCa ? [t('The request asks to be a CA, and the certificate is none.')] : []),
    ...(leftOut.length > 0
      ? [t('Of what the request asks for, this was left out: {0}.', leftOut.map(({ name }) => name).join(', '))]
      : []),
  ];
}
