import { describe, expect, it } from 'vitest';
import { pem } from '../builders/index.ts';
import { type CorpusObject, corpusObjects, fuzzBytes } from '../x509/corpus.ts';
import { type Checked, check } from './check.ts';

const certificates = corpusObjects('cert');
const lists = corpusObjects('crl');
const fuzz = fuzzBytes();
const isAbsent = certificates.length === 0;

/** What must hold of every document, however odd. */
function expectOrderly({ document, findings }: Checked, origin: string): void {
  expect(
    findings.filter(({ code }) => code === 'internal/rule-failed'),
    origin,
  ).toEqual([]);
  for (const { range, message } of findings) {
    expect(range.start, origin).toBeGreaterThanOrEqual(0);
    expect(range.end, origin).toBeGreaterThanOrEqual(range.start);
    expect(document.text.length, origin).toBeGreaterThanOrEqual(range.end);
    expect(message, origin).not.toMatch(/[\n\r\0]|undefined|NaN|\{\d\}/);
  }
}

describe.skipIf(isAbsent)('public certificates and lists', () => {
  it('every rule gets through each of them', async () => {
    for (const { der, origin } of certificates) expectOrderly(await check(pem('CERTIFICATE', der)), origin);
    for (const { der, origin } of lists) expectOrderly(await check(pem('X509 CRL', der), { file: 'a.crl' }), origin);
  });

  it('none of them, alone as it stands there, is said to carry a wrong signature', async () => {
    const accused: string[] = [];
    for (const { der, origin } of certificates) {
      const { find } = await check(pem('CERTIFICATE', der));
      if (find('chain/signature-mismatch') !== undefined) accused.push(origin);
    }
    expect(accused).toEqual([]);
  });

  it('all in one file are a bundle, and read in one go', async () => {
    const text = certificates.map(({ der }: CorpusObject) => pem('CERTIFICATE', der)).join('');
    const checked = await check(text, { file: 'bundle.pem' });
    expectOrderly(checked, 'bundle');
    expect(checked.findings.filter(({ code }) => /^chain\/(?!duplicate)/.test(code))).toEqual([]);
  });
});

describe.skipIf(fuzz.length === 0)('bytes that fuzzers found', () => {
  it('every rule gets through them as certificate, key and text', async () => {
    for (const bytes of fuzz) {
      expectOrderly(await check(pem('CERTIFICATE', bytes)), 'certificate');
      expectOrderly(await check(pem('PRIVATE KEY', bytes)), 'key');
      expectOrderly(await check(Buffer.from(bytes).toString('latin1')), 'text');
    }
  });
});
