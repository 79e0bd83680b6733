import { encodePem } from '../../pem/encode.ts';
import { createRequest } from '../create-request.ts';
import type { IssuingHost } from '../host.ts';
import { generateKey } from '../key-types.ts';
import { encryptedKeyPem, encryptPkcs8 } from '../outputs/encrypted-key.ts';
import { Secret } from '../secret.ts';
import type { IssuingResult, Packaging, RequestTask } from '../tasks.ts';
import type { KeyMaterial, OutputFile } from '../types.ts';
import { readNames, refuseCommonName } from './certificate.ts';

/** A certificate signing request and its key. */
export async function performRequest(
  task: RequestTask,
  packaging: Packaging,
  host: IssuingHost,
): Promise<IssuingResult> {
  refuseCommonName(task.commonName, host);
  const names = readNames(task.names, task.role, host);
  const key = await generateKey(task.keyType ?? 'ecdsa-p256', host.webCrypto);
  const request = await createRequest({ ...task, names }, key, host.webCrypto);
  return {
    kind: 'made',
    files: await toFiles(request, key, packaging, host),
    summary: host.t(
      'A certificate signing request for {0}. Give request.csr to the CA and keep key.pem.',
      names.map(({ value }) => value).join(', '),
    ),
    findings: [],
    notes: [],
    certificates: [],
  };
}

async function toFiles(
  request: Uint8Array,
  key: KeyMaterial,
  { formats, keyPassword, keyDerivation = 'pbkdf2' }: Packaging,
  { webCrypto }: IssuingHost,
): Promise<OutputFile[]> {
  const encoder = new TextEncoder();
  const keyPem =
    keyPassword === undefined
      ? encodePem('PRIVATE KEY', key.pkcs8.reveal())
      : encryptedKeyPem(await encryptPkcs8(key.pkcs8, keyPassword, { crypto: webCrypto, derivation: keyDerivation }));
  return [
    { name: 'request.csr', content: encoder.encode(encodePem('CERTIFICATE REQUEST', request)) },
    { name: 'key.pem', content: new Secret(encoder.encode(keyPem)) },
    ...(formats.includes('der') ? [{ name: 'request.der', content: request }] : []),
  ];
}
