import { describe, expect, it } from 'vitest';
import { gradeName, scanFindings } from '../../../server/src/handshake/scan/findings.ts';
import { formatScan } from '../../../server/src/handshake/scan/format-scan.ts';
import { gradeScan } from '../../../server/src/handshake/scan/grade-scan.ts';
import type { ScannedVersion, ScanReport, VersionScan } from '../../../server/src/handshake/scan/types.ts';
import { english } from '../../../server/src/text/localize.ts';

const named = (name: string) => ({ code: 0, name });
const modern = ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256'];
const good = ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256'];

type Accepted = Partial<Record<ScannedVersion, readonly string[]>>;

/** A scan in which these versions were accepted, with these cipher suites (`… 1024`: with a prime of so many bits), and all others refused. */
function scanOf(accepted: Accepted, groups = ['X25519MLKEM768', 'x25519'], rest: Partial<ScanReport> = {}): ScanReport {
  const all: readonly ScannedVersion[] = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1', 'SSLv3'];
  const versions = all.map((version): VersionScan => {
    const suites = accepted[version];
    if (suites === undefined) return { version, kind: 'refused', saying: 'protocol_version' };
    return {
      version,
      kind: 'accepted',
      suites: suites.map((text) => {
        const [name = '', bits] = text.split(' ');
        return { suite: named(name), primeBits: bits === undefined ? undefined : Number(bits) };
      }),
      order: 'server',
      groups: groups.map(named),
    };
  });
  return { time: 0, versions, connections: 42, milliseconds: 260, ended: undefined, ...rest };
}

const grade = (report: ScanReport): readonly (string | undefined)[] => [
  gradeName(report),
  ...gradeScan(report, english).map(({ id }) => id),
];

describe('a scan against the profiles of Mozilla', () => {
  it.each<[string, ScanReport, readonly (string | undefined)[]]>([
    ['TLS 1.3 alone', scanOf({ 'TLSv1.3': modern }), ['modern (6.0)']],
    ['what nginx has by the generator', scanOf({ 'TLSv1.3': modern, 'TLSv1.2': good }), ['intermediate (6.0)']],
    [
      'no hybrid group',
      scanOf({ 'TLSv1.3': modern, 'TLSv1.2': good }, ['x25519', 'secp256r1']),
      ['intermediate (6.0)', 'scan-no-hybrid-group'],
    ],
    ['TLS 1.2 alone', scanOf({ 'TLSv1.2': good }), ['intermediate (6.0)', 'scan-no-tls13']],
    [
      'CBC besides, as by default',
      scanOf({ 'TLSv1.3': modern, 'TLSv1.2': [...good, 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'] }),
      ['old (5.8)', 'scan-outside-intermediate'],
    ],
    [
      'RSA key exchange and 3DES, TLS 1.0',
      scanOf({ 'TLSv1.2': ['TLS_RSA_WITH_AES_128_GCM_SHA256'], TLSv1: ['TLS_RSA_WITH_3DES_EDE_CBC_SHA'] }),
      ['old (5.8)', 'scan-old-version', 'scan-small-blocks', 'scan-no-forward-secrecy', 'scan-no-tls13'],
    ],
    [
      'an appliance of 2005',
      scanOf({ SSLv3: ['TLS_RSA_WITH_RC4_128_MD5'], TLSv1: ['TLS_RSA_EXPORT_WITH_DES40_CBC_SHA'] }),
      [undefined, 'scan-broken-cipher-suite', 'scan-old-version', 'scan-no-current-version', 'scan-no-tls13'],
    ],
    [
      'Diffie-Hellman with 1024 bits',
      scanOf({ 'TLSv1.3': modern, 'TLSv1.2': [...good, 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 1024'] }),
      [undefined, 'scan-small-prime', 'scan-outside-intermediate'],
    ],
    [
      'anonymous',
      scanOf({ 'TLSv1.3': modern, 'TLSv1.2': ['TLS_ECDH_anon_WITH_AES_128_CBC_SHA'] }),
      [undefined, 'scan-broken-cipher-suite'],
    ],
    ['nothing that speaks TLS', scanOf({}), [undefined]],
    ['ended early', scanOf({ 'TLSv1.3': modern }, undefined, { ended: 'time' }), ['modern (6.0)', 'scan-incomplete']],
  ])('%s', (_story, report, expected) => {
    expect(grade(report)).toEqual(expected);
  });

  it('every finding has a story above', () => {
    const stories = [
      scanOf({ SSLv3: ['TLS_RSA_WITH_RC4_128_MD5'] }),
      scanOf({
        'TLSv1.2': [
          'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
          'TLS_RSA_WITH_AES_128_CBC_SHA',
          'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
        ],
      }),
      scanOf({ 'TLSv1.3': modern, 'TLSv1.2': ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 1024'] }, ['x25519'], {
        ended: 'errors',
      }),
    ];
    const told = new Set(stories.flatMap((report) => gradeScan(report, english).map(({ id }) => id)));
    expect(scanFindings.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
  });
});

it('as text: the grade, then what each version has', () => {
  expect(
    formatScan(scanOf({ 'TLSv1.3': modern, 'TLSv1.2': ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 2048'] }), english),
  ).toBe(`Accepted by the server
──────────────────────
Keeps to none of Mozilla's profiles
42 connections in 260 ms

TLSv1.3: accepted, in the order of the server
  TLS_AES_256_GCM_SHA384
  TLS_AES_128_GCM_SHA256
  TLS_CHACHA20_POLY1305_SHA256
  groups: X25519MLKEM768, x25519
TLSv1.2: accepted, in the order of the server
  TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 (2048 bits)
  groups: X25519MLKEM768, x25519
TLSv1.1: not accepted (protocol_version)
TLSv1: not accepted (protocol_version)
SSLv3: not accepted (protocol_version)
`);
});
