import { allArtifacts } from '../../documents/locate.ts';
import type { OpenDocument } from '../../documents/read-document.ts';
import type { ClientCredentials } from '../../handshake/types.ts';
import { fingerprint } from '../../issue/fingerprint.ts';
import { type FoundKey, findPrivateKeys } from '../../issue/private-keys.ts';
import { Refusal } from '../../issue/refusal.ts';
import { isAuthority } from '../../path/certificate-links.ts';
import { encodePem } from '../../pem/encode.ts';
import type { CryptoProvider } from '../../runtime/types.ts';
import type { Certificate } from '../../x509/types.ts';
import type { ConnectionTools } from '../host.ts';
import type { PemCredentials, Pkcs12Credentials } from '../protocol/connecting.ts';
import { featureContext } from '../session.ts';
import type { ConnectingRoom } from './connecting-room.ts';

/** Certificate and key as a handshake takes them, read anew each time and kept nowhere. */
export type PemPair = Extract<ClientCredentials, { readonly kind: 'pem' }>;

/** Reads what the user chose. Throws a Refusal, which holds nothing of a file. */
export async function readCredentials(
  choice: PemCredentials | Pkcs12Credentials,
  room: ConnectingRoom,
  tools: ConnectionTools,
): Promise<ClientCredentials> {
  if (choice.kind === 'pem') return readPair(choice, room);
  try {
    return { kind: 'pkcs12', store: tools.readFile(choice.store), password: choice.password || undefined };
  } catch {
    throw new Refusal(room.session.client.t('{0} cannot be read.', choice.store));
  }
}

/** A certificate with what is sent along with it, and its private key, of files or of Secrets. Throws a Refusal. */
export async function readPair(choice: PemCredentials, room: ConnectingRoom): Promise<PemPair> {
  const { crypto, t } = featureContext(room.session);
  const chain = findChain(await open(choice.certificate, room), choice.sha256, crypto);
  const [leaf] = chain;
  if (leaf === undefined) throw new Refusal(t('{0} holds no certificate that can be read.', choice.certificate));
  const key = findKey(await open(choice.key, room), leaf, crypto);
  if (key === undefined) throw new Refusal(t('{0} holds no private key.', choice.key));
  const encoder = new TextEncoder();
  return {
    kind: 'pem',
    certificate: encoder.encode(chain.map(({ der }) => encodePem('CERTIFICATE', der)).join('')),
    key: encoder.encode(toPem(key)),
    password: choice.password,
  };
}

async function open(uri: string, room: ConnectingRoom): Promise<OpenDocument> {
  const file = await room.fileOf(uri);
  if (file === undefined) throw new Refusal(room.session.client.t('{0} cannot be read.', uri));
  return file.open;
}

/** The certificate that is meant, and the CA certificates that stand beside it. */
function findChain(
  { document }: OpenDocument,
  sha256: string | undefined,
  crypto: CryptoProvider,
): readonly Certificate[] {
  const found = [...allArtifacts(document)].flatMap(({ artifact, holder }) =>
    artifact.content.object.kind === 'certificate' ? [{ certificate: artifact.content.object, holder }] : [],
  );
  const leaves = found.filter(({ certificate }) => !isAuthority(certificate));
  const chosen =
    found.find(({ certificate }) => fingerprint(crypto, certificate.der) === sha256) ?? leaves[0] ?? found[0];
  if (chosen === undefined) return [];
  const beside = found.filter(({ certificate, holder }) => holder === chosen.holder && isAuthority(certificate));
  return [
    chosen.certificate,
    ...beside.map(({ certificate }) => certificate).filter((each) => each !== chosen.certificate),
  ];
}

/** The certificate's own; else one that may be it (encrypted), or that a handshake will find not to be. */
function findKey(
  document: OpenDocument,
  { der, publicKey }: Certificate,
  crypto: CryptoProvider,
): FoundKey | undefined {
  const spki = fingerprint(crypto, der.subarray(publicKey.range.start, publicKey.range.end));
  const keys = [...findPrivateKeys(document)];
  const isOwn = ({ header }: FoundKey): boolean => {
    const half = header.publicKey(crypto.derivePublicKey);
    return half !== undefined && fingerprint(crypto, half) === spki;
  };
  return keys.find(isOwn) ?? keys.find(({ header }) => header.encryption !== undefined) ?? keys[0];
}

/** As it stands there, with the headers that say how it is encrypted. */
function toPem({ pem }: FoundKey): string {
  return pem === undefined ? '' : new TextDecoder().decode(pem.reveal());
}

/** Whether a document holds PEM among other things, so that only we read it as it lies there. */
export function isManifest(uri: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(uri);
}
