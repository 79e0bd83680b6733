import { describe, expect, it } from 'vitest';
import { makeReason, type ReasonCode, reasonSections } from '../../server/src/path/validation/reasons.ts';
import { describeReason } from '../../server/src/rules/reason-text.ts';
import { english } from '../../server/src/text/localize.ts';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { makePki } from '../builders/index.ts';

const certificate = parseCertificate(makePki({ label: 'reason text' }).server.der);
const isCode = (code: string): code is ReasonCode => code in reasonSections;
const codes = Object.keys(reasonSections).filter(isCode);

describe('the sentence of a reason', () => {
  it.each(codes)('is whole for %s, whatever the values', (code) => {
    for (const values of [[], ['one'], ['one', 'two', 'three'], ['', '']]) {
      const sentence = describeReason(makeReason(code, certificate, 'field', ...values), english);
      expect(sentence).toMatch(/^["A-Z].*\.$/);
      expect(sentence).not.toMatch(/\{\d\}|undefined|null/);
    }
  });

  it('differs from code to code', () => {
    const sentences = codes.map((code) =>
      describeReason(makeReason(code, certificate, 'field', 'a', 'b', 'c'), english),
    );
    expect(new Set(sentences).size).toBe(codes.length);
  });

  it('shows what a certificate says on one line and in quotation marks', () => {
    const hostile = 'x\u202egro.elpmaxe\nerror: all is well';
    const sentence = describeReason(
      makeReason('peer-name-mismatch', certificate, 'subjectAltName', hostile, ''),
      english,
    );
    expect(sentence).toContain('"x gro.elpmaxe error: all is well"');
  });
});
