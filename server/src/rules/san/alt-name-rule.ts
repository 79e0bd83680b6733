import type { Extension, GeneralName } from '../../x509/types.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { extensionOids } from '../extension-oids.ts';
import { type CertificateRule, type FieldContext, type FieldReport, type RuleMetadata, silent } from '../types.ts';

/** Whose alternative names (RFC 5280 §4.2.1.6, §4.2.1.7): the two extensions are written alike. */
export type AltNamePlace = 'subject' | 'issuer';

const oids: Readonly<Record<AltNamePlace, string>> = {
  subject: extensionOids.subjectAltName,
  issuer: extensionOids.issuerAltName,
};

/** Everything of a rule but where it looks and what for. */
export type AltNameRuleMetadata = Omit<RuleMetadata, 'fixable'> & Pick<CertificateRule, 'impliedBy' | 'about'>;

/** What is wrong with one name, as a message; undefined where nothing is. */
export type JudgeName = (name: GeneralName, context: FieldContext, place: AltNamePlace) => string | undefined;

/** A rule about each name of a subjectAltName or issuerAltName. */
export function altNameRule(place: AltNamePlace, metadata: AltNameRuleMetadata, judge: JudgeName): CertificateRule {
  return altNamesRule(place, metadata, (_extension, context, subject) =>
    judgeAll(namesOf(subject, place), (name) => judge(name, context, place)),
  );
}

/** A rule about a subjectAltName or issuerAltName as a whole. */
export function altNamesRule(
  place: AltNamePlace,
  metadata: AltNameRuleMetadata,
  check: (extension: Extension, context: FieldContext, subject: CertificateSubject) => readonly FieldReport[],
): CertificateRule {
  return {
    ...metadata,
    fixable: false,
    scope: 'certificate',
    extension: oids[place],
    check(subject, context) {
      const extension = subject.extension(oids[place]);
      return extension === undefined ? silent : check(extension, context, subject);
    },
  };
}

function namesOf(subject: CertificateSubject, place: AltNamePlace): readonly GeneralName[] {
  return place === 'subject'
    ? subject.altNames
    : (subject.value(extensionOids.issuerAltName, 'issuerAltName')?.names ?? silent);
}

function judgeAll(
  names: readonly GeneralName[],
  judge: (name: GeneralName) => string | undefined,
): readonly FieldReport[] {
  let reports: FieldReport[] | undefined;
  for (const name of names) {
    const message = judge(name);
    if (message === undefined) continue;
    reports ??= [];
    reports.push({ message, bytes: name.range });
  }
  return reports ?? silent;
}
