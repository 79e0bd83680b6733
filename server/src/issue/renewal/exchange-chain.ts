import { isAuthority, isSameCertificate } from '../../path/certificate-links.ts';
import type { CryptoProvider } from '../../runtime/types.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Renewal, Successor, Successors } from './types.ts';

/** One place with certificates, as far as it matters for what comes in their stead. */
export interface CertificateHolder {
  /** `fullchain.pem`, `tls.crt`. */
  readonly name: string;
  /** In their order. */
  readonly certificates: readonly Certificate[];
  /** The private key stands there too, as HAProxy wants it. */
  readonly hasKey: boolean;
  /** PEM here and there in another text: what stands before a block says nothing of it. */
  readonly scattered: boolean;
}

/** Holders of what peers are told to trust: `ca.pem`, `ca.crt`, `client-ca.crt`, `truststore.pem`. */
export function isTrustName(name: string): boolean {
  return /(?:^|[-_.])(?:ca|cacerts?|ca-?bundle|roots?|root-?ca|trust\w*|anchors?)(?:[-_.]|$)/i.test(name);
}

/**
 * What takes the place of the certificates of one holder when one is renewed. `near`: all holders of its folder or object, itself included;
 * a CA is exchanged only where they hold the old certificate.
 */
export function exchangeChain(
  holder: CertificateHolder,
  near: readonly CertificateHolder[],
  renewal: Renewal,
  crypto: CryptoProvider,
): Successors {
  const { old, issued, isMoved } = renewal;
  const successors = new Map<string, readonly Successor[]>();
  const put = (certificate: Certificate, fresh: readonly Uint8Array[]): void => {
    successors.set(fingerprint(crypto, certificate.der), fresh.map(toSuccessor));
  };
  const isHere = holds(holder, old);
  if (isHere && isSelfIssued(old) && isTrustName(holder.name)) {
    put(old, [issued.root]);
    return successors;
  }
  const chain = isMoved && near.some((each) => holds(each, old)) ? oldChainOf(holder, near, renewal) : noChain;
  if (isHere) {
    const isBare = holder.certificates.every((each) => isSelfIssued(each) || !isAuthority(each));
    const between = isBare && showsChain(holder, near, renewal) ? issued.intermediates : [];
    put(old, [issued.certificate, ...between]);
  }
  for (const group of groupsOf(chain, isHere, renewal)) exchangeGroup(group, holder, put, crypto);
  return successors;
}

interface OldChain {
  readonly intermediates: readonly Certificate[];
  readonly roots: readonly Certificate[];
  /** Which of them somebody who is not renewed needs too. */
  readonly shared: 'none' | 'roots' | 'all';
}

const noChain: OldChain = { intermediates: [], roots: [], shared: 'none' };

/** The CAs of a holder that stand there for the old certificate: all, where it is the only one of a service; else those known to be above it. */
function oldChainOf(
  holder: CertificateHolder,
  near: readonly CertificateHolder[],
  { old, above, staying }: Renewal,
): OldChain {
  const { certificates, scattered } = holder;
  const isAlone =
    !scattered && holds(holder, old) && certificates.every((each) => isAuthority(each) || isSameCertificate(each, old));
  const authorities = certificates.filter(isAuthority);
  const own = isAlone ? authorities : authorities.filter((each) => isAmong(above, each));
  return {
    intermediates: own.filter((each) => !isSelfIssued(each)),
    roots: own.filter(isSelfIssued),
    shared: isAlone ? 'none' : sharedBy(staying, near),
  };
}

/** Roots are trusted for peers, wherever their certificates are; the chain is shown for the certificates beside it. */
function sharedBy(staying: readonly Certificate[], near: readonly CertificateHolder[]): OldChain['shared'] {
  if (staying.length === 0) return 'none';
  return staying.some((each) => near.some((holder) => holds(holder, each))) ? 'all' : 'roots';
}

/** CAs of one kind, and the new ones of that kind. */
interface Group {
  readonly before: readonly Certificate[];
  readonly fresh: readonly Uint8Array[];
  /** The old ones stay beside the new. */
  readonly stays: boolean;
}

/** A file of nothing but the chain may not become empty, which OpenSSL refuses: it gets the root. */
function groupsOf({ intermediates, roots, shared }: OldChain, isHere: boolean, { issued }: Renewal): readonly Group[] {
  const isEmptied = issued.intermediates.length === 0 && !isHere && roots.length === 0;
  const signsItself = isHere && issued.root === issued.certificate;
  return [
    { before: intermediates, fresh: isEmptied ? [issued.root] : issued.intermediates, stays: shared === 'all' },
    { before: roots, fresh: signsItself ? [] : [issued.root], stays: shared !== 'none' },
  ];
}

/** The first makes place for all new ones, the others go or stay. */
function exchangeGroup(
  { before, fresh, stays }: Group,
  { certificates }: CertificateHolder,
  put: (certificate: Certificate, fresh: readonly Uint8Array[]) => void,
  crypto: CryptoProvider,
): void {
  const others = certificates.filter((each) => !before.includes(each)).map(({ der }) => fingerprint(crypto, der));
  const missing = fresh.filter((der) => !others.includes(fingerprint(crypto, der)));
  const distinct = before.filter((each, index) => before.findIndex((one) => isSameCertificate(one, each)) === index);
  for (const [index, certificate] of distinct.entries()) {
    const kept = stays ? [certificate.der] : [];
    put(certificate, index === 0 ? [...missing, ...kept] : kept);
  }
}

/** Whether peers are shown what stands in this holder, so that the CAs between belong into it. Where nothing says so, it is the one that is there. */
function showsChain(holder: CertificateHolder, near: readonly CertificateHolder[], { old, above }: Renewal): boolean {
  const hasChainName = ({ name, hasKey }: CertificateHolder): boolean =>
    hasKey || /chain|bundle|combined|^tls\.crt$/i.test(name);
  const isChain = ({ certificates }: CertificateHolder): boolean =>
    certificates.some((each) => !isSelfIssued(each) && isAmong(above, each));
  return hasChainName(holder) || !near.some((each) => isChain(each) || (holds(each, old) && hasChainName(each)));
}

function holds({ certificates }: CertificateHolder, certificate: Certificate): boolean {
  return isAmong(certificates, certificate);
}

function isAmong(certificates: readonly Certificate[], certificate: Certificate): boolean {
  return certificates.some((each) => isSameCertificate(each, certificate));
}

function toSuccessor(der: Uint8Array): Successor {
  return { label: 'CERTIFICATE', der };
}

/** Two tables in one: where both know what comes in the place of something, it is all of that, each once. */
export function mergeSuccessors(tables: readonly Successors[]): Successors {
  const merged = new Map<string, readonly Successor[]>();
  for (const [old, fresh] of tables.flatMap((table) => [...table])) {
    const known = merged.get(old) ?? [];
    merged.set(old, [...known, ...fresh.filter(({ der }) => !known.some((each) => isSame(each.der, der)))]);
  }
  return merged;
}

function isSame(one: Successor['der'], other: Successor['der']): boolean {
  return one instanceof Uint8Array && other instanceof Uint8Array ? isSameDer(one, other) : one === other;
}

/** Byte for byte. */
export function isSameDer(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
