import { encodePem } from '../../pem/encode.ts';
import { Secret } from '../secret.ts';
import type { IssuedCertificate, OutputFile } from '../types.ts';

/** PEM of certificates (DER), one after the other. */
export function certificatesPem(certificates: readonly Uint8Array[]): string {
  return certificates.map((certificate) => encodePem('CERTIFICATE', certificate)).join('');
}

/**
 * The certificate alone, its key, the CAs between it and the root, the certificate with those, and the root. There is no `chain.pem`
 * where the root signed: OpenSSL and what is built on it refuse an empty file.
 */
export function pemFiles(issued: IssuedCertificate, keyPem: string | undefined): readonly OutputFile[] {
  const { certificate, intermediates, root } = issued;
  return [
    textFile('cert.pem', certificatesPem([certificate])),
    ...(keyPem === undefined ? [] : [secretFile('key.pem', keyPem)]),
    ...(intermediates.length === 0 ? [] : [textFile('chain.pem', certificatesPem(intermediates))]),
    textFile('fullchain.pem', certificatesPem([certificate, ...intermediates])),
    textFile('ca.pem', certificatesPem([root])),
  ];
}

/** Certificate, the CAs between it and the root, and the key in one file, as HAProxy reads it (`crt`). */
export function combinedFile({ certificate, intermediates }: IssuedCertificate, keyPem: string): OutputFile {
  return secretFile('combined.pem', certificatesPem([certificate, ...intermediates]) + keyPem);
}

function textFile(name: string, text: string): OutputFile {
  return { name, content: new TextEncoder().encode(text) };
}

function secretFile(name: string, text: string): OutputFile {
  return { name, content: new Secret(new TextEncoder().encode(text)) };
}
