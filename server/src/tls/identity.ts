import { createPrivateKey, X509Certificate } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { createSecureContext, type SecureContext, type SecureContextOptions, TLSSocket } from 'node:tls';
import type { ClientCredentials, TlsVersion } from '../handshake/types.ts';
import { CodedError } from './observe-error.ts';

/** What a handshake is made with. The private key is in `context`, where only the handshake reaches it. */
export interface Identity {
  readonly context: SecureContext;
  /** DER of the certificate and those sent along, leaf first; of a PKCS#12 store the leaf alone. Empty without credentials. */
  readonly chain: readonly Uint8Array[];
}

/**
 * Makes the context of handshakes. It trusts nobody: chains are judged by our own validation. Throws where OpenSSL does not take the
 * credentials: its code,
 * `KEY_MISSING`, `PASSWORD_MISSING` or `CREDENTIALS_UNREADABLE`.
 */
export function createIdentity(
  versions: { readonly min: TlsVersion; readonly max: TlsVersion },
  credentials?: ClientCredentials,
): Identity {
  const options = { minVersion: versions.min, maxVersion: versions.max, ...legacy(versions.min), ca: [] };
  if (credentials === undefined) return { context: createSecureContext(options), chain: [] };
  try {
    return credentials.kind === 'pem' ? ofPem(options, credentials) : ofPkcs12(options, credentials);
  } catch (error) {
    if (!(error instanceof Error) || 'code' in error) throw error;
    throw new CodedError('CREDENTIALS_UNREADABLE', error.message);
  }
}

/** Who asks for TLS 1.1 wants to see an old server: OpenSSL speaks with those only without its minimum of security. */
function legacy(min: TlsVersion): SecureContextOptions {
  if (min !== 'TLSv1' && min !== 'TLSv1.1') return {};
  const options = { ciphers: 'ALL:@SECLEVEL=0' };
  try {
    createSecureContext(options);
    return options;
  } catch {
    // BoringSSL, which VS Code runs on, has no levels, and nothing to leave out.
    return {};
  }
}

function ofPem(options: SecureContextOptions, credentials: Extract<ClientCredentials, { kind: 'pem' }>): Identity {
  const cert = Buffer.from(credentials.certificate);
  const key = viewOf(credentials.key);
  try {
    checkPair(cert, key, credentials.password);
    return {
      context: createSecureContext({ ...options, cert, key, ...passphrase(credentials.password) }),
      chain: certificatesOf(cert),
    };
  } finally {
    key.fill(0);
  }
}

/** Whether a PEM block of a private key, of whatever kind, begins in it. */
export function holdsPrivateKey(pem: Uint8Array): boolean {
  return viewOf(pem).includes('PRIVATE KEY-----');
}

/** OpenSSL notices only where both are of one kind of key; where not, it would silently send none. */
function checkPair(cert: Buffer, key: Buffer, password: string | undefined): void {
  if (!holdsPrivateKey(key)) throw new CodedError('KEY_MISSING', 'no private key in PEM is there');
  if (password === undefined && key.includes('ENCRYPTED'))
    throw new CodedError('PASSWORD_MISSING', 'the private key is encrypted, and no password was given');
  const privateKey = createPrivateKey({ key, ...passphrase(password) });
  if (!new X509Certificate(cert).checkPrivateKey(privateKey))
    throw new CodedError('ERR_OSSL_X509_KEY_VALUES_MISMATCH', 'the private key is not the one of the certificate');
}

/** As OpenSSL and BoringSSL say it. */
const wrongPassword = /mac verify failure|incorrect.password|bad.?decrypt/i;

function ofPkcs12(
  options: SecureContextOptions,
  { store, password }: Extract<ClientCredentials, { kind: 'pkcs12' }>,
): Identity {
  const pfx = viewOf(store);
  try {
    const context = createSecureContext({ ...options, pfx, ...passphrase(password) });
    return { context, chain: leafOf(context) };
  } catch (error) {
    if (password !== undefined || !(error instanceof Error) || !wrongPassword.test(error.message)) throw error;
    throw new CodedError('PASSWORD_MISSING', 'the keystore has a password, and none was given');
  } finally {
    pfx.fill(0);
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function passphrase(password: string | undefined): { readonly passphrase?: string } {
  return password === undefined ? {} : { passphrase: password };
}

/** Those that OpenSSL has just taken. */
function certificatesOf(pem: Buffer): readonly Uint8Array[] {
  const blocks = pem.toString('latin1').matchAll(/-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g);
  return Array.from(blocks, ([, base64 = '']) => Buffer.from(base64, 'base64'));
}

/** A socket that goes nowhere is the only way to ask a context. */
function leafOf(secureContext: SecureContext): readonly Uint8Array[] {
  const socket = new TLSSocket(new PassThrough(), { secureContext });
  try {
    const certificate = socket.getCertificate();
    return certificate !== null && 'raw' in certificate ? [certificate.raw] : [];
  } finally {
    socket.destroy();
  }
}
