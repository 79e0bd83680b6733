import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTicket } from '../../../server/src/tls/first-flight/session-ticket.ts';
import { der } from '../../builders/index.ts';

const { context, integer, octetString, sequence } = der;

const key = new Uint8Array(48).fill(7);
const identity = new Uint8Array(32).fill(9);
const ticket = { suite: 0x1302, key, identity, ageAdd: 0xd8b36162, maxEarlyData: 16_384 };

/** As both libraries begin a session of this version, and what they keep of its ticket. */
const session = (version: number, ...more: readonly Uint8Array[]): Uint8Array =>
  sequence(
    integer(1),
    integer(version),
    octetString(Uint8Array.of(0x13, 0x02)),
    octetString(new Uint8Array(32)),
    octetString(key),
    context(1, integer(1_800_000_000)),
    context(10, octetString(identity)),
    ...more,
  );
const ofOpenssl = session(0x0304, context(14, integer(0xd8b36162)), context(15, integer(16_384)));
const ofBoringssl = session(
  0x0304,
  context(21, octetString(Uint8Array.of(0xd8, 0xb3, 0x61, 0x62))),
  context(24, integer(16_384)),
);
const inEnvelope = (label: string, name: string): Uint8Array =>
  der.concat(Buffer.from(`\0nodejs:tls:session:${label}\0\0${String.fromCharCode(name.length)}${name}`), ofOpenssl);

describe('a session is read', () => {
  it.each([
    ['as OpenSSL writes it', ofOpenssl],
    ['as BoringSSL writes it', ofBoringssl],
    ['as Node hands it out with the name of the server', inEnvelope('1', 'api.payments.svc')],
    ['… and without a name', inEnvelope('1', '')],
  ])('%s', (_how, bytes) => expect(readTicket(bytes)).toEqual(ticket));

  it('that allows no early data', () => {
    expect(readTicket(session(0x0304, context(14, integer(5))))).toMatchObject({ ageAdd: 5, maxEarlyData: 0 });
  });

  it('of TLS 1.2 as none', () => expect(readTicket(session(0x0303))).toBeUndefined());

  it('that is damaged without an exception', () => {
    const noise = fc.tuple(fc.nat(ofOpenssl.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 4 }), fc.nat(ofOpenssl.length), (changes, length) => {
        const damaged = Uint8Array.from(ofOpenssl);
        for (const [at, value] of changes) damaged[at] = value;
        expect(() => readTicket(damaged.subarray(0, length))).not.toThrow();
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => readTicket(bytes) === undefined));
  });
});
