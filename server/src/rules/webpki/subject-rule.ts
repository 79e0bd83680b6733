import type { Localize } from '../../text/localize.ts';
import type { NameAttribute } from '../../x509/types.ts';
import type { CertificateSubject } from '../certificate-subject.ts';
import { type CertificateRule, silent } from '../types.ts';
import { nameOf } from '../wording.ts';
import { isValidated, type Validation } from './reserved-policies.ts';
import { reportOne, type WebRuleSpec, webRule } from './web-rule.ts';

/** Attribute types of a subject that the Baseline Requirements speak of, by their short names. */
export const attributeOids = {
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  STREET: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  businessCategory: '2.5.4.15',
  postalCode: '2.5.4.17',
  GN: '2.5.4.42',
  organizationIdentifier: '2.5.4.97',
  DC: '0.9.2342.19200300.100.1.25',
  jurisdictionL: '1.3.6.1.4.1.311.60.2.1.1',
  jurisdictionST: '1.3.6.1.4.1.311.60.2.1.2',
  jurisdictionC: '1.3.6.1.4.1.311.60.2.1.3',
} as const;

export type AttributeName = keyof typeof attributeOids;

/** A demand on the attributes of a subject. */
export interface SubjectRuleSpec extends Omit<WebRuleSpec, 'check' | 'extension'> {
  /** Only certificates that name the policy of this kind of validation. */
  readonly validation?: Validation;
  /** Only subjects with one of these (`some`), or with none of them (`none`). */
  readonly where?: { readonly some: readonly AttributeName[] } | { readonly none: readonly AttributeName[] };
  /** One of these lists must be there in full (`present`), or none of the attributes may be (`absent`). */
  readonly must: { readonly present: readonly (readonly AttributeName[])[] } | { readonly absent: AttributeName };
}

/** A rule about which attributes a subject must have, or must not have, by what else it says. */
export function subjectRule({ validation, where, must, ...rest }: SubjectRuleSpec): CertificateRule {
  return webRule({
    ...rest,
    check(subject, { t }) {
      const isAsked =
        (validation === undefined || isValidated(subject, validation)) &&
        (where === undefined || holds(subject, where));
      if (!isAsked) return silent;
      const { certificate } = subject;
      if ('absent' in must) {
        const [first] = subject.subjectAttributes(attributeOids[must.absent]);
        if (first === undefined) return silent;
        return reportOne(describePresent(nameOf(certificate), must.absent, validation, t), first.range);
      }
      if (must.present.some((types) => types.every((type) => has(subject, type)))) return silent;
      const missing = must.present.map((types) => types.join(' + ')).join(' / ');
      return reportOne(describeMissing(nameOf(certificate), missing, validation, t), certificate.subject.range);
    },
  });
}

function holds(subject: CertificateSubject, where: NonNullable<SubjectRuleSpec['where']>): boolean {
  return 'some' in where
    ? where.some.some((type) => has(subject, type))
    : !where.none.some((type) => has(subject, type));
}

/** Whether the subject has an attribute of this type. */
export function has(subject: CertificateSubject, type: AttributeName): boolean {
  return subject.subjectAttributes(attributeOids[type]).length > 0;
}

/** All attributes of the subject, in encoded order. */
export function listAttributes({ certificate }: CertificateSubject): readonly NameAttribute[] {
  return certificate.subject.rdns.flatMap(({ attributes }) => attributes);
}

function describePresent(certificate: string, type: string, validation: Validation | undefined, t: Localize): string {
  return validation === undefined
    ? t(
        'The subject of {0} has {1}, which the Baseline Requirements forbid here, and a public CA has to revoke it; have it issued again without that attribute.',
        certificate,
        type,
      )
    : t(
        '{0} has the policy of {1} certificates, whose subjects may not have {2}. A public CA has to revoke it; have it issued again without that attribute.',
        certificate,
        validation,
        type,
      );
}

function describeMissing(certificate: string, types: string, validation: Validation | undefined, t: Localize): string {
  return validation === undefined
    ? t(
        'The subject of {0} lacks {1}, which the Baseline Requirements demand here, and a public CA has to revoke it; have it issued again with it.',
        certificate,
        types,
      )
    : t(
        '{0} has the policy of {1} certificates, and its subject lacks {2}, which those must have. A public CA has to revoke it; have it issued again with it.',
        certificate,
        validation,
        types,
      );
}
