import { fileURLToPath } from 'node:url';
import { allArtifacts } from '../../documents/locate.ts';
import { readBytes } from '../../documents/read-bytes.ts';
import type { OutputFile } from '../../issue/types.ts';
import { getExtension } from '../../x509/identity.ts';
import type { CertificateList } from '../../x509/types.ts';
import type { Terminal } from '../terminal.ts';

/** True where a new revocation list may go to this place (a `file:` URI): nothing stands there, or an earlier list of the same CA. */
export function mayFollow(uri: string, { content }: OutputFile, terminal: Terminal): boolean {
  const before = readFile(uri, terminal);
  if (before === undefined) return true;
  const [old, next] = [listIn(uri, before), content instanceof Uint8Array ? listIn(uri, content) : undefined];
  return old !== undefined && next !== undefined && isOfOneCa(old, next);
}

function readFile(uri: string, terminal: Terminal): Uint8Array | undefined {
  try {
    return terminal.readFile(fileURLToPath(uri));
  } catch {
    // What is there and cannot be read is for the writer to complain of.
    return undefined;
  }
}

function listIn(uri: string, bytes: Uint8Array): CertificateList | undefined {
  const { document } = readBytes(uri, bytes, 'pem');
  return [...allArtifacts(document)]
    .map(({ artifact }) => artifact.content.object)
    .find((object) => object.kind === 'crl');
}

/** CAs of one name are told apart by their keys. */
function isOfOneCa(one: CertificateList, other: CertificateList): boolean {
  return one.issuer.matchKey === other.issuer.matchKey && keyOf(one) === keyOf(other);
}

function keyOf(list: CertificateList): string | undefined {
  return getExtension(list, 'authorityKeyIdentifier')?.keyIdentifier;
}
