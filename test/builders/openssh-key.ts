import { concat, fromText } from './der.ts';
import { pem } from './text.ts';

/** The bytes of an `OPENSSH PRIVATE KEY` (openssh's PROTOCOL.key): an Ed25519 key of made-up numbers, in clear or said to be encrypted. */
export function openSshKeyPem(options: { readonly encrypted?: boolean } = {}): string {
  const publicBlob = concat(text('ssh-ed25519'), string(new Uint8Array(32).fill(7)));
  const cipher = options.encrypted ? 'aes256-ctr' : 'none';
  const kdf = options.encrypted ? 'bcrypt' : 'none';
  const kdfOptions = options.encrypted ? concat(string(new Uint8Array(16).fill(3)), uint32(16)) : new Uint8Array();
  const secret = options.encrypted ? new Uint8Array(144).fill(9) : secretSection();
  const header = concat(fromText('openssh-key-v1\0'), text(cipher), text(kdf), string(kdfOptions), uint32(1));
  return pem('OPENSSH PRIVATE KEY', concat(header, string(publicBlob), string(secret)), { columns: 70 });
}

function secretSection(): Uint8Array {
  const key = concat(
    text('ssh-ed25519'),
    string(new Uint8Array(32).fill(7)),
    string(new Uint8Array(64).fill(5)),
    text('api@payments'),
  );
  const padding = Uint8Array.from({ length: (8 - ((key.length + 8) % 8)) % 8 }, (_, index) => index + 1);
  return concat(uint32(1), uint32(1), key, padding);
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

function string(bytes: Uint8Array): Uint8Array {
  return concat(uint32(bytes.length), bytes);
}

function text(value: string): Uint8Array {
  return string(fromText(value));
}
