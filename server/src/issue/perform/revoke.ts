import { encodePem } from '../../pem/encode.ts';
import { formatInstant } from '../../text/duration.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { getDisplayName, getExtension } from '../../x509/identity.ts';
import type { Certificate, CertificateList } from '../../x509/types.ts';
import { findSignatory, type Signatory, storageOf, wholeSecond } from '../authorities.ts';
import type { IssuingHost } from '../host.ts';
import { Refusal } from '../refusal.ts';
import { type Revocation, signRevocationList } from '../revocation-list.ts';
import type { Ledger } from '../stored-authorities.ts';
import {
  type IssuingResult,
  type Packaging,
  REVOCATION_REASONS,
  type RevocationReason,
  type RevokeTask,
} from '../tasks.ts';
import type { OutputFile } from '../types.ts';
import { certificateAt } from './located-object.ts';

const DAY = 86_400_000;
const DEFAULT_DAYS = 30;
/** Entries taken over from a list that is there. */
const MAX_ENTRIES = 100_000;

/** A revocation list with what the CA has revoked before and what it revokes now. */
export async function performRevoke(task: RevokeTask, packaging: Packaging, host: IssuingHost): Promise<IssuingResult> {
  const signatory = await findSignatory(task.authority, [], host);
  if (signatory === undefined)
    throw new Refusal(host.t('Only a CA revokes: choose the one that issued the certificate.'));
  const { reason = 'unspecified' } = task;
  const serials = await Promise.all(task.certificates.map((each) => readSerial(each, signatory, host)));
  const list = await revokeBy(
    signatory,
    serials.map((serial) => ({ serial, reason })),
    task.days,
    host,
  );
  const days = task.days ?? DEFAULT_DAYS;
  const name = getDisplayName(parseCertificate(signatory.authority.certificate));
  return {
    kind: 'made',
    files: toFiles(list, packaging),
    summary: host.t(
      'The revocation list of “{0}”, {1} certificates revoked now; the next list is due on {2}.',
      name,
      serials.length,
      formatInstant(host.now() + days * DAY),
    ),
    findings: [],
    notes: [
      host.t(
        'Peers refuse a revoked certificate only where they are given this list: ssl_crl in nginx, --crl of certscope verify.',
      ),
    ],
    certificates: [],
  };
}

function toFiles(list: Uint8Array, { formats }: Packaging): OutputFile[] {
  const pem = new TextEncoder().encode(encodePem('X509 CRL', list));
  return [{ name: 'crl.pem', content: pem }, ...(formats.includes('der') ? [{ name: 'crl.der', content: list }] : [])];
}

/** Signs the CA's next list, and has the CA remember it. Serial numbers in hex. Returns DER. */
export async function revokeBy(
  signatory: Signatory,
  added: readonly { readonly serial: string; readonly reason: RevocationReason }[],
  days: number | undefined,
  host: IssuingHost,
): Promise<Uint8Array> {
  const { authority, stored } = signatory;
  const now = wholeSecond(host.now());
  const before = await ledgerOf(signatory, host);
  const known = new Set(before.revocations.map(({ serial }) => serial));
  const fresh = added.filter(({ serial }) => !known.has(serial)).map((each) => ({ ...each, date: now }));
  const ledger = { crlNumber: before.crlNumber + 1, revocations: [...before.revocations, ...fresh] };
  const content = {
    revocations: ledger.revocations,
    number: ledger.crlNumber,
    thisUpdate: now,
    nextUpdate: now + (days ?? DEFAULT_DAYS) * DAY,
  };
  const list = await signRevocationList(content, authority, host.webCrypto);
  if (stored !== undefined) await storageOf(host).saveLedger(stored.id, ledger);
  return list;
}

/** What a CA has revoked: one of the user's storage remembers, for one of the workspace its newest list there says. */
async function ledgerOf({ authority, stored }: Signatory, host: IssuingHost): Promise<Ledger> {
  if (stored !== undefined) return storageOf(host).ledger(stored.id);
  const { subject } = parseCertificate(authority.certificate);
  const lists = host.workspace.view
    .byIssuer(subject.matchKey)
    .map(({ object }) => object)
    .filter((object) => object.kind === 'crl')
    .toSorted((a, b) => numberOf(b) - numberOf(a));
  const [newest] = lists;
  return newest === undefined
    ? { crlNumber: 0, revocations: [] }
    : { crlNumber: numberOf(newest), revocations: revocationsOf(newest) };
}

function numberOf(list: CertificateList): number {
  return Number.parseInt(getExtension(list, 'crlNumber')?.number.hex ?? '0', 16);
}

function revocationsOf(list: CertificateList): Revocation[] {
  const count = Math.min(list.revokedCount, MAX_ENTRIES);
  return Array.from({ length: count }, (_, index) => list.revokedAt(index))
    .filter((entry) => entry !== undefined)
    .map((entry) => {
      const said = getExtension(entry, 'crlReason')?.reason;
      return {
        serial: entry.serialNumber.hex,
        date: entry.revocationDate.epochMilliseconds ?? 0,
        reason: REVOCATION_REASONS.find((word) => word === said) ?? 'unspecified',
      };
    });
}

async function readSerial(
  named: RevokeTask['certificates'][number],
  { authority }: Signatory,
  host: IssuingHost,
): Promise<string> {
  if ('serial' in named) return checkedSerial(named.serial, host);
  const certificate = await certificateAt(named.uri, named.offset, host);
  refuseStranger(certificate, parseCertificate(authority.certificate), host);
  return certificate.serialNumber.hex;
}

function checkedSerial(typed: string, { t }: IssuingHost): string {
  const hex = typed.replaceAll(/[:\s]|^0x/gi, '').toLowerCase();
  if (!/^[0-9a-f]{1,40}$/.test(hex))
    throw new Refusal(t('“{0}” is no serial number: hexadecimal digits, 20 bytes at most.', typed));
  return hex.replace(/^0+(?=.)/, '');
}

function refuseStranger(certificate: Certificate, authority: Certificate, { t }: IssuingHost): void {
  if (certificate.issuer.matchKey === authority.subject.matchKey) return;
  throw new Refusal(
    t('“{0}” was not issued by “{1}”, so it cannot revoke it.', getDisplayName(certificate), getDisplayName(authority)),
  );
}
