import { describe, expect, it } from 'vitest';
import {
  DAY,
  makeCa,
  makeCrl,
  makeKey,
  makeLeaf,
  makePki,
  makeTlsSecret,
  NOW,
  pem,
  toBase64,
  yamlDocuments,
} from '../builders/index.ts';
import { check } from './check.ts';

const pki = makePki();
const { root, issuing, server } = pki;
const rebuilt = makeCa({ name: 'O=Payments, CN=Payments Root CA', key: makeKey('p256', 'rebuilt root') });
const underRebuilt = makeLeaf(rebuilt, { dns: ['api.payments.svc'] });
const stranger = makeCa({ name: 'Other CA' });
const begin = '-----BEGIN CERTIFICATE-----';

/** One mistake: what is said of it, and where. */
interface Story {
  readonly name: string;
  readonly code: string;
  readonly text: string;
  readonly file?: string;
  readonly workspace?: Readonly<Record<string, string>>;
  readonly severity: string;
  /** The characters that the finding stands on, and which of their occurrences (from 1). */
  readonly on: string;
  readonly occurrence?: number;
  readonly says: RegExp;
  /** Further findings of the same mistake. */
  readonly also?: readonly string[];
}

const secret = (spec: Parameters<typeof makeTlsSecret>[0]) => ({ file: 'secret.yaml', text: makeTlsSecret(spec) });
const withRoot = { workspace: { 'root.pem': root.pem } };

const stories: readonly Story[] = [
  {
    name: 'a leaf that expired five days ago',
    code: 'validity/expired',
    text: makeLeaf(root, { dns: ['old.svc'], days: [-90, -5] }).pem,
    ...withRoot,
    severity: 'error',
    on: begin,
    says: /"old\.svc" expired on 2026-01-10 12:00 UTC, 5 days ago.*renew/,
  },
  {
    name: 'a CA that expired',
    code: 'validity/expired',
    text: makeCa({ name: 'Old CA', days: [-4000, -10] }).pem,
    severity: 'error',
    on: begin,
    says: /"Old CA" expired.*every path that leads through it/,
  },
  {
    name: 'a revocation list whose successor is due',
    code: 'validity/expired',
    text: makeCrl(root, { days: [-30, -2] }).pem,
    file: 'ca.crl',
    severity: 'warning',
    on: '-----BEGIN X509 CRL-----',
    says: /revocation list of "Payments Root CA" is out of date.*2 days ago/,
  },
  {
    name: 'five days of ninety left',
    code: 'validity/expiring-soon',
    text: makeLeaf(root, { dns: ['soon.svc'], days: [-85, 5] }).pem,
    ...withRoot,
    severity: 'error',
    on: begin,
    says: /"soon\.svc" expires in 5 days \(2026-01-20 12:00 UTC\); less than 7 days of its 90 days are left/,
  },
  {
    name: 'twenty days of ninety left',
    code: 'validity/expiring-soon',
    text: makeLeaf(root, { days: [-70, 20] }).pem,
    ...withRoot,
    severity: 'warning',
    on: begin,
    says: /less than 30 days of its 90 days are left/,
  },
  {
    name: 'seven hours of twenty-four left',
    code: 'validity/expiring-soon',
    text: makeLeaf(root, { notBefore: NOW - (17 / 24) * DAY, notAfter: NOW + (7 / 24) * DAY }).pem,
    ...withRoot,
    severity: 'warning',
    on: begin,
    says: /expires in 7 hours .*less than 8 hours of its 24 hours are left/,
  },
  {
    name: 'a leaf from tomorrow',
    code: 'validity/not-yet-valid',
    text: makeLeaf(root, { days: [1, 90] }).pem,
    ...withRoot,
    severity: 'error',
    on: begin,
    says: /not valid before 2026-01-16 12:00 UTC/,
  },
  {
    name: 'an expired leaf in a Secret',
    code: 'validity/expired',
    ...secret({ crt: makeLeaf(root, { days: [-90, -5], key: server.key }).pem, key: server.keyPem, ca: root.pem }),
    severity: 'error',
    on: 'tls.crt',
    says: /expired/,
  },
  {
    name: 'a reversed chain',
    code: 'chain/wrong-order',
    text: root.pem + issuing.pem + server.pem,
    severity: 'error',
    on: begin,
    says: /"Payments Root CA" stands first in this file, where the leaf "api\.payments\.svc" belongs.*"api\.payments\.svc", "Payments Issuing CA", "Payments Root CA"/,
    also: ['information chain/redundant-root'],
  },
  {
    name: 'a reversed chain in a Secret',
    code: 'chain/wrong-order',
    ...secret({ crt: issuing.pem + server.pem, key: server.keyPem, ca: root.pem }),
    severity: 'error',
    on: 'tls.crt',
    says: /stands first in tls\.crt/,
  },
  {
    name: 'intermediates the wrong way round',
    code: 'chain/wrong-order',
    text: server.pem + root.pem + issuing.pem,
    severity: 'warning',
    on: begin,
    occurrence: 2,
    says: /"Payments Root CA" stands where "Payments Issuing CA" belongs/,
    also: ['information chain/redundant-root'],
  },
  {
    name: 'a leaf whose issuer is nowhere',
    code: 'chain/missing-issuer',
    text: server.pem,
    severity: 'information',
    on: begin,
    says: /issuer of "api\.payments\.svc", "Payments Issuing CA", is neither in this file nor in the workspace/,
  },
  {
    name: 'a Secret with the leaf alone and its issuer nowhere',
    code: 'chain/missing-issuer',
    ...secret({ crt: server.pem, key: server.keyPem }),
    severity: 'warning',
    on: 'tls.crt',
    says: /neither in tls\.crt nor in the workspace/,
  },
  {
    name: 'a leaf and its root, and the intermediate in another file',
    code: 'chain/missing-issuer',
    text: server.pem + root.pem,
    workspace: { 'issuing.pem': issuing.pem },
    severity: 'warning',
    on: begin,
    says: /"Payments Issuing CA", which this file leaves out.*insert "Payments Issuing CA" from issuing\.pem/,
    also: ['information chain/redundant-root'],
  },
  {
    name: 'a certificate twice in a chain',
    code: 'chain/duplicate-certificate',
    text: server.pem + issuing.pem + issuing.pem,
    severity: 'warning',
    on: begin,
    occurrence: 3,
    says: /"Payments Issuing CA" already stands earlier in this file/,
  },
  {
    name: 'the leaf twice',
    code: 'chain/duplicate-certificate',
    text: server.pem + server.pem + issuing.pem,
    severity: 'warning',
    on: begin,
    occurrence: 2,
    says: /"api\.payments\.svc" already stands earlier/,
  },
  {
    name: 'a root twice in a bundle',
    code: 'chain/duplicate-certificate',
    text: root.pem + stranger.pem + root.pem,
    file: 'roots.pem',
    severity: 'hint',
    on: begin,
    occurrence: 3,
    says: /the copy changes nothing/,
  },
  {
    name: 'a CA that signed nothing here',
    code: 'chain/unrelated-certificate',
    text: server.pem + issuing.pem + stranger.pem,
    severity: 'warning',
    on: begin,
    occurrence: 3,
    says: /"Other CA" signed no certificate in the chain of "api\.payments\.svc"/,
  },
  {
    name: 'another leaf behind a chain',
    code: 'chain/unrelated-certificate',
    text: server.pem + issuing.pem + pki.client.pem,
    severity: 'warning',
    on: begin,
    occurrence: 3,
    says: /"orders" signed no certificate/,
  },
  {
    name: 'the re-created root in place of the one that signed',
    code: 'chain/unrelated-certificate',
    text: server.pem + issuing.pem + rebuilt.pem,
    ...withRoot,
    severity: 'warning',
    on: begin,
    occurrence: 3,
    says: /"Payments Root CA" has the name of a CA in the chain of "api\.payments\.svc", but another key/,
  },
  {
    name: 'a chain with its root',
    code: 'chain/redundant-root',
    text: server.pem + issuing.pem + root.pem,
    severity: 'information',
    on: begin,
    occurrence: 3,
    says: /"Payments Root CA" is the root of this chain.*\d+ bytes longer/,
  },
  {
    name: 'a leaf with the root that signed it',
    code: 'chain/redundant-root',
    text: underRebuilt.pem + rebuilt.pem,
    severity: 'hint',
    on: begin,
    occurrence: 2,
    says: /is the root of this chain/,
  },
  {
    name: 'a leaf of a CA that was re-created',
    code: 'chain/signature-mismatch',
    text: underRebuilt.pem,
    workspace: { 'ca.pem': root.pem },
    severity: 'error',
    on: begin,
    says: /names "Payments Root CA" as its issuer, but the "Payments Root CA" in ca\.pem has another key.*re-created/,
  },
  {
    name: 'a leaf whose namesake CA lies in another folder',
    code: 'chain/signature-mismatch',
    text: underRebuilt.pem,
    workspace: { 'staging/ca.pem': root.pem },
    severity: 'warning',
    on: begin,
    says: /in staging\/ca\.pem has another key/,
  },
  {
    name: 'a Secret whose ca.crt was re-created',
    code: 'chain/signature-mismatch',
    ...secret({ crt: underRebuilt.pem, key: underRebuilt.keyPem, ca: root.pem }),
    severity: 'error',
    on: 'tls.crt',
    says: /the "Payments Root CA" in ca\.crt has another key/,
  },
  {
    name: 'a certificate changed after it was signed',
    code: 'chain/signature-mismatch',
    text: makeLeaf(root, { raw: { signature: makeLeaf(root, { dns: ['x'] }).der.slice(-70) } }).pem + root.pem,
    severity: 'error',
    on: begin,
    says: /has the key that it names, but the signature does not fit/,
    also: ['hint chain/redundant-root'],
  },
  {
    name: 'a key of another certificate in the same file',
    code: 'key/mismatch',
    text: pki.serverChain + pki.client.keyPem,
    severity: 'error',
    on: '-----BEGIN PRIVATE KEY-----',
    says: /does not belong to the certificate of "api\.payments\.svc"/,
  },
  {
    name: "the key of the issuing CA in the place of the leaf's",
    code: 'key/mismatch',
    text: pki.serverChain + issuing.keyPem,
    severity: 'error',
    on: '-----BEGIN PRIVATE KEY-----',
    says: /does not belong to the certificate of "api\.payments\.svc"/,
  },
  {
    name: 'a key of another certificate in a Secret',
    code: 'key/mismatch',
    ...secret({ crt: pki.serverChain, key: pki.client.keyPem, ca: root.pem }),
    severity: 'error',
    on: 'tls.key',
    says: /request a certificate for this one/,
  },
  {
    name: 'a TLS Secret without its key',
    code: 'kubernetes/missing-key',
    ...secret({ crt: pki.serverChain, ca: root.pem }),
    severity: 'error',
    on: 'kubernetes.io/tls',
    says: /this one lacks tls\.key/,
  },
  {
    name: 'PEM under data, not encoded',
    code: 'kubernetes/not-base64',
    ...secret({ crt: pki.serverChain, key: server.keyPem, times: 0, style: 'block' }),
    severity: 'error',
    on: '',
    says: /tls\.crt must be base64 here and holds the PEM text itself/,
    also: ['error kubernetes/not-base64'],
  },
  {
    name: 'base64 of base64',
    code: 'kubernetes/double-base64',
    ...secret({ crt: pki.serverChain, key: server.keyPem, times: 2 }),
    severity: 'error',
    on: '',
    says: /tls\.crt is base64 of base64/,
    also: ['error kubernetes/double-base64'],
  },
  {
    name: 'DER in a Secret',
    code: 'kubernetes/not-pem',
    file: 'secret.yaml',
    text: makeTlsSecret({ crt: 'CRT', key: server.keyPem }).replace(toBase64('CRT'), toBase64(server.der)),
    workspace: { 'issuing.pem': issuing.pem },
    severity: 'error',
    on: toBase64(server.der),
    says: /tls\.crt holds DER/,
  },
  {
    name: 'a certificate in the place of the key',
    code: 'kubernetes/not-pem',
    ...secret({ crt: pki.serverChain, key: issuing.pem, ca: root.pem }),
    severity: 'error',
    on: '',
    says: /tls\.key holds a certificate and no private key/,
  },
  {
    name: 'a Secret whose ca.crt is another CA',
    code: 'kubernetes/ca-mismatch',
    ...secret({ crt: pki.serverChain, key: server.keyPem, ca: stranger.pem }),
    severity: 'warning',
    on: 'ca.crt',
    says: /issuer of "Payments Issuing CA" is "Payments Root CA", and no certificate in ca\.crt made that signature \("Other CA"\)/,
  },
];

const pemText = server.pem;
const lines = pemText.trim().split('\n');
/** An expired certificate, all of whose bits from its beginning on stand six further. */
const shifted = makeLeaf(pki.issuing, { dns: ['old.svc'], days: [-90, -1] })
  .pem.replace(/(?<=-----\n.{300})./s, '!')
  .split('\n');
const joined = (parts: readonly string[]) => `${parts.join('\n')}\n`;
const known = { workspace: { 'issuing.pem': issuing.pem, 'root.pem': root.pem } };

const damage: readonly Story[] = [
  {
    name: 'END and BEGIN on one line',
    code: 'pem/glued-blocks',
    text: server.pem.trimEnd() + issuing.pem,
    severity: 'error',
    on: '',
    says: /line break is missing/,
  },
  {
    name: 'no END line',
    code: 'pem/truncated-block',
    text: joined(lines.slice(0, -1)),
    ...known,
    severity: 'error',
    on: '',
    says: /no END line/,
  },
  {
    name: 'no BEGIN line',
    code: 'pem/truncated-block',
    text: joined(lines.slice(1)),
    ...known,
    severity: 'error',
    on: '-----END CERTIFICATE-----',
    says: /no BEGIN line above/,
  },
  {
    name: 'another label at the end',
    code: 'pem/label-mismatch',
    text: pemText.replace('END CERTIFICATE', 'END X509 CRL'),
    ...known,
    severity: 'error',
    on: '',
    says: /begins as "CERTIFICATE" and ends as "X509 CRL"/,
  },
  {
    name: 'a character that is no base64',
    code: 'pem/bad-base64',
    text: joined([lines[0] ?? '', `${lines[1]}*`, ...lines.slice(2)]),
    ...known,
    severity: 'error',
    on: '*',
    says: /"\*" is not base64/,
  },
  {
    name: 'base64 without a character, after which the dates are any others',
    code: 'pem/bad-base64',
    text: shifted.join('\n'),
    ...known,
    severity: 'error',
    on: '!',
    says: /"!" is not base64/,
  },
  {
    name: 'escaped line breaks',
    code: 'pem/escaped-newlines',
    text: `${pemText.trim().replaceAll('\n', '\\n')}\n`,
    ...known,
    severity: 'error',
    on: '',
    says: /written as \\n/,
  },
  {
    name: 'a request labelled as a certificate',
    code: 'pem/wrong-content',
    text: pem('CERTIFICATE REQUEST', server.der),
    ...known,
    severity: 'error',
    on: '-----BEGIN CERTIFICATE REQUEST-----',
    says: /labelled "CERTIFICATE REQUEST" and holds a certificate/,
  },
  {
    name: 'a PKCS#8 key labelled as an EC one, which most programs read all the same',
    code: 'pem/wrong-content',
    text: server.keyPem.replaceAll('PRIVATE KEY', 'EC PRIVATE KEY'),
    severity: 'warning',
    on: '-----BEGIN EC PRIVATE KEY-----',
    says: /whose label is PRIVATE KEY/,
  },
  {
    name: 'base64 of a text',
    code: 'pem/wrong-content',
    text: pem('CERTIFICATE', new TextEncoder().encode('this is no certificate at all')),
    severity: 'error',
    on: '',
    says: /not what "CERTIFICATE" promises/,
  },
  {
    name: 'DER, as an editor shows it, in a file named .pem',
    code: 'pem/wrong-content',
    text: Buffer.from(server.der).toString('utf8'),
    severity: 'error',
    on: '',
    says: /This file holds DER/,
  },
  {
    name: 'bytes after a certificate',
    code: 'pem/wrong-content',
    text: pem('CERTIFICATE', Buffer.concat([server.der, Buffer.from([1, 2, 3])])),
    ...known,
    severity: 'error',
    on: '',
    says: /^3 bytes follow the end/,
  },
  {
    name: 'one byte after a certificate',
    code: 'pem/wrong-content',
    text: pem('CERTIFICATE', Buffer.concat([server.der, Buffer.from([0])])),
    ...known,
    severity: 'error',
    on: '',
    says: /^A byte follows the end/,
  },
  {
    name: 'damage in the base64, said once although bytes are left over because of it',
    code: 'pem/bad-base64',
    text: pem('CERTIFICATE', Buffer.concat([server.der, Buffer.from([1, 2, 3])])).replace('-----\n', '-----\n*'),
    ...known,
    severity: 'error',
    on: '*',
    says: /"\*" is not base64/,
  },
  {
    name: 'a blank line inside a block',
    code: 'pem/whitespace',
    text: joined([lines[0] ?? '', lines[1] ?? '', '', ...lines.slice(2)]),
    ...known,
    severity: 'error',
    on: '',
    says: /blank line inside a block/,
  },
  {
    name: 'an indented block in a PEM file',
    code: 'pem/whitespace',
    text: joined(lines.map((line) => `    ${line}`)),
    ...known,
    severity: 'error',
    on: begin,
    says: /does not start at the margin/,
  },
];

describe.each([
  ['mistakes', stories],
  ['damage', damage],
])('%s', (_, list) => {
  it.each(list)('$name: $code', async (story) => {
    const checked = await check(story.text, story);
    const finding = checked.find(story.code);
    expect(checked.summary.toSorted()).toEqual([`${story.severity} ${story.code}`, ...(story.also ?? [])].toSorted());
    expect(finding?.message).toMatch(story.says);
    if (story.on === '') return;
    expect(checked.textOf(finding)).toBe(story.on);
    if (story.occurrence === undefined) return;
    expect(story.text.slice(0, finding?.range.start).split(story.on)).toHaveLength(story.occurrence);
  });
});

describe('private keys in clear', () => {
  it('are reported when a setting asks for it, and only then', async () => {
    const text = pki.serverChain + server.keyPem;
    expect((await check(text, withRoot)).summary).toEqual([]);
    expect((await check(text, { ...withRoot, severities: { key: 'error' } })).summary).toEqual([]);
    const asked = await check(text, { ...withRoot, severities: { 'key/unencrypted': 'warning' } });
    expect(asked.summary).toEqual(['warning key/unencrypted']);
    expect(asked.textOf(asked.findings[0])).toBe('-----BEGIN PRIVATE KEY-----');
  });
});

describe('several objects in one file', () => {
  it('are judged each on its own, and help each other to their issuers', async () => {
    const text = yamlDocuments(
      makeTlsSecret({ name: 'server', crt: server.pem, key: server.keyPem }),
      makeTlsSecret({ name: 'issuer', crt: issuing.pem, key: issuing.keyPem, ca: root.pem }),
    );
    expect((await check(text, { file: 'all.yaml' })).summary).toEqual([]);
  });
});
