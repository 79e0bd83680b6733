import { encodePem } from '../../pem/encode.ts';
import { scanPem } from '../../pem/scan.ts';
import type { PemBlock } from '../../pem/types.ts';
import type { CryptoProvider } from '../../runtime/types.ts';
import { decodeObject } from '../../x509/decode.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Successor, Successors } from './types.ts';

/** A text after the exchange. It is secret where it `holdsKey`. */
export interface Exchanged {
  readonly text: string;
  /** A new private key came into it. */
  readonly holdsKey: boolean;
}

/** A text of PEM with every block exchanged that has successors; all else stays as it is. */
export function exchangeBlocks(text: string, successors: Successors, crypto: CryptoProvider): Exchanged {
  let result = '';
  let at = 0;
  let holdsKey = false;
  for (const { start, block } of scanPem(text).blocks) {
    const fresh = successors.get(identityOf(block, crypto));
    if (fresh === undefined) continue;
    result += text.slice(at, start) + fresh.map((each) => layOut(each, text, start)).join(lineBreakAt(text, start));
    at = start + block.length;
    if (fresh.length === 0) at += /^[ \t]*\r?\n?/.exec(text.slice(at))?.[0].length ?? 0;
    holdsKey ||= fresh.some(({ label }) => label !== 'CERTIFICATE');
  }
  return { text: result + text.slice(at), holdsKey };
}

/** What OpenSSL adds to a TRUSTED CERTIFICATE was said of the certificate, and is no part of it. */
function identityOf({ label, bytes, headers }: PemBlock, crypto: CryptoProvider): string {
  const { object } = decodeObject(label, bytes, { headers });
  return fingerprint(crypto, object.kind === 'certificate' ? object.der : bytes);
}

/** Line breaks and indentation as the old block had them, and no line break after the last line. */
function layOut({ label, der }: Successor, text: string, start: number): string {
  const pem = encodePem(label, der instanceof Uint8Array ? der : der.reveal());
  return pem.trimEnd().split('\n').join(lineBreakAt(text, start));
}

function lineBreakAt(text: string, start: number): string {
  const indentation = /[ \t]*$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? '';
  return (text.includes('\r\n') ? '\r\n' : '\n') + indentation;
}
