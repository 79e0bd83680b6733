import type { Localize } from '../../text/localize.ts';
import type { NameAttribute } from '../../x509/types.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { type CertificateRule, type FieldReport, type RuleMetadata, type Severity, silent } from '../types.ts';

/** Attribute types by their names in RFC 4519 and RFC 5280, appendix A.1. */
export const attributeOids = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  countryName: '2.5.4.6',
  localityName: '2.5.4.7',
  stateOrProvinceName: '2.5.4.8',
  streetAddress: '2.5.4.9',
  organizationName: '2.5.4.10',
  organizationalUnitName: '2.5.4.11',
  title: '2.5.4.12',
  postalCode: '2.5.4.17',
  givenName: '2.5.4.42',
  pseudonym: '2.5.4.65',
  domainComponent: '0.9.2342.19200300.100.1.25',
  emailAddress: '1.2.840.113549.1.9.1',
} as const;

/** What distinguishes one rule about the attributes of a name from the others. */
export interface AttributeRuleSpec extends Omit<RuleMetadata, 'fixable'>, Pick<CertificateRule, 'impliedBy'> {
  /** It has nothing to say of names that are plain (`isPlainName`). */
  readonly oddOnly?: true;
  readonly place: 'subject' | 'issuer';
  /** OID of the attributes that it is about; all where left out. */
  readonly type?: string;
  isWrong(attribute: NameAttribute): boolean;
  describe(t: Localize, attribute: NameAttribute): string;
  /** Only where it depends on the attribute. */
  severityOf?(attribute: NameAttribute): Severity;
}

/** A rule about each attribute of the subject or issuer (RFC 5280 §4.1.2.4, §4.1.2.6). */
export function attributeRule(spec: AttributeRuleSpec): CertificateRule {
  const { place, type, oddOnly, isWrong, describe, severityOf, ...metadata } = spec;
  return {
    ...metadata,
    ...(oddOnly ? { unless: place === 'subject' ? 'plain-subject' : 'plain-issuer' } : {}),
    fixable: false,
    scope: 'certificate',
    check(subject, { t }) {
      let reports: FieldReport[] | undefined;
      for (const attribute of listAttributes(subject, place, type)) {
        if (!isWrong(attribute)) continue;
        const severity = severityOf?.(attribute);
        const report = { message: describe(t, attribute), bytes: attribute.valueRange };
        reports ??= [];
        reports.push(severity === undefined ? report : { ...report, severity });
      }
      return reports ?? silent;
    },
  };
}

function listAttributes(
  subject: CertificateSubject,
  place: 'subject' | 'issuer',
  type: string | undefined,
): readonly NameAttribute[] {
  if (place === 'issuer') {
    const all = subject.allIssuerAttributes;
    return type === undefined ? all : all.filter(({ oid }) => oid === type);
  }
  return type === undefined ? subject.allSubjectAttributes : subject.subjectAttributes(type);
}
