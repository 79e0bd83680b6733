import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/** PEM texts of trust anchors, and where they were found: a file, or `system` for the operating system's own store. */
export interface SystemAnchors {
  readonly source: string;
  readonly texts: readonly string[];
}

/** Where systems keep their bundle: Debian, Fedora and RHEL, openSUSE, RHEL 7, Alpine and BSD. */
const bundles: readonly string[] = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
  '/usr/local/etc/ssl/cert.pem',
];

/** What the search for them touches of the world; tests hand in their own. */
export interface SystemStores {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The store of the operating system as PEM texts; none where the runtime cannot ask for it (Node before 22.15). */
  ask(): readonly string[];
  /** Throws where the file cannot be read. */
  readFile(path: string): string;
}

/** This process's. */
export const systemStores: SystemStores = {
  environment: process.env,
  ask: () => (typeof tls.getCACertificates === 'function' ? tls.getCACertificates('system') : []),
  readFile: (path) => readFileSync(path, 'utf8'),
};

/**
 * The operating system's trust anchors: the file that SSL_CERT_FILE names, as OpenSSL and Go have it, else the system's store, else
 * the bundle at one of the usual places. Undefined where there are none; throws where SSL_CERT_FILE cannot be read.
 */
export function readSystemAnchors(stores: SystemStores = systemStores): SystemAnchors | undefined {
  const named = stores.environment['SSL_CERT_FILE'];
  if (named !== undefined && named !== '') return { source: named, texts: [stores.readFile(named)] };
  const asked = stores.ask();
  if (asked.length > 0) return { source: 'system', texts: asked };
  for (const path of bundles) {
    try {
      return { source: path, texts: [stores.readFile(path)] };
    } catch {
      // Each system has one of them.
    }
  }
  return undefined;
}
