import { describe, expect, it } from 'vitest';
import { backdated } from '../../../server/src/rules/validity/backdated.ts';
import { endsBeforeItBegins } from '../../../server/src/rules/validity/ends-before-it-begins.ts';
import { validityRules } from '../../../server/src/rules/validity/family.ts';
import { longLivedLeaf } from '../../../server/src/rules/validity/long-lived-leaf.ts';
import {
  type CertificateSpec,
  DAY,
  der,
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makeTlsSecret,
  NOW,
  signedCertificateTimestamps,
} from '../../builders/index.ts';
import { check } from '../check.ts';
import { askRule, type FieldFixture, testFieldRules } from '../field-fixtures.ts';

const root = makeCa();
const noExpiry = der.generalizedTime('99991231235959Z');
const logged = (from: number, after: number) =>
  makeLeaf(root, { days: [from, 60], extensions: [signedCertificateTimestamps(NOW + (from + after) * DAY)] }).der;

const fixtures: readonly FieldFixture[] = [
  {
    rule: endsBeforeItBegins,
    what: 'by a day',
    bad: () => makeLeaf(root, { days: [-10, -11] }).der,
    at: der.time(NOW - 11 * DAY),
    severity: 'error',
    message: /ends on 2026-01-04 12:00 UTC, before it begins on 2026-01-05 12:00 UTC/,
  },
  {
    rule: endsBeforeItBegins,
    what: 'at the same moment',
    bad: () => makeLeaf(root, { days: [-10, -10] }).der,
    at: (bytes) => {
      const start = Buffer.from(bytes).lastIndexOf(der.time(NOW - 10 * DAY));
      return { start, end: start + der.time(NOW).length };
    },
    severity: 'warning',
    good: () => makeLeaf(root, { notBefore: NOW, notAfter: NOW + 1000 }).der,
  },
  {
    rule: longLivedLeaf,
    what: 'ten years',
    bad: () => makeLeaf(root, { days: [0, 3650] }).der,
    at: der.time(NOW + 3650 * DAY),
    severity: 'information',
    good: () => makeLeaf(root, { days: [0, 3649] }).der,
  },
  {
    rule: longLivedLeaf,
    what: 'a hundred years, which are not for ever',
    bad: () => makeLeaf(root, { days: [0, 36_500] }).der,
    at: der.time(NOW + 36_500 * DAY),
    good: () => makeLeaf(root, { notAfter: noExpiry }).der,
  },
  {
    rule: longLivedLeaf,
    what: 'a CA may be',
    bad: () => makeLeaf(root, { days: [-1, 4000] }).der,
    at: der.time(NOW + 4000 * DAY),
    good: () => makeCa({ days: [0, 30 * 365] }).der,
  },
  {
    rule: backdated,
    bad: () => logged(-30, 3),
    at: der.time(NOW - 30 * DAY),
    severity: 'error',
    good: () => logged(-30, 2),
  },
  {
    rule: backdated,
    what: 'not before the demand was made',
    bad: () => logged(-30, 20),
    at: der.time(NOW - 30 * DAY),
    good: () => logged(-1000, 20),
  },
];

testFieldRules(validityRules, fixtures);

const code = 'validity/outlives-issuer';
const place = async (leaf: CertificateSpec, issuing: CertificateSpec, files: Readonly<Record<string, string>> = {}) => {
  const middle = makeIntermediate(root, { name: 'Payments CA', key: makeKey('p256', 'payments'), ...issuing });
  const api = makeLeaf(middle, { dns: ['api.payments.svc'], ...leaf });
  const workspace = { 'root.pem': root.pem, ...files };
  return { api, middle, checked: await check(api.pem + middle.pem, { file: 'api.pem', workspace }) };
};

describe('a leaf that is valid for longer than its issuer', () => {
  it('is told at its last day, while the issuer still lives', async () => {
    const { checked, api } = await place({ days: [-1, 90] }, { days: [-300, 60] });
    const finding = checked.find(code);
    expect(finding?.severity).toBe('information');
    expect(finding?.message).toMatch(
      /ends on 2026-04-15 12:00 UTC, and "Payments CA" above it on 2026-03-16 12:00 UTC already/,
    );
    expect(finding?.related.map(({ message }) => message)).toEqual(['"Payments CA"']);
    // The characters of the date in the base64.
    const at = Buffer.from(api.der).indexOf(der.time(NOW + 90 * DAY));
    const text = checked.textOf(finding).replaceAll('\n', '');
    expect(Buffer.from(api.der).toString('base64')).toContain(text);
    expect(at).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(24);
  });

  it('stands on the key of a Secret', async () => {
    const middle = makeIntermediate(root, { name: 'Payments CA', days: [-300, 60] });
    const api = makeLeaf(middle, { dns: ['api.payments.svc'], days: [-1, 90] });
    const text = makeTlsSecret({ crt: api.pem + middle.pem, key: api.keyPem, ca: root.pem });
    const checked = await check(text, { file: 'secret.yaml' });
    expect(checked.textOf(checked.find(code))).toBe('tls.crt');
  });

  it.each([
    ['ends with it', { days: [-1, 60] }, { days: [-300, 60] }],
    ['ends before it', { days: [-1, 1] }, { days: [-300, 60] }],
    ['has no well-defined expiry', { notAfter: noExpiry }, { days: [-300, 60] }],
    ['has an issuer that has ended, which is told already', { days: [-1, 90] }, { days: [-300, -1] }],
  ] as const)('is silent of one that %s', async (_what, leaf, issuing) => {
    expect((await place(leaf, issuing)).checked.find(code)).toBeUndefined();
  });

  it('is silent where the issuer was renewed with its key', async () => {
    const renewed = makeIntermediate(root, { name: 'Payments CA', key: makeKey('p256', 'payments'), days: [-1, 900] });
    const files = { 'renewed.pem': renewed.pem };
    expect((await place({ days: [-1, 90] }, { days: [-300, 60] }, files)).checked.find(code)).toBeUndefined();
  });

  it('is told once where the leaf is for ten years, too', async () => {
    const { checked } = await place({ days: [-1, 4000] }, { days: [-300, 60] });
    expect(checked.summary.filter((line) => line.includes('validity/'))).toEqual([`information ${code}`]);
  });

  it('names the CA that ends first, wherever it stands above', async () => {
    const old = makeCa({ name: 'Old Root', days: [-3000, 20] });
    const middle = makeIntermediate(old, { name: 'Young CA', days: [-1, 900] });
    const api = makeLeaf(middle, { dns: ['api.payments.svc'], days: [-1, 30] });
    const checked = await check(api.pem + middle.pem, { file: 'api.pem', workspace: { 'root.pem': old.pem } });
    expect(checked.findings.filter((finding) => finding.code === code).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^"api\.payments\.svc" ends on .* "Old Root" above it on 2026-02-04/),
    ]);
  });
});

describe('a certificate that ends before it begins', () => {
  it('is told once, and not as one that has expired or is still to come', async () => {
    const { pem } = makeLeaf(root, { dns: ['api.payments.svc'], days: [10, -10] });
    const checked = await check(pem, { workspace: { 'root.pem': root.pem } });
    const codes = checked.findings.map((finding) => finding.code);
    expect(codes.filter((each) => each.startsWith('validity/'))).toEqual(['validity/ends-before-it-begins']);
  });
});

describe('a leaf for ten years', () => {
  it('is told as one of the web in a public certificate', () => {
    const { der: bytes } = makeLeaf(root, { days: [-30, 4000] });
    expect(askRule(longLivedLeaf, bytes)).toHaveLength(1);
    expect(longLivedLeaf.impliedBy).toContain('webpki/validity-over-398-days');
  });
});

describe('a root of a trust bundle that ends soon', () => {
  const old = makeCa({ name: 'Old Root', days: [-3650, 2] });
  const ask = async (text: string) => (await check(text, { file: 'ca-bundle.crt' })).find('validity/expiring-soon');

  it('is a warning, as one that has ended is', async () => {
    expect((await ask(old.pem + root.pem))?.severity).toBe('warning');
    const ended = makeCa({ name: 'Old Root', days: [-3650, -2] });
    const { find } = await check(ended.pem + root.pem, { file: 'ca-bundle.crt' });
    expect(find('validity/expired')?.severity).toBe('warning');
  });

  it('is an error where it is the only one', async () => {
    expect((await ask(old.pem))?.severity).toBe('error');
  });
});
