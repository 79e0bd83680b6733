// Rules about single certificates and lists, each tried on what it must report and on what it must not.
import { describe, expect, it } from 'vitest';
import { CertificateSubject } from '../../server/src/rules/certificate-subject.ts';
import { CrlSubject } from '../../server/src/rules/crl-subject.ts';
import { askCertificateRule, askCrlRule, type FieldRule } from '../../server/src/rules/field-rules.ts';
import { defaultRuleSettings } from '../../server/src/rules/settings.ts';
import type { FieldContext, FieldReport, Rule, RuleProfile, Severity } from '../../server/src/rules/types.ts';
import { english } from '../../server/src/text/localize.ts';
import type { ByteRange } from '../../server/src/text/range.ts';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { parseCrl } from '../../server/src/x509/crl.ts';
import { makeCrl, makePki, NOW } from '../builders/index.ts';

/** One certificate or list that a rule must report. A rule may have several. */
export interface FieldFixture {
  readonly rule: FieldRule;
  /** Which of the rule's cases this is, where there are several. */
  readonly what?: string;
  /** DER that the rule must report. */
  bad(): Uint8Array;
  /** What its (first) report must stand on: the very bytes of the field, TLV header included. */
  readonly at: Uint8Array | ((der: Uint8Array) => ByteRange);
  readonly severity?: Severity;
  readonly message?: RegExp;
  /** DER on which the rule must be silent, besides the healthy certificates and lists of the builders. */
  good?(): Uint8Array;
  /** Default: the first that the rule speaks in. */
  readonly profile?: RuleProfile;
  /** Default: NOW. */
  readonly now?: number;
}

/** What a rule says of one certificate or list by itself. */
export function askRule(
  rule: FieldRule,
  der: Uint8Array,
  profile?: RuleProfile,
  now: number = NOW,
): readonly FieldReport[] {
  const context: FieldContext = {
    now,
    t: english,
    profile: profile ?? rule.profiles?.[0] ?? 'internal',
    settings: defaultRuleSettings,
  };
  return rule.scope === 'certificate'
    ? askCertificateRule(rule, new CertificateSubject(parseCertificate(der)), context)
    : askCrlRule(rule, new CrlSubject(parseCrl(der)), context);
}

/** Tests every rule of a family that looks at single certificates or lists: each must have a fixture. */
export function testFieldRules(rules: readonly Rule[], fixtures: readonly FieldFixture[]): void {
  const fieldRules = rules.filter((rule): rule is FieldRule => rule.scope === 'certificate' || rule.scope === 'crl');
  it('has a fixture for every rule', () => {
    const tried = new Set(fixtures.map(({ rule }) => rule.id));
    expect(fieldRules.filter(({ id }) => !tried.has(id)).map(({ id }) => id)).toEqual([]);
  });
  describe.each(fixtures)('$rule.id $what', (fixture) => {
    it('is reported at the field', () => expectReport(fixture));
    it('is not reported of healthy ones', () => expectSilence(fixture));
  });
}

function expectReport({ rule, bad, at, severity, message, profile, now }: FieldFixture): void {
  const der = bad();
  const [report] = askRule(rule, der, profile, now);
  expect(report).toBeDefined();
  if (report === undefined) return;
  const { start, end } = at instanceof Uint8Array ? report.bytes : at(der);
  expect(report.bytes).toEqual({ start, end });
  if (at instanceof Uint8Array) expect(toHex(der.subarray(start, end))).toBe(toHex(at));
  if (severity !== undefined) expect(report.severity ?? rule.severity).toBe(severity);
  expect(report.message).not.toMatch(/[\n\r\0]|undefined|NaN|\{\d\}/);
  if (message !== undefined) expect(report.message).toMatch(message);
}

function expectSilence({ rule, good, profile, now }: FieldFixture): void {
  const given = good === undefined ? [] : [good()];
  // What only public certificates must have, the builders' do not.
  const healthy = rule.profiles?.includes('internal') === false ? [] : listHealthy(rule.scope);
  const all = [...given, ...healthy];
  expect(all.length, 'needs a good fixture of its own').toBeGreaterThan(0);
  for (const der of all) expect(askRule(rule, der, profile, now)).toEqual([]);
}

function listHealthy(scope: FieldRule['scope']): readonly Uint8Array[] {
  const { root, issuing, server, client } = makePki();
  return scope === 'crl' ? [makeCrl(root).der] : [root, issuing, server, client].map(({ der }) => der);
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
