// The `rules` section's side of the rules: certificates read anew, and what all rules or one of them make of them.
import { activate } from '../../../server/src/rules/active-rules.ts';
import { CertificateSubject } from '../../../server/src/rules/certificate-subject.ts';
import { askCertificateRule, FieldQuestions, FieldRules } from '../../../server/src/rules/field-rules.ts';
import { rules } from '../../../server/src/rules/registry.ts';
import { defaultRuleSettings } from '../../../server/src/rules/settings.ts';
import type { CertificateRule, RuleProfile } from '../../../server/src/rules/types.ts';
import { english } from '../../../server/src/text/localize.ts';
import { parseCertificate } from '../../../server/src/x509/certificate.ts';
import type { Certificate } from '../../../server/src/x509/types.ts';
import { readFields } from './decode-entry.ts';

export const certificateRules: readonly CertificateRule[] = rules.filter((rule) => rule.scope === 'certificate');

/** Certificates of which nothing but the structure is read. */
export function parseAll(ders: readonly Uint8Array[]): readonly Certificate[] {
  return ders.map((der) => parseCertificate(der));
}

/** Parses certificates and reads all their fields; all of them are kept, as a document keeps them. */
export function readAll(ders: readonly Uint8Array[]): number {
  return parseAll(ders).reduce((seen, certificate) => seen + readFields(certificate), 0);
}

/** Asks every rule that speaks in the profile; returns how many reports there were. */
export function askEveryRule(certificates: readonly Certificate[], profile: RuleProfile, now: number): number {
  const settings = { ...defaultRuleSettings, profile };
  const asked = new FieldRules(new FieldQuestions(activate(certificateRules, settings)), { settings, now, t: english });
  let reports = 0;
  for (const certificate of certificates) reports += asked.askAboutCertificate(certificate).length;
  return reports;
}

export function toSubjects(certificates: readonly Certificate[]): readonly CertificateSubject[] {
  return certificates.map((certificate) => new CertificateSubject(certificate));
}

/** Asks one rule; returns how many reports there were. */
export function askOneRule(rule: CertificateRule, subjects: readonly CertificateSubject[], now: number): number {
  const context = { now, t: english, profile: rule.profiles?.[0] ?? 'internal', settings: defaultRuleSettings };
  let reports = 0;
  for (const subject of subjects) reports += askCertificateRule(rule, subject, context).length;
  return reports;
}
