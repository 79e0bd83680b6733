import { encodeNameConstraints, type PermittedSubtree } from './name-constraints.ts';
import type { AltName, ExtensionRequest, LeafRequest, Role } from './types.ts';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
} from './x509-library.ts';

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

const purposesOf: Readonly<Record<Role, readonly string[]>> = {
  server: [SERVER_AUTH],
  client: [CLIENT_AUTH],
  both: [SERVER_AUTH, CLIENT_AUTH],
};

/** OIDs of the extended key usages of a role (RFC 5280 §4.2.1.12). */
export function purposesOfRole(role: Role): readonly string[] {
  return purposesOf[role];
}

/** What a service's certificate says besides its key identifiers. `isRsa`: its key may be asked to decipher in TLS 1.2's RSA key exchange. */
export function leafExtensions(
  request: Omit<LeafRequest, 'lifetime'>,
  hasSubject: boolean,
  isRsa: boolean,
): readonly ExtensionRequest[] {
  const { role, names, extraPurposes = [], purposes = [...purposesOf[role], ...extraPurposes] } = request;
  const deciphers = isRsa && role !== 'client' ? KeyUsageFlags.keyEncipherment : 0;
  return [
    raw(new BasicConstraintsExtension(false, undefined, true)),
    raw(new KeyUsagesExtension(KeyUsageFlags.digitalSignature | deciphers, true)),
    raw(new ExtendedKeyUsageExtension([...purposes], false)),
    ...(names.length === 0 ? [] : [altNames(names, !hasSubject)]),
  ];
}

/** What a CA says; `pathLength` undefined: any number of CAs below. */
export function authorityExtensions(
  pathLength: number | undefined,
  permitted: readonly PermittedSubtree[],
): readonly ExtensionRequest[] {
  return [
    raw(new BasicConstraintsExtension(true, pathLength, true)),
    raw(new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true)),
    ...(permitted.length === 0 ? [] : [encodeNameConstraints(permitted)]),
  ];
}

const libraryTypes = { DNS: 'dns', IP: 'ip', URI: 'url', email: 'email' } as const;

/** Critical exactly where the subject is empty (RFC 5280 §4.2.1.6). */
export function altNames(names: readonly AltName[], critical: boolean): ExtensionRequest {
  const listed = names.map(({ kind, value }) => ({ type: libraryTypes[kind], value }));
  return raw(new SubjectAlternativeNameExtension(listed, critical));
}

function raw({ type, critical, value }: Extension): ExtensionRequest {
  return { oid: type, critical, value: new Uint8Array(value) };
}
