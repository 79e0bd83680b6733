import { createPrivateKey } from 'node:crypto';
import { encodeKeystore, type Generation } from '../../../server/src/issue/outputs/keystores.ts';
import { Secret } from '../../../server/src/issue/secret.ts';
import type { IssuedCertificate, OutputFile } from '../../../server/src/issue/types.ts';
import type { Pki, TestCertificate } from '../../builders/index.ts';

/** A certificate of the test PKI as the makers hand it over. */
export function issuedFrom(pki: Pki, leaf: TestCertificate = pki.server): IssuedCertificate {
  return {
    certificate: leaf.der,
    intermediates: [pki.issuing.der],
    root: pki.root.der,
    key: { pkcs8: new Secret(leaf.keyDer), spki: leaf.key.spki },
  };
}

/** What the writer of the file would write. */
export function bytesOf({ content }: OutputFile): Uint8Array {
  return content instanceof Uint8Array ? content : content.reveal();
}

/** The file of this name; throws where it was not made. */
export function fileNamed(files: readonly OutputFile[], name: string): OutputFile {
  const file = files.find((each) => each.name === name);
  if (file === undefined) throw new Error(`${name} is not among ${files.map((each) => each.name).join(', ')}`);
  return file;
}

/** PKCS#8 of a private key in PEM, in one form that compares equal whoever wrote it. */
export function pkcs8Of(pem: string, passphrase?: string): Uint8Array {
  const key = createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
  return new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }));
}

export const generations = ['modern', 'legacy'] as const satisfies readonly Generation[];

/** Makes keystores of a certificate; fewer `iterations` where many are made. */
export function keystoresOf(issued: IssuedCertificate) {
  return async (
    password: string,
    generation: Generation,
    options: { iterations?: number } = {},
  ): Promise<Uint8Array> => {
    if (issued.key === undefined) throw new Error('The fixture has no key');
    return encodeKeystore(issued, issued.key, { password, generation, crypto, ...options });
  };
}
