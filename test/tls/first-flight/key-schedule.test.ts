import { describe, expect, it } from 'vitest';
import { KeySchedule } from '../../../server/src/tls/first-flight/key-schedule.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

describe('the key schedule gives what RFC 8448 traces', () => {
  it('of a simple handshake (§3)', () => {
    const shared = bytes('8bd4054fb55b9d63fdfbacf9f04b9f0d35e6d63f537563efd46272900f89492d');
    const hellos = bytes('860c06edc07858ee8e78f0e7428c58edd6b43f2ca3e6e95f02ed063cf0e1cad8');
    const { client, server } = new KeySchedule('sha256').handshakeSecrets(shared, hellos);
    expect(client.toString('hex')).toBe('b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21');
    expect(server.toString('hex')).toBe('b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38');
  });

  it('of the binder of a ticket (§4)', () => {
    const key = bytes('4ecd0eb6ec3b4d87f5d6028f922ca4c5851a277fd41311c9e62d2c9492e1c4f3');
    const hello = bytes('63224b2e4573f2d3454ca84b9d009a04f6be9e05711a8396473aefa01e924a14');
    const schedule = new KeySchedule('sha256', key);
    expect(schedule.binder(hello).toString('hex')).toBe(
      '3add4fb2d8fdf822a0ca3cf7678ef5e88dae990141c5924d57bb6fa31b9e5f9d',
    );
  });
});

it('a schedule that is over keeps nothing of the key', () => {
  const schedule = new KeySchedule('sha384', Buffer.alloc(48, 7));
  const transcript = Buffer.alloc(48, 1);
  const before = schedule.binder(transcript);
  schedule.forget();
  expect(schedule.binder(transcript).equals(before)).toBe(false);
});
