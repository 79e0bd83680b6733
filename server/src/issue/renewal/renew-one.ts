import { isAuthority } from '../../path/certificate-links.ts';
import { publicKeyBytes } from '../../path/validation/verify-signed.ts';
import { isIndexedCertificate } from '../../workspace/indexed-certificate.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { authoritiesAbove } from '../find-issuer.ts';
import { fingerprint } from '../fingerprint.ts';
import type { IssuingHost } from '../host.ts';
import { issueContent } from '../issue-leaf.ts';
import { chooseLifetime } from '../lifetimes.ts';
import type { LifetimeChoice } from '../tasks.ts';
import type { ExtensionRequest, IssuedCertificate, KeyMaterial } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { trustNotes } from './renewal-notes.ts';
import type { Renewal } from './types.ts';

/** Days: as long as the old one lived, within these. */
const MAX_DAYS = 825;
const DAY = 86_400_000;

/** Key identifiers are made anew; what a log or a CA said of the old certificate is not true of the new one (RFC 6962 §3.3). */
const NOT_KEPT: readonly string[] = ['2.5.29.14', '2.5.29.35', '1.3.6.1.4.1.11129.2.4.2'];

/** A renewal, and what about it somebody may not expect. */
export interface MadeRenewal {
  readonly renewal: Renewal;
  readonly notes: readonly string[];
}

/** Signs the successor of a certificate. `key`: that of the new one, where it was chosen anew or signs; `all`: what is renewed in this go. */
export async function renewOne(
  { certificate: old, signatory, held }: Candidate,
  key: KeyMaterial | undefined,
  chosenLifetime: LifetimeChoice | undefined,
  all: readonly Candidate[],
  host: IssuingHost,
): Promise<MadeRenewal> {
  const lifetime = chosenLifetime ?? { kind: 'days', days: daysOf(old) };
  const chosen = chooseLifetime(lifetime, signatory?.authority, host);
  const content = {
    subject: old.der.subarray(old.subject.range.start, old.subject.range.end),
    spki: key?.spki ?? publicKeyBytes(old),
    lifetime: chosen.lifetime,
    extensions: keptExtensions(old),
  };
  const issued = await issueContent(content, key, signatory?.authority, host.webCrypto);
  const above = await authoritiesAbove(old, host);
  const hasMoved = await isMoved(old, above, issued, host);
  const renewal: Renewal = {
    old,
    above,
    issued,
    isMoved: hasMoved,
    staying: hasMoved ? await findStaying(above, all, host) : [],
  };
  const isKeyless = held.key === undefined && held.copies.length === 0 && held.closed.length === 0;
  return {
    renewal,
    notes: [
      ...(signatory?.notes ?? []),
      ...chosen.notes,
      ...(await trustNotes(renewal, host)),
      ...(isKeyless ? [host.t('Its private key is not among these files, and stays what it was.')] : []),
    ],
  };
}

/** Whether what stands above it is no longer true. */
async function isMoved(
  old: Certificate,
  above: readonly Certificate[],
  { certificate, intermediates, root }: IssuedCertificate,
  { crypto, workspace }: IssuingHost,
): Promise<boolean> {
  if (certificate === root) return !isSelfIssued(old);
  const issuer = intermediates[0] ?? root;
  const [before] = above;
  if (before !== undefined) return fingerprint(crypto, before.der) !== fingerprint(crypto, issuer);
  return (await workspace.verify(old, parseCertificate(issuer))) !== 'valid';
}

/** Certificates of services that were issued by one of these CAs and are not renewed now. */
async function findStaying(
  above: readonly Certificate[],
  all: readonly Candidate[],
  { workspace, crypto }: IssuingHost,
): Promise<readonly Certificate[]> {
  const going = new Set(all.map(({ certificate }) => fingerprint(crypto, certificate.der)));
  const staying: Certificate[] = [];
  for (const authority of above) {
    for (const { object, sha256 = '' } of workspace.view
      .byIssuer(authority.subject.matchKey)
      .filter(isIndexedCertificate)) {
      if (isAuthority(object) || going.has(sha256)) continue;
      if ((await workspace.verify(object, authority)) === 'valid') staying.push(object);
    }
  }
  return staying;
}

function daysOf({ validity: { notBefore, notAfter } }: Certificate): number {
  const span = (notAfter.epochMilliseconds ?? 0) - (notBefore.epochMilliseconds ?? 0);
  return Math.min(MAX_DAYS, Math.max(1, Math.round(span / DAY)));
}

function keptExtensions({ der, extensions }: Certificate): readonly ExtensionRequest[] {
  return extensions
    .filter(({ oid }) => !NOT_KEPT.includes(oid))
    .map(({ oid, critical, valueRange }) => ({ oid, critical, value: der.subarray(valueRange.start, valueRange.end) }));
}
