import { allArtifacts } from '../../documents/locate.ts';
import { readBytes } from '../../documents/read-bytes.ts';
import { isAuthority, isNamedIssuer, isSameAuthority } from '../../path/certificate-links.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import { issuerUrls } from '../../x509/issuer-urls.ts';
import type { Certificate, PkiObject } from '../../x509/types.ts';
import type { CompletedChain, FailedUrl, FoundIssuer, IssuerSearch, SearchEnd } from './types.ts';

/** CA certificates that are added to a chain at most: public chains lack one, rarely two. */
export const MAX_FOUND = 4;

/** Certificates of one chain, those that were sent among them. */
const MAX_CHAIN = 12;

/** Certificates of one answer that are looked at: a PKCS#7 bundle may hold a CA's whole history. */
const MAX_ANSWERED = 50;

/**
 * Goes up from the leaf over what was sent, then over what is at hand, then over the URLs of `caIssuers` (RFC 5280 §4.2.2.1) that the
 * user allowed. An issuer is one by its name, its right to sign, and the signature. The root is never part of the result, and it is not asked for
 * where it is at hand.
 */
export async function completeChain(
  [leaf, ...sent]: readonly Certificate[],
  search: IssuerSearch,
): Promise<CompletedChain> {
  if (leaf === undefined) return { certificates: [], found: [], end: { kind: 'complete', root: undefined } };
  const certificates = [leaf];
  const found: FoundIssuer[] = [];
  for (;;) {
    const below = certificates.at(-1) ?? leaf;
    const isFull = found.length + (search.foundBefore ?? 0) >= MAX_FOUND;
    const step = await stepUp(below, { sent, chain: certificates, isFull }, search);
    if (step.kind !== 'up') return { certificates, found, end: step };
    const { certificate } = step.issuer;
    if (isSelfIssued(certificate)) return { certificates, found, end: { kind: 'complete', root: certificate } };
    if (step.issuer.source !== undefined) {
      if (isFull) return { certificates, found, end: { kind: 'too-long' } };
      found.push({ certificate, source: step.issuer.source });
    }
    if (certificates.length === MAX_CHAIN) return { certificates, found, end: { kind: 'too-long' } };
    certificates.push(certificate);
  }
}

interface Step {
  readonly kind: 'up';
  /** `source` is undefined where it was sent. */
  readonly issuer: { readonly certificate: Certificate; readonly source: FoundIssuer['source'] | undefined };
}

/** Where a search stands. */
interface Position {
  readonly sent: readonly Certificate[];
  /** Up to now. */
  readonly chain: readonly Certificate[];
  /** Nothing more is added: only what ends the chain is looked for. */
  readonly isFull: boolean;
}

async function stepUp(
  below: Certificate,
  { sent, chain, isFull }: Position,
  search: IssuerSearch,
): Promise<Step | SearchEnd> {
  if (isSelfIssued(below)) return { kind: 'complete', root: undefined };
  // CAs that cross-signed each other would go round for ever.
  const isNew = (each: Certificate): boolean => !chain.some((other) => isSameAuthority(other, each));
  const served = await firstIssuer(sent.filter(isNew), below, search);
  if (served !== undefined) return { kind: 'up', issuer: { certificate: served, source: undefined } };
  const known = search.atHand.filter(({ certificate }) => isNew(certificate));
  const atHand = await firstIssuer(known.map(({ certificate }) => certificate).toSorted(rootsFirst), below, search);
  if (atHand !== undefined) {
    const place = known.find(({ certificate }) => certificate === atHand)?.place ?? '';
    return { kind: 'up', issuer: { certificate: atHand, source: { kind: 'at-hand', place } } };
  }
  return isFull ? { kind: 'too-long' } : fetchIssuer(below, isNew, search);
}

/** A chain ends as soon as it can: what is cross-signed besides needs no further CA. */
function rootsFirst(one: Certificate, other: Certificate): number {
  return Number(isSelfIssued(other)) - Number(isSelfIssued(one));
}

async function fetchIssuer(
  below: Certificate,
  isNew: (certificate: Certificate) => boolean,
  search: IssuerSearch,
): Promise<Step | SearchEnd> {
  const { askable, others } = issuerUrls(below);
  const failed: FailedUrl[] = [];
  if (askable.some((url) => !search.isAllowed(url))) return { kind: 'ask', certificate: below, urls: askable };
  for (const url of askable) {
    const answer = await search.fetch(url);
    if (answer.kind !== 'bytes') {
      failed.push({ url, why: answer });
      continue;
    }
    const came = readIssuers(answer.bytes);
    const issuer = await firstIssuer(came.filter(isNew), below, search);
    if (issuer !== undefined) return { kind: 'up', issuer: { certificate: issuer, source: { kind: 'fetched', url } } };
    failed.push({ url, why: { kind: came.length === 0 ? 'no-certificate' : 'not-issuer' } });
  }
  return { kind: 'not-found', certificate: below, failed, unasked: others };
}

/** The first that is named so, may sign, and did. */
async function firstIssuer(
  candidates: readonly Certificate[],
  below: Certificate,
  { verify }: IssuerSearch,
): Promise<Certificate | undefined> {
  for (const candidate of candidates) {
    if (!isNamedIssuer(candidate, below) || !isAuthority(candidate)) continue;
    if ((await verify(below, candidate)) === 'valid') return candidate;
  }
  return undefined;
}

/** The certificates of an answer: DER as RFC 5280 wants it, PEM as some CAs have it, or PKCS#7 (RFC 5280 §4.2.2.1, RFC 5751 §3.8), its certificates alone. */
export function readIssuers(bytes: Uint8Array): readonly Certificate[] {
  const { document } = readBytes('answer:/issuer.cer', bytes, 'pem');
  const found: Certificate[] = [];
  for (const { artifact } of allArtifacts(document)) {
    found.push(...certificatesOf(artifact.content.object));
    if (found.length >= MAX_ANSWERED) break;
  }
  return found.slice(0, MAX_ANSWERED);
}

function certificatesOf(object: PkiObject): readonly Certificate[] {
  if (object.kind === 'certificate') return [object];
  return object.kind === 'pkcs7' ? object.certificates.map(({ certificate }) => certificate) : [];
}
