// Our side of the `path` section: certification paths from DER.
import { createCertificatePool } from '../../../server/src/path/validation/certificate-pool.ts';
import { createPathCache } from '../../../server/src/path/validation/path-cache.ts';
import { validateCertificationPath } from '../../../server/src/path/validation/validate-certification-path.ts';
import { createNodeRuntime } from '../../../server/src/runtime/node.ts';
import { parseCertificate } from '../../../server/src/x509/certificate.ts';
import type { Certificate } from '../../../server/src/x509/types.ts';

const runtime = createNodeRuntime();

/** Decodes certificates. */
export function decode(ders: readonly Uint8Array[]): Certificate[] {
  return ders.map((der) => parseCertificate(der));
}

/** One validator, which knows nothing yet, asked about every leaf below the same intermediate and root; how many paths hold. */
export async function countValid(
  leaves: readonly Certificate[],
  intermediate: Certificate,
  root: Certificate,
  time: number,
): Promise<number> {
  const cache = createPathCache();
  const intermediates = createCertificatePool([intermediate]);
  const anchors = createCertificatePool([root]);
  let valid = 0;
  for (const leaf of leaves) {
    const request = { leaf, intermediates, anchors, time, profile: 'internal', purpose: 'server' } as const;
    const { verdict } = await validateCertificationPath(request, runtime.crypto, cache);
    if (verdict === 'valid') valid++;
  }
  return valid;
}
