import { isAuthority } from '../../path/certificate-links.ts';
import { getDisplayName, getExtension, isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { findSignatory, type Signatory } from '../authorities.ts';
import { findIssuerOf } from '../find-issuer.ts';
import { fingerprint } from '../fingerprint.ts';
import type { IssuingHost } from '../host.ts';
import { locateCertificate } from '../perform/located-object.ts';
import { Refusal } from '../refusal.ts';
import type { RenewTask } from '../tasks.ts';
import type { AltName } from '../types.ts';
import { findHeldKey, type HeldKey } from './held-keys.ts';
import { certificatePlaces, distinctUris } from './places.ts';

/** A certificate that is to be renewed, what there is of its key, and who signs it: undefined where it signs itself. */
export interface Candidate {
  readonly certificate: Certificate;
  readonly held: HeldKey;
  /** URIs; those that somebody named come first. */
  readonly places: readonly string[];
  readonly signatory: Signatory | undefined;
}

/** The certificates that a task names, each once, however often it is named. Throws a Refusal. */
export async function findCandidates(
  task: RenewTask,
  password: string | undefined,
  host: IssuingHost,
): Promise<readonly Candidate[]> {
  const found = new Map<string, { readonly certificate: Certificate; readonly uris: readonly string[] }>();
  for (const { uri, offset } of [task, ...(task.others ?? [])]) {
    const { certificate } = await locateCertificate(uri, offset, host);
    const sha256 = fingerprint(host.crypto, certificate.der);
    found.set(sha256, { certificate, uris: [...(found.get(sha256)?.uris ?? []), uri] });
  }
  const candidates: Candidate[] = [];
  for (const { certificate, uris } of found.values()) {
    refuseAuthority(certificate, host);
    const signatory = await chooseSignatory(task, certificate, host);
    const places = distinctUris([...uris, ...certificatePlaces(certificate, host)]);
    candidates.push({ certificate, signatory, places, held: await findHeldKey(certificate, places, password, host) });
  }
  return candidates;
}

function refuseAuthority(certificate: Certificate, { t }: IssuingHost): void {
  if (!isAuthority(certificate)) return;
  throw new Refusal(
    t(
      '“{0}” is a CA: a new one under its name would not fit what it has signed. Create another development CA, and renew what it issued.',
      getDisplayName(certificate),
    ),
  );
}

async function chooseSignatory(
  { authority }: RenewTask,
  certificate: Certificate,
  host: IssuingHost,
): Promise<Signatory | undefined> {
  const names = namesOf(certificate);
  if (authority !== undefined) return findSignatory(authority, names, host);
  if (isSelfIssued(certificate)) return undefined;
  const issuer = await findIssuerOf(certificate, host);
  if (issuer !== undefined) return findSignatory(issuer, names, host);
  throw new Refusal(
    host.t(
      'The key of the CA that issued “{0}” is neither in your storage nor in this workspace. Renew it where it was issued, or have another CA sign it.',
      getDisplayName(certificate),
    ),
  );
}

function namesOf(certificate: Certificate): AltName[] {
  const names = getExtension(certificate, 'subjectAltName')?.names ?? [];
  return names.flatMap(({ kind, value }) =>
    kind === 'DNS' || kind === 'IP' || kind === 'URI' || kind === 'email' ? [{ kind, value }] : [],
  );
}
