import { describe, expect, it } from 'vitest';
import type { StartTlsProtocol } from '../../../server/src/handshake/types.ts';
import { play, type Turn } from './scripted.ts';

// Scripted dialogues, in the words of the RFCs and protocol documents: what real servers seldom say. Those stand in the file beside.

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

/** Handshake v10 of a MySQL server with these lower capability flags. */
function mysqlGreeting(flags: number): Uint8Array {
  const body = Buffer.concat([
    bytes(10),
    Buffer.from('8.0.36\0', 'latin1'),
    bytes(9, 0, 0, 0),
    Buffer.from('scramble', 'latin1'),
    bytes(0, flags & 0xff, flags >> 8, 255, 2, 0, 0xff, 0xdf, 21),
    Buffer.alloc(10),
    Buffer.from('morescramble\0caching_sha2_password\0', 'latin1'),
  ]);
  return Buffer.concat([bytes(body.length, 0, 0, 0), body]);
}

/** ExtendedResponse with a result code and a diagnostic message. */
function ldapResponse(code: number, diagnostic = ''): Uint8Array {
  const response = [0x0a, 1, code, 0x04, 0, 0x04, diagnostic.length, ...Buffer.from(diagnostic, 'latin1')];
  return bytes(0x30, response.length + 5, 0x02, 1, 1, 0x78, response.length, ...response);
}

const ldapRequest = /^\x30\x1d\x02\x01\x01\x77\x18\x80\x161\.3\.6\.1\.4\.1\.1466\.20037$/;
const xmppOpening = /<stream:stream to='mail\.payments\.svc' version='1\.0'/;
const xmppHeader =
  "<?xml version='1.0'?><stream:stream from='mail.payments.svc' id='x' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";

/** A server that goes along. */
const willing: Readonly<Record<StartTlsProtocol, readonly Turn[]>> = {
  smtp: [
    { says: '220-mail.payments.svc ESMTP\r\n220 ready\r\n' },
    { hears: /^EHLO \[127\.0\.0\.1\]\r\n$/, says: '250-mail.payments.svc\r\n250-SIZE 1000\r\n250 STARTTLS\r\n' },
    { hears: /^STARTTLS\r\n$/, says: '220 Go ahead\r\n' },
  ],
  imap: [
    { says: '* OK IMAP4rev2 ready\r\n' },
    { hears: /^a1 CAPABILITY\r\n$/, says: '* CAPABILITY IMAP4rev2 STARTTLS LOGINDISABLED\r\na1 OK done\r\n' },
    { hears: /^a2 STARTTLS\r\n$/, says: 'a2 OK Begin TLS\r\n' },
  ],
  pop3: [
    { says: '+OK POP3 ready\r\n' },
    { hears: /^CAPA\r\n$/, says: '+OK\r\nUSER\r\nSTLS\r\n.\r\n' },
    { hears: /^STLS\r\n$/, says: '+OK Begin TLS\r\n' },
  ],
  ftp: [{ says: '220-Welcome\r\n to us\r\n220 ready\r\n' }, { hears: /^AUTH TLS\r\n$/, says: '234 Proceed\r\n' }],
  ldap: [{ hears: ldapRequest, says: ldapResponse(0) }],
  postgres: [{ hears: /^\0\0\0\x08\x04\xd2\x16\x2f$/, says: 'S' }],
  mysql: [{ says: mysqlGreeting(0xffff) }],
  xmpp: [
    {
      hears: xmppOpening,
      says: `${xmppHeader}<stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls></stream:features>`,
    },
    {
      hears: /<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'\/>/,
      says: "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
    },
  ],
};

const protocols = Object.keys(willing).filter((name): name is StartTlsProtocol => name in willing);

describe.each(protocols)('%s', (protocol) => {
  it('comes to TLS, also where every byte arrives alone', async () => {
    expect(await play(protocol, willing[protocol])).toMatchObject({ outcome: 'tls' });
    expect(await play(protocol, willing[protocol], { chunk: 1 })).toMatchObject({ outcome: 'tls' });
  });

  it('stops where the server talks without end', async () => {
    const flood = Buffer.alloc(200_000, protocol === 'xmpp' ? '<?xml' : 'x');
    expect((await play(protocol, [{ says: flood }], { chunk: 1000 })).outcome).toMatch(/too-long|not-the-protocol/);
  });

  it('knows a plain HTTP server for another protocol', async () => {
    const page = 'HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n<html>Bad Request, and the reasons at length</html>';
    const { outcome } = await play(protocol, [{ says: page }]);
    // What MySQL reads as a length is more than any greeting has.
    expect(outcome).toBe(protocol === 'mysql' ? 'too-long' : 'not-the-protocol');
  });
});

describe.each(protocols.filter((name) => name !== 'postgres'))('%s, whose server hangs up', (protocol) => {
  it.each([0, 1, 7])('after %i bytes', async (count) => {
    const [first] = willing[protocol];
    const cut = Buffer.from(first?.says ?? '').subarray(0, count);
    expect(await play(protocol, [{ says: cut }])).toMatchObject({ outcome: 'closed' });
  });
});

// Where the server is the last to speak before TLS; of MySQL it is we.
describe.each(protocols.filter((name) => name !== 'mysql'))('%s, into which somebody slips a line', (protocol) => {
  it('stops before TLS', async () => {
    const turns = willing[protocol];
    const last = turns.at(-1)?.says ?? '';
    const slipped = [...turns.slice(0, -1), { says: Buffer.concat([Buffer.from(last), Buffer.from('evil\r\n')]) }];
    const { outcome, message } = await play(protocol, slipped);
    expect(outcome).toBe('data-before-tls');
    expect(message).toContain('evil');
  });
});

const [, smtpHello] = willing.smtp;
const [imapGreeting] = willing.imap;
const [popGreeting, popList] = willing.pop3;

const unwilling: readonly (readonly [StartTlsProtocol, string, readonly (Turn | undefined)[], string, string])[] = [
  [
    'smtp',
    'has no STARTTLS',
    [{ says: '220 hi\r\n' }, { says: '250-mail\r\n250 SIZE\r\n' }],
    'not-offered',
    '250 mail SIZE',
  ],
  ['smtp', 'turns everybody away', [{ says: '554 No SMTP service here\r\n' }], 'refused', '554 No SMTP service here'],
  [
    'smtp',
    'has no certificate to start with',
    [{ says: '220 hi\r\n' }, smtpHello, { says: '454 TLS not available\r\n' }],
    'refused',
    '454 TLS not available',
  ],
  [
    'imap',
    'has no STARTTLS',
    [imapGreeting, { says: '* CAPABILITY IMAP4rev1\r\na1 OK done\r\n' }],
    'not-offered',
    'IMAP4rev1',
  ],
  ['imap', 'has us logged in already', [{ says: '* PREAUTH welcome back\r\n' }], 'refused', 'PREAUTH'],
  ['imap', 'is full', [{ says: '* BYE too many connections\r\n' }], 'refused', 'too many'],
  ['imap', 'says NO', [...willing.imap.slice(0, 2), { says: 'a2 NO already\r\n' }], 'refused', 'a2 NO already'],
  ['pop3', 'has no STLS', [popGreeting, { says: '+OK\r\nUSER\r\n.\r\n' }], 'not-offered', 'USER'],
  [
    'pop3',
    'knows neither CAPA nor STLS',
    [popGreeting, { says: '-ERR what\r\n' }, { says: '-ERR what\r\n' }],
    'refused',
    '-ERR what',
  ],
  ['pop3', 'says -ERR', [popGreeting, popList, { says: '-ERR not now\r\n' }], 'refused', 'not now'],
  ['ftp', 'does not know AUTH', [{ says: '220 hi\r\n' }, { says: '502 Unknown\r\n' }], 'not-offered', '502 Unknown'],
  ['ftp', 'refuses AUTH', [{ says: '220 hi\r\n' }, { says: '534 Policy\r\n' }], 'refused', '534 Policy'],
  [
    'ldap',
    'does not know the operation',
    [{ says: ldapResponse(2, 'unsupported extended operation') }],
    'not-offered',
    'unsupported',
  ],
  ['ldap', 'is busy', [{ says: ldapResponse(51, 'busy') }], 'refused', 'resultCode 51 busy'],
  ['postgres', 'runs with ssl = off', [{ says: 'N' }], 'not-offered', 'N'],
  ['postgres', 'answers with an error', [{ says: 'EFATAL' }], 'refused', ''],
  ['mysql', 'runs without TLS', [{ says: mysqlGreeting(0xf7ff) }], 'not-offered', '8.0.36'],
  [
    'mysql',
    'has blocked this host',
    [{ says: Buffer.concat([bytes(16, 0, 0, 0, 0xff, 0x69, 4), Buffer.from('Host is block')]) }],
    'refused',
    'Host is block',
  ],
  ['xmpp', 'has no STARTTLS', [{ says: `${xmppHeader}<stream:features/>` }], 'not-offered', 'stream:features'],
  [
    'xmpp',
    'does not serve that host',
    [{ says: `${xmppHeader}<stream:error><host-unknown/></stream:error>` }],
    'refused',
    'host-unknown',
  ],
  [
    'xmpp',
    'fails',
    [willing.xmpp[0], { says: "<failure xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:stream>" }],
    'refused',
    'failure',
  ],
];

describe('a server that does not go along', () => {
  it.each(unwilling)('%s: %s', async (protocol, _story, turns, outcome, said) => {
    const played = await play(
      protocol,
      turns.filter((turn): turn is Turn => turn !== undefined),
    );
    expect(played.outcome).toBe(outcome);
    expect(played.message).toContain(said);
  });

  it('is quoted in one short line without control characters', async () => {
    const { message } = await play('smtp', [{ says: `554 \x1b[31m${'no '.repeat(500)}\r\n` }]);
    expect(message).toMatch(/^[\x20-\x7e]{20,300}$/);
  });
});

describe('what is said', () => {
  it('names the server that the user wants, safely', async () => {
    const of = {
      host: "o'brien<&>",
      port: 5222,
      serverName: undefined,
      alpn: [],
      versions: { min: 'TLSv1.2', max: 'TLSv1.3' },
      starttls: 'xmpp',
      proxy: undefined,
      http: 'never',
    } as const;
    const { said } = await play('xmpp', [{ says: xmppHeader }], { of });
    expect(said).toContain("to='o&#39;brien&#60;&#38;&#62;'");
  });

  it('is, to MySQL, one SSLRequest of 32 bytes', async () => {
    const { said } = await play('mysql', willing.mysql);
    expect(Buffer.from(said, 'latin1').toString('hex')).toBe(`20000001008a0000000000012d${'00'.repeat(23)}`);
  });

  it('reads what Active Directory answers, with its lengths in four bytes', async () => {
    const response = bytes(0x30, 0x84, 0, 0, 0, 0x10, 0x02, 1, 1, 0x78, 0x84, 0, 0, 0, 7, 0x0a, 1, 0, 0x04, 0, 0x04, 0);
    expect(await play('ldap', [{ says: response }])).toMatchObject({ outcome: 'tls' });
  });

  it('is kept for the report', async () => {
    const { noted } = await play('smtp', willing.smtp);
    expect(noted).toContain('250 STARTTLS');
  });
});
