import { describe, expect, it } from 'vitest';
import { cipherSuite } from '../../../server/src/handshake/registry/cipher-suites.ts';
import { namedGroup, protocolVersion } from '../../../server/src/handshake/registry/parameters.ts';
import { HelloAnswerReader } from '../../../server/src/handshake/scan/hello-answer.ts';
import { offersOf } from '../../../server/src/handshake/scan/offers.ts';
import { type Answer, type Offer, scanVersion } from '../../../server/src/handshake/scan/scan-version.ts';
import type { ScannedVersion } from '../../../server/src/handshake/scan/types.ts';
import { versionCodes } from '../../../server/src/handshake/scan/version-codes.ts';
import { writeClientHello } from '../../../server/src/handshake/wire/client-hello.ts';
import { readClientHello } from '../../../server/src/handshake/wire/hellos.ts';
import { MessageStream, RecordStream } from '../../../server/src/handshake/wire/record-stream.ts';

const versions: readonly ScannedVersion[] = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1', 'SSLv3'];
const random = Uint8Array.from({ length: 32 }, (_, index) => index);
const tls12 = protocolVersion(0x0303);

const ECDHE_AES256 = 0xc030;
const ECDHE_AES128 = 0xc02f;
const RSA_3DES = 0x000a;
const ANON = 0x0018;

/** A server of TLS 1.2 with these suites, that takes the first of its own list, or of the client's. */
function serverWith(own: readonly number[], order: 'server' | 'client', groups: readonly number[] = [29, 23]) {
  const asked: Offer[] = [];
  const ask = async (offer: Offer): Promise<Answer> => {
    asked.push(offer);
    const picked =
      order === 'server'
        ? own.find((code) => offer.suites.includes(code))
        : offer.suites.find((code) => own.includes(code));
    const group = offer.groups.find((code) => groups.includes(code));
    if (picked === undefined || group === undefined) return { kind: 'alert', description: 'handshake_failure' };
    return { kind: 'hello', version: tls12, suite: cipherSuite(picked), group: namedGroup(group) };
  };
  return { asked, ask };
}

describe('what is offered', () => {
  it.each(versions)('is a ClientHello of %s that servers can read', (version) => {
    const { batches, groups } = offersOf(version);
    for (const suites of batches) {
      const asked = { serverName: 'api.payments.svc', alpn: ['h2'], random };
      const offer = { version: versionCodes[version], suites, groups, ...asked };
      const [record] = new RecordStream().feed(writeClientHello(offer));
      const [message] = new MessageStream().feed(record?.content ?? random);
      const hello = readClientHello(message?.body ?? random);
      expect(message?.type.name).toBe('client_hello');
      expect(hello.versions.map(({ name }) => name)).toEqual([version]);
      expect(hello.cipherSuites.map(({ code }) => code)).toEqual(suites);
      // SSL 3.0 has no extensions to say it in.
      const modern = version !== 'SSLv3';
      expect(hello.serverName).toBe(modern ? 'api.payments.svc' : undefined);
      expect(hello.groups.map(({ code }) => code)).toEqual(modern ? groups : []);
      expect(hello.alpn).toEqual(modern ? ['h2'] : []);
    }
  });

  it('is every registered suite once, what is common first, at most a hundred at a time', () => {
    const { batches } = offersOf('TLSv1.2');
    const all = batches.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(300);
    expect(Math.max(...batches.map(({ length }) => length))).toBe(100);
    expect(batches[0]).toEqual(expect.arrayContaining([ECDHE_AES128, ECDHE_AES256, RSA_3DES, 0xcca8, 0xcca9]));
    expect(offersOf('TLSv1.1').batches.flat()).not.toContain(ECDHE_AES256);
  });

  it('never has the length at which some load balancers hang', () => {
    for (let count = 1; count < 250; count++) {
      const suites = Array.from({ length: count }, (_, index) => 0xc001 + index);
      const hello = writeClientHello({ version: 0x0303, suites, groups: [29], serverName: 'a', alpn: [], random });
      const length = hello.length - 5;
      expect(length > 255 && length < 512, `${count} suites make ${length} bytes`).toBe(false);
    }
  });
});

describe('a version', () => {
  it('is taken with the suites in the order of the server', async () => {
    const { ask } = serverWith([ECDHE_AES256, RSA_3DES, ECDHE_AES128], 'server');
    expect(await scanVersion('TLSv1.2', ask)).toMatchObject({
      kind: 'accepted',
      order: 'server',
      suites: [ECDHE_AES256, RSA_3DES, ECDHE_AES128].map((code) => ({ suite: { code } })),
      groups: [{ name: 'x25519' }, { name: 'secp256r1' }],
    });
  });

  it('is taken in the order of the client where the server has none', async () => {
    const { ask } = serverWith([ECDHE_AES256, ECDHE_AES128], 'client');
    expect(await scanVersion('TLSv1.2', ask)).toMatchObject({ order: 'client', suites: { length: 2 } });
  });

  it('is taken in the order of the server also where its suites were not offered together', async () => {
    const { ask } = serverWith([ANON, ECDHE_AES256, RSA_3DES], 'server');
    const found = await scanVersion('TLSv1.2', ask);
    expect(found).toMatchObject({
      order: 'server',
      suites: [ANON, ECDHE_AES256, RSA_3DES].map((code) => ({ suite: { code } })),
    });
  });

  it('that the server says it does not have is asked about once', async () => {
    const asked: Offer[] = [];
    const ask = async (offer: Offer): Promise<Answer> => {
      asked.push(offer);
      return { kind: 'alert', description: 'protocol_version' };
    };
    expect(await scanVersion('TLSv1', ask)).toEqual({ version: 'TLSv1', kind: 'refused', saying: 'protocol_version' });
    expect(asked).toHaveLength(1);
  });

  it('that the server answers with another version is refused', async () => {
    const { ask } = serverWith([RSA_3DES], 'server');
    expect(await scanVersion('TLSv1.1', ask)).toEqual({ version: 'TLSv1.1', kind: 'refused', saying: 'TLSv1.2' });
  });

  it.each([['closed'], ['reset']] as const)('of a server that hung up (%s) each time is refused', async (kind) => {
    expect(await scanVersion('TLSv1.2', async () => ({ kind }))).toEqual({
      version: 'TLSv1.2',
      kind: 'refused',
      saying: kind,
    });
  });

  it('without an answer, or with one that is no TLS, is unknown', async () => {
    const error = { code: 'TIMEOUT', message: 'no answer' };
    expect(await scanVersion('TLSv1.2', async () => ({ kind: 'error', error }))).toMatchObject({
      kind: 'unknown',
      error,
    });
    expect(await scanVersion('TLSv1.2', async () => ({ kind: 'foreign' }))).toMatchObject({
      error: { code: 'NOT_TLS' },
    });
    expect(await scanVersion('TLSv1.2', async () => ({ kind: 'limit' }))).toMatchObject({
      kind: 'unknown',
      error: undefined,
    });
  });

  it('of a server that takes what it was not offered comes to an end', async () => {
    const hello: Answer = { kind: 'hello', version: tls12, suite: cipherSuite(ECDHE_AES256), group: namedGroup(29) };
    const asked: Offer[] = [];
    const found = await scanVersion('TLSv1.2', async (offer) => {
      asked.push(offer);
      return hello;
    });
    expect(found).toMatchObject({ kind: 'accepted', suites: [{ suite: { code: ECDHE_AES256 } }] });
    expect(asked.length).toBeLessThan(20);
  });
});

describe('an answer', () => {
  const read = (...chunks: readonly (readonly number[])[]) => {
    const reader = new HelloAnswerReader();
    for (const chunk of chunks) {
      const answer = reader.feed(Uint8Array.from(chunk));
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
  const alert = (level: number, code: number) => [21, 3, 3, 0, 2, level, code];

  it('is a fatal alert, also behind a warning and cut into bytes', () => {
    expect(read(alert(2, 40))).toEqual({ kind: 'alert', description: 'handshake_failure' });
    const both = [...alert(1, 112), ...alert(2, 70)];
    expect(read(...both.map((byte) => [byte]))).toEqual({ kind: 'alert', description: 'protocol_version' });
    expect(read(alert(1, 112))).toBeUndefined();
  });

  it('is not looked for in what is no TLS', () => {
    expect(read([...Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')])).toEqual({ kind: 'foreign' });
    expect(read([22, 3, 3, 0, 4, 14, 0, 0, 0])).toEqual({ kind: 'foreign' });
  });

  it('is not waited for without end', () => {
    const record = [22, 3, 3, 64, 0, 11, 255, 255, 255, ...Array.from({ length: 16380 }, () => 0)];
    const reader = new HelloAnswerReader();
    const answers = Array.from({ length: 10 }, () => reader.feed(Uint8Array.from(record)));
    expect(answers.at(-1)).toEqual({ kind: 'foreign' });
  });
});
