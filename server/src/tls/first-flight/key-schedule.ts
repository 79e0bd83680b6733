import { digest, expandLabel, extract, hmac, type SuiteHash } from '../hkdf.ts';

/** Protects the handshake (RFC 8446 §7.1): `client_handshake_traffic_secret`, and the server's. */
export interface HandshakeSecrets {
  readonly client: Buffer;
  readonly server: Buffer;
}

/** The key schedule of TLS 1.3 as far as a server's first flight takes it (RFC 8446 §7.1). */
export class KeySchedule {
  readonly #hash: SuiteHash;
  /** Digest of no messages at all. */
  readonly #empty: Buffer;
  readonly #early: Buffer;

  /** `preSharedKey`: of the session that is taken up; none where left out. */
  constructor(hash: SuiteHash, preSharedKey?: Uint8Array) {
    this.#hash = hash;
    this.#empty = digest(hash);
    const zeros = Buffer.alloc(this.length);
    this.#early = extract(hash, zeros, preSharedKey ?? zeros);
  }

  /** Bytes of the hash, and of every secret. */
  get length(): number {
    return this.#empty.length;
  }

  /** Proves that the client has the key of a ticket (RFC 8446 §4.2.11.2); `transcript`: digest of the hello up to the binders. */
  binder(transcript: Uint8Array): Buffer {
    const key = this.#expand(this.#early, 'res binder', this.#empty);
    const finished = this.#expand(key, 'finished');
    const binder = hmac(this.#hash, finished, transcript);
    wipe(key, finished);
    return binder;
  }

  /** `shared`: of the key exchange; `transcript`: digest of ClientHello and ServerHello. */
  handshakeSecrets(shared: Uint8Array, transcript: Uint8Array): HandshakeSecrets {
    const derived = this.#expand(this.#early, 'derived', this.#empty);
    const secret = extract(this.#hash, derived, shared);
    const client = this.#expand(secret, 'c hs traffic', transcript);
    const server = this.#expand(secret, 's hs traffic', transcript);
    wipe(derived, secret);
    return { client, server };
  }

  forget(): void {
    wipe(this.#early);
  }

  #expand(secret: Buffer, label: string, context?: Buffer | Uint8Array): Buffer {
    return expandLabel(this.#hash, secret, label, this.length, context);
  }
}

function wipe(...secrets: readonly Buffer[]): void {
  for (const secret of secrets) secret.fill(0);
}
