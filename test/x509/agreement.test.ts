import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { getExtension } from '../../server/src/x509/identity.ts';
import type { Certificate, GeneralName, Name, Time } from '../../server/src/x509/types.ts';
import { corpusObjects } from './corpus.ts';
import { opensslMissing } from './openssl.ts';

/** One field on which node:crypto and we say different things of a certificate. */
interface Difference {
  readonly field: string;
  readonly origin: string;
  readonly ours: string;
  readonly theirs: string;
}

/** A way in which node:crypto writes the same thing otherwise: rewrites our text as it would. */
interface Explanation {
  readonly why: string;
  readonly field: string;
  readonly rewrite: (ours: string, theirs: string) => string;
}

/** In this order. Each must still be needed: an explanation that changes nothing is removed. */
const explanations: readonly Explanation[] = [
  {
    why: 'zero is one digit, while we write whole bytes',
    field: 'serialNumber',
    rewrite: (ours) => (ours === '00' ? '0' : ours),
  },
  {
    why: 'a name component without attributes is left out, while we keep it as an empty one',
    field: 'subject',
    rewrite: (ours) => ours.replace(/\n+$/, ''),
  },
  {
    why: 'a name component without attributes is left out, while we keep it as an empty one',
    field: 'issuer',
    rewrite: (ours) => ours.replace(/\n+$/, ''),
  },
  {
    why: 'IPv6 addresses are not shortened, while we follow RFC 5952',
    field: 'subjectAltName',
    rewrite: (ours) =>
      ours.replace(/IP Address:([0-9a-f:]*::[0-9a-f:]*)/g, (_, short: string) => `IP Address:${expand(short)}`),
  },
  {
    why: 'otherName is not shown, while we show type and value',
    field: 'subjectAltName',
    rewrite: (ours, theirs) =>
      theirs.includes('<unsupported>') ? ours.replace(/othername:[^,]*/g, 'othername:<unsupported>') : ours,
  },
  {
    why: 'a directoryName is a JSON string with OpenSSL names',
    field: 'subjectAltName',
    rewrite: (ours, theirs) =>
      theirs.includes('DirName:"')
        ? ours.replace(/DirName:(.*?)(?=, [A-Za-z ]+:|$)/g, (_, name: string) => `DirName:${quote(name)}`)
        : ours,
  },
  {
    why: 'characters that IA5String does not have are JSON escapes',
    field: 'subjectAltName',
    rewrite: (ours, theirs) =>
      theirs.includes('DNS:"')
        ? ours.replace(/DNS:([^,]*[^ -~][^,]*)/g, (_, name: string) => `DNS:${escapeLatin1(name)}`)
        : ours,
  },
];

/** `::1` as `0:0:0:0:0:0:0:1`, in capitals. */
function expand(address: string): string {
  const [before = '', after = ''] = address.split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const zeros = Array.from({ length: 8 - groups(before).length - groups(after).length }, () => '0');
  return [...groups(before), ...zeros, ...groups(after)].join(':').toUpperCase();
}

/** Commas escaped, so that they do not end the entry. */
function quote(name: string): string {
  return JSON.stringify(name.replaceAll('STREET=', 'street=')).replaceAll(',', '\\u002c');
}

function escapeLatin1(text: string): string {
  const escaped = text.replace(/[^ -~]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}

/** The difference after explanations `0` to `count`; what they leave is unexplained. */
function explain(difference: Difference, count: number = explanations.length): string {
  return explanations
    .slice(0, count)
    .filter(({ field }) => field === difference.field)
    .reduce((ours, { rewrite }) => rewrite(ours, difference.theirs), difference.ours);
}

/** Node's name (OpenSSL's short name) where it is not ours. */
const opensslNames: Readonly<Record<string, string>> = { STREET: 'street' };

function nodeName(name: Name): string {
  return name.rdns
    .map(({ attributes }) =>
      attributes.map(({ type, value }) => `${opensslNames[type] ?? type}=${nodeEscape(value)}`).join(' + '),
    )
    .join('\n');
}

/** ASN1_STRFLGS_ESC_2253 and ESC_CTRL. */
function nodeEscape(value: string): string {
  return value
    .replace(/[",+<>;\\]|^[# ]| $/g, (character) => `\\${character}`)
    .replace(/\p{Cc}/gu, (character) => `\\${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** ASN1_TIME_print: `Nov 23 18:23:00 2026 GMT`. */
function nodeTime({ epochMilliseconds }: Time): string {
  if (epochMilliseconds === undefined) return 'Bad time value';
  const date = new Date(epochMilliseconds);
  const clock = date.toISOString().slice(11, 19);
  return `${months[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)} ${clock} ${date.getUTCFullYear()} GMT`;
}

function nodeSerial(hex: string): string {
  return hex.toUpperCase();
}

function nodeAltNames(certificate: Certificate): string | undefined {
  return getExtension(certificate, 'subjectAltName')?.names.map(nodeAltName).join(', ');
}

const nodeKinds: Readonly<Partial<Record<GeneralName['kind'], string>>> = {
  IP: 'IP Address',
  RegisteredID: 'Registered ID',
  otherName: 'othername',
};

function nodeAltName(name: GeneralName): string {
  return `${nodeKinds[name.kind] ?? name.kind}:${name.value}`;
}

function compare(origin: string, der: Uint8Array): Difference[] {
  const theirs = readByNode(der);
  if (theirs === undefined) return [];
  const ours = parseCertificate(der);
  const fields: readonly (readonly [field: string, ours: string, theirs: string])[] = [
    ['subject', nodeName(ours.subject), theirs.subject ?? ''],
    ['issuer', nodeName(ours.issuer), theirs.issuer ?? ''],
    ['serialNumber', nodeSerial(ours.serialNumber.hex), theirs.serialNumber],
    ['notBefore', nodeTime(ours.validity.notBefore), theirs.validFrom],
    ['notAfter', nodeTime(ours.validity.notAfter), theirs.validTo],
    ['subjectAltName', nodeAltNames(ours) ?? '', theirs.subjectAltName ?? ''],
    ['fingerprint', sha256(der.subarray(ours.range.start, ours.range.end)), theirs.fingerprint256],
  ];
  return fields
    .filter(([, mine, other]) => mine !== other)
    .map(([field, mine, other]) => ({ field, origin, ours: mine, theirs: other }));
}

function readByNode(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

function sha256(bytes: Uint8Array): string {
  const hex = createHash('sha256').update(bytes).digest('hex').toUpperCase();
  return hex.match(/../g)?.join(':') ?? '';
}

const certificates = corpusObjects('cert');

describe.skipIf(certificates.length === 0)('every public certificate reads as node:crypto reads it', () => {
  const differences = certificates.flatMap(({ origin, der }) => compare(origin, der));

  it('differs only where the difference is explained', () => {
    expect(differences.filter((each) => explain(each) !== each.theirs)).toEqual([]);
  });

  it.each(explanations.map(({ why, field }, index) => [why, field, index] as const))('%s (%s)', (_, field, index) => {
    const needed = differences.filter(
      (each) => each.field === field && explain(each, index) !== explain(each, index + 1),
    );
    expect(needed.length).toBeGreaterThan(0);
  });
});

/** What `openssl x509` prints of a certificate; undefined where it reads none. */
function readByOpenssl(der: Uint8Array): string | undefined {
  const options = ['-noout', '-subject', '-issuer', '-serial', '-dates', '-nameopt', 'RFC2253,-esc_msb,utf8'];
  const { status, stdout } = spawnSync('openssl', ['x509', '-inform', 'DER', ...options], { input: der });
  return status === 0 ? stdout.toString('utf8').trimEnd() : undefined;
}

function opensslLines({ subject, issuer, serialNumber, validity }: Certificate): string {
  const hex = serialNumber.hex.toUpperCase();
  return [
    `subject=${subject.text.replaceAll('STREET=', 'street=')}`,
    `issuer=${issuer.text.replaceAll('STREET=', 'street=')}`,
    `serial=${hex}`,
    `notBefore=${nodeTime(validity.notBefore)}`,
    `notAfter=${nodeTime(validity.notAfter)}`,
  ].join('\n');
}

describe.skipIf(certificates.length === 0 || opensslMissing)('every 40th public certificate', () => {
  const sample = certificates.filter((_, index) => index % 40 === 0);

  it('reads as openssl x509 reads it', () => {
    const pairs = sample.map(({ der }) => ({ ours: opensslLines(parseCertificate(der)), theirs: readByOpenssl(der) }));
    const read = pairs.filter(({ theirs }) => theirs !== undefined);
    expect(read.filter(({ ours, theirs }) => ours !== theirs)).toEqual([]);
    expect(read.length).toBeGreaterThan(20);
  });
});
