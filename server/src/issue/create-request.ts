import { parsePublicKeyInfo } from '../x509/public-key-info.ts';
import { leafExtensions } from './extensions.ts';
import { importPublicKey, importSigningKey } from './key-types.ts';
import { toExtension, toName } from './sign-certificate.ts';
import { leafSubject } from './subject.ts';
import type { KeyMaterial, LeafRequest } from './types.ts';
import { Pkcs10CertificateRequestGenerator } from './x509-library.ts';

/** DER of a certificate signing request (RFC 2986) that asks for what the request says; a lifetime cannot be asked for. */
export async function createRequest(
  request: Omit<LeafRequest, 'lifetime'>,
  key: KeyMaterial,
  crypto: Crypto,
): Promise<Uint8Array> {
  const subject = leafSubject(request);
  const isRsa = parsePublicKeyInfo(key.spki).publicKey.type === 'RSA';
  const { key: privateKey, algorithm } = await importSigningKey(key, crypto);
  const made = await Pkcs10CertificateRequestGenerator.create(
    {
      name: toName(subject),
      keys: { privateKey, publicKey: await importPublicKey(key.spki, crypto) },
      signingAlgorithm: algorithm,
      extensions: leafExtensions(request, subject.length > 0, isRsa).map(toExtension),
    },
    crypto,
  );
  return new Uint8Array(made.rawData);
}
