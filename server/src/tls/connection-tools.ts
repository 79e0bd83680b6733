// What the language server connects with; loaded when something is first connected to.
import { readFileSync, statSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import type { ConnectionReport, Target } from '../handshake/types.ts';
import { readSystemAnchors } from '../runtime/node/system-anchors.ts';
import { type ProbeOptions, probe as probeTarget } from './probe.ts';

export { fetchIssuer } from './fetch-issuer.ts';
export { scan } from './scan.ts';
export { startTestServer } from './test-server.ts';

/** Keystores are small; a file that is larger is none. */
const MAX_FILE_BYTES = 1024 * 1024;

/** As `probe`, with this process's clock. */
export function probe(target: Target, options: Omit<ProbeOptions, 'clock'>): Promise<ConnectionReport> {
  return probeTarget(target, { ...options, clock: () => performance.now() });
}

/** The whole file (a `file:` URI). Throws what the system says. */
export function readFile(uri: string): Uint8Array {
  const path = fileURLToPath(uri);
  if (statSync(path).size > MAX_FILE_BYTES) throw new Error(`${path} is larger than ${MAX_FILE_BYTES} bytes`);
  return new Uint8Array(readFileSync(path));
}

/** PEM texts of the trust anchors of the operating system, or of those that Node brings along; none where there are none. */
export function readAnchors(source: 'system' | 'mozilla'): readonly string[] {
  return source === 'mozilla' ? rootCertificates : (readSystemAnchors()?.texts ?? []);
}
