import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { connect, type TlsOptions } from 'node:tls';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { cipherSuite } from '../../server/src/handshake/registry/cipher-suites.ts';
import {
  alertDescription,
  handshakeType,
  namedGroup,
  signatureScheme,
} from '../../server/src/handshake/registry/parameters.ts';
import type { Handshake } from '../../server/src/handshake/types.ts';
import { readCertificateRequest12, readKeyExchange } from '../../server/src/handshake/wire/certificate-messages.ts';
import { type Chunk, type OpenRecord, readHandshake } from '../../server/src/handshake/wire/read-handshake.ts';
import { SessionSecrets } from '../../server/src/tls/session-secrets.ts';
import { Tap } from '../../server/src/tls/tap.ts';
import { pki, startSilent } from '../tls/probing.ts';

/** A handshake between two of Node, with what opens it. */
interface Recording {
  readonly chunks: readonly Chunk[];
  readonly open: OpenRecord;
}

async function record(options: TlsOptions): Promise<Recording> {
  const { port, stop } = await startSilent({
    ...options,
    requestCert: true,
    ca: pki.root.pem,
    rejectUnauthorized: false,
  });
  const tap = new Tap(connectTcp(port, '127.0.0.1'));
  const secrets = new SessionSecrets();
  const { clientChain: cert, client } = pki;
  const socket = connect({ socket: tap, rejectUnauthorized: false, servername: 'localhost', cert, key: client.keyPem });
  socket.on('keylog', (line: Buffer) => secrets.take(line));
  await once(socket, 'session');
  const { chunks } = tap;
  socket.destroy();
  await stop();
  return { chunks, open: (record) => secrets.open(record) };
}

const closed: OpenRecord = () => undefined;
const bytesFrom = (chunks: readonly Chunk[], from: Chunk['from']): Uint8Array =>
  Buffer.concat(chunks.filter((chunk) => chunk.from === from).map(({ bytes }) => bytes));

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('a recorded handshake of %s', (version) => {
  let recording: Recording = { chunks: [], open: closed };
  let whole: Handshake;
  beforeAll(async () => {
    recording = await record({ minVersion: version, maxVersion: version });
    whole = readHandshake(recording.chunks, recording.open);
  });

  it('is read to the end', () => {
    expect(whole.problems).toEqual([]);
    expect(whole.messages.slice(0, 2)).toEqual(['client client_hello', 'server server_hello']);
    expect(whole.certificates).toHaveLength(2);
    expect(whole.clientCertificates).toHaveLength(2);
    expect(whole.certificateRequest?.authorities).toHaveLength(1);
  });

  it('reads the same however the bytes come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 40 }), (sizes) => {
        expect(
          readHandshake(
            recording.chunks.flatMap((chunk) => cut(chunk, sizes)),
            recording.open,
          ),
        ).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('cut off anywhere, says what is missing and keeps what was read', () => {
    const server = bytesFrom(recording.chunks, 'server');
    const client = recording.chunks.slice(0, 1);
    fc.assert(
      fc.property(fc.nat(server.length), (length) => {
        const read = readHandshake([...client, { from: 'server', bytes: server.subarray(0, length) }], recording.open);
        expect(read.clientHello).toEqual(whole.clientHello);
        expect(whole.messages).toEqual(expect.arrayContaining([...read.messages]));
      }),
    );
  });

  it('damaged anywhere, is read without an exception', () => {
    fc.assert(
      fc.property(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 8 }), fc.boolean(), (at, noise, isOpen) => {
        const damaged = recording.chunks.map(({ from, bytes }) => ({ from, bytes: damage(bytes, at, noise) }));
        const read = readHandshake(damaged, isOpen ? recording.open : closed);
        expect(read.alerts.length + read.problems.length).toBeLessThan(200);
      }),
      { numRuns: 300 },
    );
  });
});

it('anything at all is read without an exception', () => {
  const chunk = fc.record({
    from: fc.constantFrom('client' as const, 'server' as const),
    bytes: fc.uint8Array({ maxLength: 200 }),
  });
  const message = fc
    .tuple(fc.constantFrom(1, 2, 4, 8, 11, 12, 13, 15, 22), fc.uint8Array({ maxLength: 150 }))
    .map(([type, body]) => record22(type, body));
  const spoken = fc.record({ from: chunk.map(({ from }) => from), bytes: message });
  fc.assert(
    fc.property(fc.array(fc.oneof(chunk, spoken), { maxLength: 12 }), (chunks) => {
      expect(readHandshake(chunks, closed).messages.length).toBeLessThanOrEqual(64);
    }),
    { numRuns: 500 },
  );
});

it('a handshake of TLS 1.3 that nothing opens shows the hellos, and says so', async () => {
  const { chunks } = await record({ minVersion: 'TLSv1.3' });
  const read = readHandshake(chunks, closed);
  expect(read.serverHello?.version.name).toBe('TLSv1.3');
  expect(read.certificates).toEqual([]);
  expect(read.problems).toContain('server handshake records: could not be decrypted');
});

it('a server that speaks something else is quoted, and no more than its beginning', () => {
  const text = `HTTP/1.1 400 Bad Request\r\n${'x'.repeat(5000)}`;
  const read = readHandshake([{ from: 'server', bytes: Buffer.from(text) }], closed);
  expect(Buffer.from(read.foreignBytes ?? []).toString()).toBe(text.slice(0, 1024));
});

it('an alert in clear tells its level, and whether the handshake was through', () => {
  const read = readHandshake([{ from: 'server', bytes: Buffer.from([21, 3, 3, 0, 2, 2, 112]) }], closed);
  expect(read.alerts).toEqual([
    { from: 'server', level: 'fatal', code: 112, description: 'unrecognized_name', afterHandshake: false },
  ]);
});

describe('messages that Node does not send', () => {
  it('CertificateRequest of TLS 1.1 has no signature algorithms', () => {
    const { value, truncated } = readCertificateRequest12(Buffer.from([2, 1, 64, 0, 4, 0, 2, 0x30, 0]), false);
    expect(truncated).toBe(false);
    expect(value.certificateTypes.map(({ name }) => name)).toEqual(['rsa_sign', 'ecdsa_sign']);
    expect(value.authorities.map((der) => [...der])).toEqual([[0x30, 0]]);
  });

  it('ServerKeyExchange with a prime of its own tells how long it is', () => {
    const prime = [0, 128, 0x8f, ...Array<number>(127).fill(0xff)];
    const body = Buffer.from([...prime, 0, 1, 2, 0, 1, 5, 0x04, 0x01, 0, 0]);
    const { group, signatureScheme: scheme } = readKeyExchange(body, 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256', true);
    expect(group?.name).toBe('DH 1024');
    expect(scheme?.name).toBe('rsa_pkcs1_sha256');
  });

  it('one of an anonymous suite is not signed', () => {
    const body = Buffer.from([3, 0, 23, 1, 4]);
    expect(readKeyExchange(body, 'TLS_ECDH_anon_WITH_AES_128_CBC_SHA', true)).toEqual({
      group: { code: 23, name: 'secp256r1' },
      signatureScheme: undefined,
    });
  });
});

it('numbers have the names that IANA gives them, and unknown ones their number', () => {
  expect(cipherSuite(0xc02f).name).toBe('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256');
  expect(cipherSuite(0x1301).name).toBe('TLS_AES_128_GCM_SHA256');
  expect(cipherSuite(0xc0ae).name).toBe('TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8');
  expect(cipherSuite(0x0a0a).name).toBe('0x0a0a');
  expect([29, 0x11ec, 0x0102].map((code) => namedGroup(code).name)).toEqual(['x25519', 'X25519MLKEM768', 'ffdhe4096']);
  expect([0x0403, 0x0807, 0x0905].map((code) => signatureScheme(code).name)).toEqual([
    'ecdsa_secp256r1_sha256',
    'ed25519',
    'mldsa65',
  ]);
  expect([40, 48, 112, 116, 120].map((code) => alertDescription(code).name)).toEqual([
    'handshake_failure',
    'unknown_ca',
    'unrecognized_name',
    'certificate_required',
    'no_application_protocol',
  ]);
  expect([1, 2, 8, 11, 13, 15, 20, 22].map((code) => handshakeType(code).name)).toEqual([
    'client_hello',
    'server_hello',
    'encrypted_extensions',
    'certificate',
    'certificate_request',
    'certificate_verify',
    'finished',
    'certificate_status',
  ]);
});

function cut({ from, bytes }: Chunk, sizes: readonly number[]): Chunk[] {
  const parts: Chunk[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const end = at + (sizes[turn % sizes.length] ?? 1);
    parts.push({ from, bytes: bytes.subarray(at, end) });
    at = end;
  }
  return parts;
}

function damage(bytes: Uint8Array, at: number, noise: Uint8Array): Uint8Array {
  const damaged = new Uint8Array(bytes);
  damaged.set(noise.subarray(0, damaged.length), at % Math.max(1, damaged.length - noise.length));
  return damaged;
}

function record22(type: number, body: Uint8Array): Uint8Array {
  const length = body.length + 4;
  return Buffer.from([22, 3, 3, 0, length, type, 0, 0, body.length, ...body]);
}
