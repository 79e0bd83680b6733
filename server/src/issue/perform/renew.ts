import { isAuthority } from '../../path/certificate-links.ts';
import { publicKeyBytes } from '../../path/validation/verify-signed.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { getDisplayName, getExtension, isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { findSignatory, keyPlaces, type Signatory } from '../authorities.ts';
import { findIssuerOf } from '../find-issuer.ts';
import type { IssuingHost } from '../host.ts';
import { issueContent } from '../issue-leaf.ts';
import { generateKey, keyTypeOf } from '../key-types.ts';
import { chooseLifetime } from '../lifetimes.ts';
import { findPrivateKeys, openKey } from '../private-keys.ts';
import { Refusal } from '../refusal.ts';
import type { IssuingResult, RenewTask } from '../tasks.ts';
import type { AltName, ExtensionRequest, IssuedCertificate, KeyMaterial } from '../types.ts';
import { checkIssued, sentenceOf, summarize } from './describe.ts';
import { locateCertificate } from './located-object.ts';
import { replaceEverywhere } from './replace-certificate.ts';

/** Days: as long as the old one lived, within these. */
const MAX_DAYS = 825;
const DAY = 86_400_000;

/** Key identifiers are made anew; what a log or a CA said of the old certificate is not true of the new one (RFC 6962 §3.3). */
const NOT_KEPT: readonly string[] = ['2.5.29.14', '2.5.29.35', '1.3.6.1.4.1.11129.2.4.2'];

/** The same certificate again, as edits of every file that holds the old one. */
export async function performRenew(task: RenewTask, host: IssuingHost): Promise<IssuingResult> {
  const { certificate } = await locateCertificate(task.uri, task.offset, host);
  if (isAuthority(certificate))
    throw new Refusal(
      host.t(
        '“{0}” is a CA: a new one under its name would not fit what it has signed. Create another development CA, and renew what it issued.',
        getDisplayName(certificate),
      ),
    );
  const signatory = await chooseSignatory(task, certificate, host);
  const key = await chooseKey(task, certificate, host);
  const lifetime = task.lifetime ?? { kind: 'days', days: daysOf(certificate) };
  const chosen = chooseLifetime(lifetime, signatory?.authority, host);
  const content = {
    subject: certificate.der.subarray(certificate.subject.range.start, certificate.subject.range.end),
    spki: key.spki,
    lifetime: chosen.lifetime,
    extensions: keptExtensions(certificate),
  };
  const issued = await issueContent(content, key, signatory?.authority, host.webCrypto);
  const edits = await replaceEverywhere(certificate, issued, host);
  return {
    kind: 'edits',
    edits,
    summary: summaryOf(issued, edits.length, host),
    findings: await checkIssued([issued], host),
    notes: [...(signatory?.notes ?? []), ...chosen.notes, ...(await trustNotes(certificate, issued, host))],
    certificates: [summarize(issued.certificate, host)],
  };
}

function summaryOf(issued: IssuedCertificate, places: number, host: IssuingHost): string {
  return `${sentenceOf(issued, host)} ${host.t('It takes the place of the old one in {0} places.', places)}`;
}

/** Where another CA signed than before, peers must learn of it. */
async function trustNotes(
  old: Certificate,
  { intermediates, root }: IssuedCertificate,
  { workspace, t }: IssuingHost,
): Promise<string[]> {
  const issuer = parseCertificate(intermediates[0] ?? root);
  if (isSelfIssued(old) || (await workspace.verify(old, issuer)) !== 'invalid') return [];
  return [t('Another CA signed it than before: its peers must trust “{0}”.', getDisplayName(parseCertificate(root)))];
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

async function chooseKey({ key }: RenewTask, certificate: Certificate, host: IssuingHost): Promise<KeyMaterial> {
  const spki = publicKeyBytes(certificate);
  const kept = await findKeyOf(spki, host);
  if (kept === undefined) {
    throw new Refusal(
      host.t(
        'The private key of “{0}” is not in this workspace (or it is encrypted), so the new certificate would have none. Issue a certificate and key anew.',
        getDisplayName(certificate),
      ),
    );
  }
  if (key === 'same') return kept;
  return generateKey(keyTypeOf(certificate.publicKey) ?? 'ecdsa-p256', host.webCrypto);
}

async function findKeyOf(spki: Uint8Array, host: IssuingHost): Promise<KeyMaterial | undefined> {
  const { crypto, webCrypto, workspace } = host;
  for (const uri of new Set(keyPlaces(spki, host))) {
    const open = await workspace.open(uri);
    for (const found of open === undefined ? [] : findPrivateKeys(open)) {
      const key = await openKey(found, spki, crypto, { webCrypto, password: undefined });
      if (key !== undefined) return key;
    }
  }
  return undefined;
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

function namesOf(certificate: Certificate): AltName[] {
  const names = getExtension(certificate, 'subjectAltName')?.names ?? [];
  return names.flatMap(({ kind, value }) =>
    kind === 'DNS' || kind === 'IP' || kind === 'URI' || kind === 'email' ? [{ kind, value }] : [],
  );
}
