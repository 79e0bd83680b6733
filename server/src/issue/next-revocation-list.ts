import { publicKeyBytes, verifySigned } from '../path/validation/verify-signed.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { getExtension } from '../x509/identity.ts';
import type { CertificateList } from '../x509/types.ts';
import { type Signatory, storageOf, wholeSecond } from './authorities.ts';
import type { IssuingHost } from './host.ts';
import { type Revocation, signRevocationList } from './revocation-list.ts';
import type { Ledger } from './stored-authorities.ts';
import { REVOCATION_REASONS, type RevocationReason } from './tasks.ts';

const DAY = 86_400_000;
/** Days until a list is followed by the next, where nobody says otherwise. */
export const LIST_DAYS = 30;
/** Entries taken over from a list that is there. */
const MAX_ENTRIES = 100_000;

/** A certificate to be revoked. */
export interface Revoked {
  /** Hex. */
  readonly serial: string;
  readonly reason: RevocationReason;
}

/** A CA's newest revocation list. */
export interface NextList {
  readonly der: Uint8Array;
  /** Of what was asked for: those that no list named before. */
  readonly added: number;
  /** Nothing is known of what the CA revoked before. */
  readonly isFirst: boolean;
  /** The CA is one of the user's storage, and the next list goes on from this one. */
  readonly isRemembered: boolean;
}

/** Signs the CA's next list, and has a CA of the user's storage remember it where `mayRemember` says so of its DER. */
export function revokeBy(
  signatory: Signatory,
  revoked: readonly Revoked[],
  days: number | undefined,
  host: IssuingHost,
  mayRemember: (der: Uint8Array) => boolean = () => true,
): Promise<NextList> {
  const { stored } = signatory;
  if (stored === undefined) return signNext(signatory, revoked, days, host, mayRemember);
  // Two lists at once would have one number, and the second would forget what the first revoked.
  return storageOf(host).exclusively(() => signNext(signatory, revoked, days, host, mayRemember));
}

async function signNext(
  signatory: Signatory,
  revoked: readonly Revoked[],
  days: number | undefined,
  host: IssuingHost,
  mayRemember: (der: Uint8Array) => boolean,
): Promise<NextList> {
  const { authority, stored } = signatory;
  const now = wholeSecond(host.now());
  const before = await ledgerOf(signatory, host);
  const known = new Set(before.revocations.map(({ serial }) => plainSerial(serial)));
  const fresh = revoked
    .filter(({ serial }) => !known.has(plainSerial(serial)))
    .map((each) => ({ ...each, serial: plainSerial(each.serial), date: now }));
  const ledger = { crlNumber: before.crlNumber + 1, revocations: [...before.revocations, ...fresh] };
  const content = {
    revocations: ledger.revocations,
    number: ledger.crlNumber,
    thisUpdate: now,
    nextUpdate: now + (days ?? LIST_DAYS) * DAY,
  };
  const der = await signRevocationList(content, authority, host.webCrypto);
  const isRemembered = stored !== undefined && mayRemember(der);
  if (isRemembered) await storageOf(host).saveLedger(stored.id, ledger);
  return { der, added: fresh.length, isFirst: before.crlNumber === 0, isRemembered };
}

/** Hex of a serial number without leading zeros, two digits a byte: what two spellings of one have in common. */
export function plainSerial(hex: string): string {
  const digits = hex.toLowerCase().replace(/^0+(?=.)/, '');
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}

/** What a CA has revoked: one of the user's storage remembers, for one of the workspace its newest list there says. */
async function ledgerOf({ authority, stored }: Signatory, host: IssuingHost): Promise<Ledger> {
  if (stored !== undefined) return storageOf(host).ledger(stored.id, host.t);
  const newest = await newestList(authority.certificate, host);
  return newest === undefined
    ? { crlNumber: 0, revocations: [] }
    : { crlNumber: numberOf(newest), revocations: revocationsOf(newest) };
}

/** CAs of one name are told apart by their signatures. */
async function newestList(der: Uint8Array, { workspace, crypto }: IssuingHost): Promise<CertificateList | undefined> {
  const authority = parseCertificate(der);
  const lists = workspace.view
    .byIssuer(authority.subject.matchKey)
    .map(({ object }) => object)
    .filter((object) => object.kind === 'crl')
    .toSorted((a, b) => numberOf(b) - numberOf(a));
  for (const list of lists) if ((await verifySigned(list, publicKeyBytes(authority), crypto)) === 'valid') return list;
  return undefined;
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
