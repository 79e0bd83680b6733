import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseCrl } from '../../server/src/x509/crl.ts';
import { getExtension } from '../../server/src/x509/identity.ts';
import { formatTime } from '../../server/src/x509/text/layout.ts';
import type { CertificateList } from '../../server/src/x509/types.ts';
import { DAY, der, makeCa, makeCrl, NOW } from '../builders/index.ts';
import { corpusObjects } from './corpus.ts';
import { opensslMissing } from './openssl.ts';

const ca = makeCa({ name: 'Payments CA' });

describe('a certificate revocation list', () => {
  const crl = parseCrl(
    makeCrl(ca, {
      revoked: [
        { serial: 4096, reason: 1 },
        { serial: -5n, daysAgo: 3 },
      ],
      number: 12,
    }).der,
  );

  it('says who issued it and until when it holds', () => {
    expect(crl).toMatchObject({ kind: 'crl', version: 2, issuer: { text: 'CN=Payments CA' }, problems: [] });
    expect(crl.thisUpdate.epochMilliseconds).toBe(NOW - DAY);
    expect(crl.nextUpdate?.epochMilliseconds).toBe(NOW + 6 * DAY);
    expect(getExtension(crl, 'crlNumber')?.number.hex).toBe('0c');
  });

  it('decodes one entry at a time', () => {
    expect(crl.revokedCount).toBe(2);
    expect(crl.revokedAt(0)).toMatchObject({
      serialNumber: { hex: '1000' },
      revocationDate: { epochMilliseconds: NOW - DAY },
      extensions: [{ name: 'cRLReason', value: { kind: 'crlReason', reason: 'keyCompromise' } }],
    });
    expect(crl.revokedAt(1)?.serialNumber).toMatchObject({ hex: '-05', negative: true });
    expect([crl.revokedAt(-1), crl.revokedAt(2), crl.revokedAt(0.5), crl.revokedAt(Number.NaN)]).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('may leave out nextUpdate and hold no entries', () => {
    const empty = parseCrl(makeCrl(ca, { days: [-1, undefined] }).der);
    expect(empty).toMatchObject({ nextUpdate: undefined, revokedCount: 0, problems: [] });
    expect(empty.extensions).toHaveLength(2);
  });

  it('of 100,000 entries gives the last one as readily as the first', () => {
    const entry = der.sequence(der.integer(0x1234_5678), der.time(NOW));
    const large = parseCrl(
      withEntries(new Uint8Array(entry.length * 100_000).map((_, index) => entry[index % entry.length] ?? 0)),
    );
    expect(large.revokedCount).toBe(100_000);
    expect(large.revokedAt(99_999)?.serialNumber.hex).toBe('12345678');
    expect(large.problems).toEqual([]);
  });

  it('with an entry that is no entry keeps the others', () => {
    const good = der.sequence(der.integer(1), der.time(NOW));
    const odd = parseCrl(withEntries(der.concat(good, der.nullValue(), good)));
    expect(odd.revokedCount).toBe(3);
    expect(odd.revokedAt(2)?.serialNumber.hex).toBe('01');
  });
});

describe('public revocation lists', () => {
  const objects = corpusObjects('crl');

  it.skipIf(objects.length === 0)('are read to the last entry', () => {
    for (const { origin, der: bytes } of objects) {
      const crl = parseCrl(bytes);
      expect(crl.thisUpdate.epochMilliseconds, origin).toBeDefined();
      for (let index = 0; index < crl.revokedCount; index++) {
        expect(crl.revokedAt(index)?.revocationDate.epochMilliseconds, origin).toBeDefined();
      }
    }
  });

  it.skipIf(objects.length === 0 || opensslMissing)('agree with openssl on issuer, dates and number of entries', () => {
    for (const { origin, der: bytes } of objects) {
      expect(describeOurs(parseCrl(bytes)), origin).toEqual(askOpenssl(bytes));
    }
  });
});

function describeOurs(crl: CertificateList): readonly string[] {
  return [
    `issuer=${crl.issuer.text}`,
    `lastUpdate=${formatTime(crl.thisUpdate)}`,
    `nextUpdate=${crl.nextUpdate ? formatTime(crl.nextUpdate) : 'NONE'}`,
    `entries=${crl.revokedCount}`,
  ];
}

function askOpenssl(bytes: Uint8Array): readonly string[] {
  const options = [
    '-inform',
    'DER',
    '-noout',
    '-issuer',
    '-lastupdate',
    '-nextupdate',
    '-text',
    '-nameopt',
    'RFC2253,utf8,-esc_msb',
  ];
  const lines = execFileSync('openssl', ['crl', ...options], { input: bytes, stdio: 'pipe' })
    .toString()
    .split('\n');
  const entries = lines.filter((line) => /^ {4}Serial Number:/.test(line)).length;
  return [...lines.filter((line) => /^(issuer|lastUpdate|nextUpdate)=/.test(line)), `entries=${entries}`];
}

/** A list with these entries; its signature is no signature. */
function withEntries(entries: Uint8Array): Uint8Array {
  const algorithm = der.sequence(der.oid('1.2.840.10045.4.3.2'));
  const tbs = der.sequence(der.integer(1), algorithm, ca.subject, der.time(NOW), der.sequence(entries));
  return der.sequence(tbs, algorithm, der.bitString(Uint8Array.of(1)));
}
