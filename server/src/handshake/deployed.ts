import { getExtension, getRole } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import type { Evidence, PlacedCertificate } from './evidence.ts';

/** What is served, held against what lies in the workspace. */
export interface DeployedComparison {
  /** Where the served certificate itself lies. */
  readonly same: readonly PlacedCertificate[];
  /** Other certificates for one of its names, the one that was issued last first: what may have been meant to be served. */
  readonly others: readonly PlacedCertificate[];
}

/** Whether the certificate that a server shows is the one at hand. Both empty where none came, or nothing like it is here. */
export function compareDeployed({ chain, known }: Evidence): DeployedComparison {
  const [leaf] = chain.certificates;
  if (leaf === undefined) return { same: [], others: [] };
  const same = known.filter(({ certificate }) => isSame(certificate, leaf));
  const names = new Set([chain.peerName.value.toLowerCase(), ...namesOf(leaf)]);
  const others = known.filter(
    ({ certificate }) =>
      getRole(certificate) !== 'ca' &&
      !isSame(certificate, leaf) &&
      namesOf(certificate).some((name) => names.has(name)),
  );
  return { same, others: [...others].sort((one, other) => beginOf(other) - beginOf(one)) };
}

/** Whether a certificate was issued after another. */
export function isNewer(one: Certificate, other: Certificate): boolean {
  return beginOf({ certificate: one }) > beginOf({ certificate: other });
}

/** Whether they name the same services, as a renewed certificate and the one before it do. */
export function hasSameNames(one: Certificate, other: Certificate): boolean {
  const [names, others] = [new Set(namesOf(one)), new Set(namesOf(other))];
  return names.size === others.size && [...names].every((name) => others.has(name));
}

function beginOf({ certificate }: Pick<PlacedCertificate, 'certificate'>): number {
  return certificate.validity.notBefore.epochMilliseconds ?? 0;
}

function isSame(one: Certificate, other: Certificate): boolean {
  return one.der.length === other.der.length && one.der.every((byte, index) => byte === other.der[index]);
}

/** Where a client connects to: names of services, not of people. */
function namesOf(certificate: Certificate): readonly string[] {
  const names = getExtension(certificate, 'subjectAltName')?.names ?? [];
  return names
    .filter(({ kind }) => kind === 'DNS' || kind === 'IP' || kind === 'URI')
    .map(({ value }) => value.toLowerCase());
}
