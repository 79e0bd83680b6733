import { decodeDer } from '../../x509/decode.ts';
import { getDisplayName, getExtension } from '../../x509/identity.ts';

/** One short name of a certificate (DER) for people: its common name, else its first alternative name. */
export function displayNameOf(certificate: Uint8Array): string {
  return getDisplayName(decodeDer(certificate).object);
}

/** A name of a service. */
export interface HostOrUri {
  readonly kind: 'DNS' | 'URI';
  readonly value: string;
}

/** DNS names and URIs that a certificate (DER) is for, in its order. */
export function hostsAndUrisOf(certificate: Uint8Array): readonly HostOrUri[] {
  const { object } = decodeDer(certificate);
  const names = object.kind === 'certificate' ? (getExtension(object, 'subjectAltName')?.names ?? []) : [];
  return names.flatMap(({ kind, value }) => (kind === 'DNS' || kind === 'URI' ? [{ kind, value }] : []));
}
