import type { Holder, Unit } from '../../documents/types.ts';
import { isAuthority, isSameCertificate } from '../../path/certificate-links.ts';
import { publicKeyBytes } from '../../path/validation/verify-signed.ts';
import { encodePem } from '../../pem/encode.ts';
import { scanPem } from '../../pem/scan.ts';
import type { PemBlock } from '../../pem/types.ts';
import { decodeObject } from '../../x509/decode.ts';
import type { Certificate, PrivateKeyHeader } from '../../x509/types.ts';
import { keyPlaces } from '../authorities.ts';
import { fingerprint } from '../fingerprint.ts';
import type { IssuingHost } from '../host.ts';
import type { FileEdit } from '../tasks.ts';
import type { IssuedCertificate } from '../types.ts';

/** The old certificate, the new one, and what belongs to each. */
interface Exchange {
  readonly old: Certificate;
  readonly oldKey: string;
  readonly issued: IssuedCertificate;
  readonly host: IssuingHost;
}

/** Edits that put the new certificate, its chain and its key wherever the workspace holds the old ones. */
export async function replaceEverywhere(
  old: Certificate,
  issued: IssuedCertificate,
  host: IssuingHost,
): Promise<readonly FileEdit[]> {
  const spki = publicKeyBytes(old);
  const exchange = { old, oldKey: fingerprint(host.crypto, spki), issued, host };
  const edits: FileEdit[] = [];
  for (const uri of new Set([...certificatePlaces(old, host), ...keyPlaces(spki, host)])) {
    const open = await host.workspace.open(uri);
    for (const unit of open?.document.units ?? []) edits.push(...editUnit(uri, unit, exchange));
  }
  return edits;
}

/** URIs of the files that hold this very certificate. */
function certificatePlaces({ der }: Certificate, { crypto, workspace }: IssuingHost): string[] {
  const wanted = fingerprint(crypto, der);
  return [...workspace.view.all()].filter(({ sha256 }) => sha256 === wanted).map(({ uri }) => uri);
}

function editUnit(uri: string, unit: Unit, exchange: Exchange): FileEdit[] {
  return unit.holders.flatMap((holder) => editHolder(uri, holder, unit, exchange));
}

function editHolder(uri: string, holder: Holder, unit: Unit, exchange: Exchange): FileEdit[] {
  const text = holder.source.text();
  const renewed = rewrite(text, chainSuccessors(holder, unit, exchange), exchange);
  if (renewed.text === text) return [];
  const { start, end } = holder.valueRange;
  return [{ uri, start, end, text: holder.source.encode(renewed.text), holdsKey: renewed.holdsKey }];
}

interface Rewritten {
  readonly text: string;
  readonly holdsKey: boolean;
}

/** A holder's text with every block exchanged that has a successor; all else stays as it is. */
function rewrite(text: string, certificates: ReadonlyMap<string, Uint8Array>, exchange: Exchange): Rewritten {
  let result = '';
  let at = 0;
  let holdsKey = false;
  for (const { start, block } of scanPem(text).blocks) {
    const successor = successorOf(block, certificates, exchange);
    if (successor === undefined) continue;
    result += text.slice(at, start) + layOut(encodePem(successor.label, successor.bytes), text, start);
    at = start + block.length;
    holdsKey ||= successor.isKey;
  }
  return { text: result + text.slice(at), holdsKey };
}

/** Line breaks and indentation as the old block had them, and no line break after the last line. */
function layOut(pem: string, text: string, start: number): string {
  const indentation = /[ \t]*$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? '';
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return pem
    .trimEnd()
    .split('\n')
    .join(lineBreak + indentation);
}

interface Successor {
  readonly label: string;
  readonly bytes: Uint8Array;
  readonly isKey: boolean;
}

function successorOf(
  block: PemBlock,
  certificates: ReadonlyMap<string, Uint8Array>,
  exchange: Exchange,
): Successor | undefined {
  const { object } = decodeObject(block.label, block.bytes, { headers: block.headers });
  if (object.kind === 'private-key') return keySuccessor(object, exchange);
  const bytes =
    object.kind === 'certificate' ? certificates.get(fingerprint(exchange.host.crypto, object.der)) : undefined;
  // OpenSSL's trust settings were said of the old one.
  return bytes && { label: block.label.replace(/^TRUSTED /, ''), bytes, isKey: false };
}

function keySuccessor(
  header: PrivateKeyHeader,
  { oldKey, issued: { key }, host: { crypto } }: Exchange,
): Successor | undefined {
  const publicHalf = header.publicKey(crypto.derivePublicKey);
  const isOld = publicHalf !== undefined && fingerprint(crypto, publicHalf) === oldKey;
  const isKept = key === undefined || fingerprint(crypto, key.spki) === oldKey;
  return isOld && !isKept ? { label: 'PRIVATE KEY', bytes: key.pkcs8.reveal(), isKey: true } : undefined;
}

/**
 * What each certificate of a holder is exchanged for, by fingerprint: the old leaf for the new one; and where another CA signed, the CAs
 * of its chain for the new ones from the leaf up, and those that a Secret's `ca.crt` trusts for the new root.
 */
function chainSuccessors(holder: Holder, unit: Unit, { old, issued, host }: Exchange): ReadonlyMap<string, Uint8Array> {
  const successors = new Map([[fingerprint(host.crypto, old.der), issued.certificate]]);
  const above = issued.root === issued.certificate ? [] : [...issued.intermediates, issued.root];
  const fresh = isIn(holder, old) ? above : above.slice(-1);
  if (!unit.holders.some((each) => isIn(each, old))) return successors;
  for (const [index, authority] of certificatesOf(holder).filter(isAuthority).entries()) {
    const successor = fresh[Math.min(index, fresh.length - 1)];
    const isKnown = above.some((der) => fingerprint(host.crypto, der) === fingerprint(host.crypto, authority.der));
    if (successor !== undefined && !isKnown) successors.set(fingerprint(host.crypto, authority.der), successor);
  }
  return successors;
}

function certificatesOf({ artifacts }: Holder): Certificate[] {
  return artifacts.map(({ content }) => content.object).filter((object) => object.kind === 'certificate');
}

function isIn(holder: Holder, certificate: Certificate): boolean {
  return certificatesOf(holder).some((other) => isSameCertificate(other, certificate));
}
