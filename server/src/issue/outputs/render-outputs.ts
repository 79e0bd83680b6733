import { encodePem } from '../../pem/encode.ts';
import { english } from '../../text/localize.ts';
import { Secret } from '../secret.ts';
import type { Packaging } from '../tasks.ts';
import type { IssuedCertificate, KeyMaterial, OutputFile, OutputFormat } from '../types.ts';
import { checkPackaging } from './check-packaging.ts';
import { encryptedKeyPem, encryptPkcs8 } from './encrypted-key.ts';
import { encodeKeystore, encodeTruststore, type Generation } from './keystores.ts';
import { defaultSecretName, secretManifest, secretValues } from './kubernetes-secret.ts';
import { combinedFile, pemFiles } from './pem-files.ts';

/** What rendering needs besides what it renders. */
export interface RenderEnvironment {
  readonly crypto: Crypto;
}

/** Password of a truststore for which none was given. It protects nothing, since no key is in it, but Java wants one, and expects this. */
export const TRUSTSTORE_PASSWORD = 'changeit';

/**
 * The files of all formats asked for, each once. What holds a private key is a `Secret`. With a `keyPassword` the key is encrypted
 * wherever PEM or DER holds it; in a Kubernetes Secret it is always in clear.
 *
 * @throws where `checkPackaging` has something to say: ask it first, for a sentence to show.
 */
export async function renderOutputs(
  issued: IssuedCertificate,
  packaging: Packaging,
  environment: RenderEnvironment,
): Promise<readonly OutputFile[]> {
  const problem = checkPackaging(packaging, issued.key !== undefined, english);
  if (problem !== undefined) throw new Error(problem);
  const written = await writeKey(issued.key, packaging, environment);
  const files: OutputFile[] = [];
  for (const format of new Set(packaging.formats)) {
    files.push(...(await renderers[format]({ issued, packaging, environment, written })));
  }
  return files;
}

/** The private key as PEM and DER hold it. */
interface WrittenKey {
  readonly pem: string;
  readonly der: Uint8Array;
}

interface Rendering {
  readonly issued: IssuedCertificate;
  readonly packaging: Packaging;
  readonly environment: RenderEnvironment;
  readonly written: WrittenKey | undefined;
}

type Renderer = (rendering: Rendering) => readonly OutputFile[] | Promise<readonly OutputFile[]>;

const renderers: Readonly<Record<OutputFormat, Renderer>> = {
  pem: ({ issued, written }) => pemFiles(issued, written?.pem),
  der: ({ issued, written }) => [
    { name: 'cert.der', content: issued.certificate },
    ...(written === undefined ? [] : [{ name: 'key.der', content: new Secret(written.der) }]),
  ],
  combined: ({ issued, written }) => (written === undefined ? [] : [combinedFile(issued, written.pem)]),
  pkcs12: (rendering) => keystoreFiles('keystore.p12', 'modern', rendering),
  'pkcs12-legacy': (rendering) => keystoreFiles('keystore-legacy.p12', 'legacy', rendering),
  truststore: truststoreFiles,
  kubernetes: ({ issued, packaging }) => secretFiles(issued, packaging),
};

async function writeKey(
  key: KeyMaterial | undefined,
  { formats, keyPassword, keyDerivation = 'pbkdf2' }: Packaging,
  { crypto }: RenderEnvironment,
): Promise<WrittenKey | undefined> {
  if (key === undefined || !formats.some((format) => format === 'pem' || format === 'der' || format === 'combined')) {
    return undefined;
  }
  if (keyPassword === undefined) {
    const der = key.pkcs8.reveal();
    return { pem: encodePem('PRIVATE KEY', der), der };
  }
  const der = await encryptPkcs8(key.pkcs8, keyPassword, { crypto, derivation: keyDerivation });
  return { pem: encryptedKeyPem(der), der };
}

async function keystoreFiles(
  name: string,
  generation: Generation,
  { issued, packaging: { password }, environment: { crypto } }: Rendering,
): Promise<readonly OutputFile[]> {
  if (issued.key === undefined || password === undefined) return [];
  return [{ name, content: new Secret(await encodeKeystore(issued, issued.key, { password, generation, crypto })) }];
}

async function truststoreFiles({
  issued,
  packaging,
  environment: { crypto },
}: Rendering): Promise<readonly OutputFile[]> {
  const password = packaging.password ?? TRUSTSTORE_PASSWORD;
  return [{ name: 'truststore.p12', content: await encodeTruststore(issued, { password, crypto }) }];
}

function secretFiles(issued: IssuedCertificate, { secretName, namespace }: Packaging): readonly OutputFile[] {
  if (issued.key === undefined) return [];
  const place = { name: secretName ?? defaultSecretName(issued.certificate), namespace };
  return [{ name: 'secret.yaml', content: secretManifest(secretValues(issued, issued.key), place) }];
}
