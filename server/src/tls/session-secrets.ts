import { type CipherGCMTypes, createDecipheriv, type DecipherChaCha20Poly1305, type DecipherGCM } from 'node:crypto';
import type { Side } from '../handshake/wire/messages.ts';
import type { ProtectedRecord } from '../handshake/wire/read-handshake.ts';
import { expandLabel, type SuiteHash } from './hkdf.ts';

/** How a cipher suite of TLS 1.3 protects records (RFC 8446 §B.4). Node offers those with CCM to nobody. */
interface Protection {
  readonly cipher: CipherGCMTypes | 'chacha20-poly1305';
  readonly hash: SuiteHash;
  /** Bytes. */
  readonly key: number;
}

const protections: ReadonlyMap<number, Protection> = new Map([
  [0x1301, { cipher: 'aes-128-gcm', hash: 'sha256', key: 16 }],
  [0x1302, { cipher: 'aes-256-gcm', hash: 'sha384', key: 32 }],
  [0x1303, { cipher: 'chacha20-poly1305', hash: 'sha256', key: 32 }],
]);

/** Hash of a cipher suite of TLS 1.3; undefined of one that is not at hand here. */
export function suiteHash(cipherSuite: number): SuiteHash | undefined {
  return protections.get(cipherSuite)?.hash;
}

/** Labels of key log lines (RFC 9850). */
const labels = {
  client: { handshake: 'CLIENT_HANDSHAKE_TRAFFIC_SECRET', application: 'CLIENT_TRAFFIC_SECRET_0' },
  server: { handshake: 'SERVER_HANDSHAKE_TRAFFIC_SECRET', application: 'SERVER_TRAFFIC_SECRET_0' },
} as const;

/** Bytes, in all of them. */
const IV = 12;
const TAG = 16;

/** Key and nonce of one side in one epoch (RFC 8446 §7.3). */
interface RecordKeys {
  readonly protection: Protection;
  readonly key: Buffer;
  readonly iv: Buffer;
}

/** The traffic secrets of one connection, for reading what was said in it. Nothing gives them out, and `forget` ends them. */
export class SessionSecrets {
  readonly #secrets = new Map<string, Buffer>();
  readonly #keys = new Map<string, RecordKeys>();

  /** Takes a line of the key log, in ASCII. */
  take(line: Buffer): void {
    const [label = '', , secret = ''] = line.toString('latin1').trim().split(' ');
    this.#secrets.set(label, Buffer.from(secret, 'hex'));
  }

  /** Takes the traffic secrets of the handshake, which are forgotten with the others. */
  takeHandshake({ client, server }: Readonly<Record<Side, Buffer>>): void {
    this.#secrets.set(labels.client.handshake, client);
    this.#secrets.set(labels.server.handshake, server);
  }

  /** Opens a record of TLS 1.3; undefined where its secret is not known, or the cipher is not at hand here. */
  open(record: ProtectedRecord): Uint8Array | undefined {
    try {
      const keys = this.#keysOf(record);
      return keys === undefined || record.content.length <= TAG ? undefined : decrypt(keys, record);
    } catch {
      return undefined;
    }
  }

  forget(): void {
    for (const secret of this.#secrets.values()) secret.fill(0);
    for (const { key, iv } of this.#keys.values()) {
      key.fill(0);
      iv.fill(0);
    }
    this.#secrets.clear();
    this.#keys.clear();
  }

  #keysOf({ from, epoch, cipherSuite }: ProtectedRecord): RecordKeys | undefined {
    const label = labels[from][epoch];
    const known = this.#keys.get(label);
    if (known !== undefined) return known;
    const secret = this.#secrets.get(label);
    const protection = protections.get(cipherSuite);
    if (secret === undefined || protection === undefined) return undefined;
    const expand = (what: string, length: number): Buffer => expandLabel(protection.hash, secret, what, length);
    const keys = { protection, key: expand('key', protection.key), iv: expand('iv', IV) };
    this.#keys.set(label, keys);
    return keys;
  }
}

function decrypt(keys: RecordKeys, { sequence, header, content }: ProtectedRecord): Uint8Array {
  const decipher = createDecipher(keys, sequence);
  const length = content.length - TAG;
  decipher.setAuthTag(content.subarray(length));
  decipher.setAAD(header, { plaintextLength: length });
  const opened = decipher.update(content.subarray(0, length));
  decipher.final();
  return opened;
}

/** Ready for one record (RFC 8446 §5.3). */
function createDecipher(
  { protection: { cipher }, key, iv }: RecordKeys,
  sequence: number,
): DecipherGCM | DecipherChaCha20Poly1305 {
  const nonce = Buffer.from(iv);
  nonce.writeUInt32BE((nonce.readUInt32BE(IV - 4) ^ sequence) >>> 0, IV - 4);
  const options = { authTagLength: TAG };
  // Alike at run time; the types know each mode of operation apart.
  if (cipher === 'chacha20-poly1305') return createDecipheriv(cipher, key, nonce, options);
  return createDecipheriv(cipher, key, nonce, options);
}
