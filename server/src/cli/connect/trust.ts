import { parseCertificate } from '../../x509/certificate.ts';
import type { Certificate } from '../../x509/types.ts';
import type { Terminal } from '../terminal.ts';
import { readCertificates, readSystemCertificates } from '../verify/material.ts';
import type { TrustSource } from './options.ts';

/** What is trusted: the files of `--ca`, and what the source holds. Throws UnusableInput. */
export async function readAnchors(
  files: readonly string[],
  source: TrustSource,
  terminal: Terminal,
): Promise<readonly Certificate[]> {
  const anchors: Certificate[] = [];
  for (const file of files)
    anchors.push(...(await readCertificates(file, terminal)).map(({ certificate }) => certificate));
  return [...anchors, ...(await fromSource(source))];
}

async function fromSource(source: TrustSource): Promise<readonly Certificate[]> {
  if (source === 'none') return [];
  if (source === 'system') return (await readSystemCertificates()).map(({ certificate }) => certificate);
  const { rootCertificates } = await import('node:tls');
  return rootCertificates.map((pem) => parseCertificate(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')));
}
