import { describe, expect, it } from 'vitest';
import { readEarlyData, readTimestamps } from '../../server/src/handshake/first-flight.ts';
import type { ServerHello } from '../../server/src/handshake/types.ts';
import { HandshakeReading, type ReadMessages } from '../../server/src/handshake/wire/read-handshake.ts';
import { answered } from './observed.ts';

const nothing = new HandshakeReading(() => undefined).finish();

const saying = (hello: Partial<ServerHello> | undefined): ReadMessages => ({
  ...nothing,
  serverHello: hello &&
    answered.serverHello && { ...answered.serverHello, version: { code: 0x0304, name: 'TLSv1.3' }, ...hello },
});

describe('a server that is offered early data', () => {
  it.each<[string, Partial<ServerHello> | undefined, string]>([
    ['takes session and early data', { resumed: true, earlyData: true }, 'accepted'],
    ['takes the session alone', { resumed: true, earlyData: false }, 'refused'],
    ['does not take the session', { resumed: false, earlyData: undefined }, 'refused'],
    ['wants another hello', { retried: true, resumed: false, earlyData: undefined }, 'refused'],
    ['says it where nobody can read it', { resumed: true, earlyData: undefined }, 'unknown'],
    ['answers with a version that has none', { version: { code: 0x0303, name: 'TLSv1.2' } }, 'unknown'],
    ['says nothing', undefined, 'unknown'],
  ])('%s', (_story, hello, answer) => expect(readEarlyData(saying(hello))).toBe(answer));
});

it('timestamps are what comes with the first certificate, and none is an answer too', () => {
  const leaf = { der: Uint8Array.of(0x30, 0), ocsp: undefined };
  const list = Uint8Array.of(0, 0);
  expect(readTimestamps({ ...nothing, certificates: [{ ...leaf, scts: list }] })).toEqual({ kind: 'answered', list });
  expect(readTimestamps({ ...nothing, certificates: [{ ...leaf, scts: undefined }] })).toMatchObject({
    kind: 'answered',
  });
  expect(readTimestamps(nothing)).toEqual({ kind: 'unknown' });
});
