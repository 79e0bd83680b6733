import type { OpenDocument } from '../documents/read-document.ts';
import type { Holder } from '../documents/types.ts';
import { scanPem } from '../pem/scan.ts';
import type { PemBlock } from '../pem/types.ts';
import type { CryptoProvider } from '../runtime/types.ts';
import { decodeObject } from '../x509/decode.ts';
import { isSecretLabel } from '../x509/labels.ts';
import type { PrivateKeyHeader } from '../x509/types.ts';
import { fingerprint } from './fingerprint.ts';
import { decryptPkcs8 } from './outputs/encrypted-key.ts';
import { toPkcs8 } from './pkcs8.ts';
import { Secret } from './secret.ts';
import type { KeyMaterial } from './types.ts';

/** A private key found in a document. */
export interface FoundKey {
  readonly holder: Holder;
  readonly block: PemBlock;
  readonly header: PrivateKeyHeader;
}

/** All private keys of a document, those that are encrypted included. */
export function* findPrivateKeys({ document }: OpenDocument): Generator<FoundKey> {
  for (const unit of document.units) {
    for (const holder of unit.holders) {
      for (const { block } of scanPem(holder.source.text()).blocks) {
        if (!isSecretLabel(block.label)) continue;
        const { object } = decodeObject(block.label, block.bytes, { headers: block.headers });
        if (object.kind === 'private-key') yield { holder, block, header: object };
      }
    }
  }
}

/** The key as it is needed to sign, where its public half is `spki`; undefined where it is another one, or cannot be opened. */
export async function openKey(
  { block, header }: FoundKey,
  spki: Uint8Array,
  crypto: CryptoProvider,
  secrets: { readonly webCrypto: Crypto; readonly password: string | undefined },
): Promise<KeyMaterial | undefined> {
  if (header.format === 'encrypted PKCS#8') return openEncrypted(block, spki, crypto, secrets);
  if (header.encryption !== undefined) return undefined;
  const publicHalf = header.publicKey(crypto.derivePublicKey);
  if (publicHalf === undefined || fingerprint(crypto, publicHalf) !== fingerprint(crypto, spki)) return undefined;
  const pkcs8 = toPkcs8(header.format, block.bytes);
  return pkcs8 && { pkcs8: new Secret(pkcs8), spki };
}

async function openEncrypted(
  block: PemBlock,
  spki: Uint8Array,
  crypto: CryptoProvider,
  { webCrypto, password }: { readonly webCrypto: Crypto; readonly password: string | undefined },
): Promise<KeyMaterial | undefined> {
  if (password === undefined) return undefined;
  const pkcs8 = await decryptPkcs8(block.bytes, password, { crypto: webCrypto });
  if (pkcs8 === undefined) return undefined;
  const { object } = decodeObject('PRIVATE KEY', pkcs8.reveal());
  const publicHalf = object.kind === 'private-key' ? object.publicKey(crypto.derivePublicKey) : undefined;
  const fits = publicHalf !== undefined && fingerprint(crypto, publicHalf) === fingerprint(crypto, spki);
  return fits ? { pkcs8, spki } : undefined;
}
