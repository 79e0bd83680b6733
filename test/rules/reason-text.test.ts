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

  const say = (code: ReasonCode, field: string, ...values: string[]) =>
    describeReason(makeReason(code, certificate, field, ...values), english);

  it('puts every name in quotation marks, also one that looks like a word', () => {
    expect(say('path-length-exceeded', 'basicConstraints', '0', '1', 'A')).toContain(', and "A" stands below it.');
    expect(say('path-length-exceeded', 'basicConstraints', '1', '3', 'C', 'B', 'A')).toMatch(
      / has pathLenConstraint 1, and the CAs below it are 3: "A", "B", "C"\.$/,
    );
    expect(say('name-excluded', 'DNS', 'api', 'api', 'Ops')).toMatch(
      / has the name "api", and "Ops" excludes "api"\.$/,
    );
    expect(say('peer-name-mismatch', 'subjectAltName', 'api', 'web')).toMatch(/ the name "api", but "web"\.$/);
  });

  it('shows an OID as it is, and only where there is no name', () => {
    expect(say('wrong-purpose', 'extKeyUsage', 'serverAuth', 'msSmartcardLogin, 1.2.3.4')).toMatch(
      / for serverAuth: its extended key usage is msSmartcardLogin, 1\.2\.3\.4\.$/,
    );
    expect(say('unknown-critical-extension', 'qcStatements', '1.3.6.1.5.5.7.1.3')).toContain('extension qcStatements,');
    expect(say('unknown-critical-extension', '1.2.3.4', '1.2.3.4')).toContain('extension 1.2.3.4,');
  });

  it('gives a reason for a revocation only where the list does', () => {
    expect(say('revoked', 'serialNumber', 'keyCompromise')).toMatch(/ is revoked \(keyCompromise\)\.$/);
    expect(say('revoked', 'serialNumber', 'unspecified')).toMatch(/ is revoked\.$/);
  });
});
