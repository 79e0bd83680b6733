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

/** Kinds of names that are text. */
export type JudgedKind = 'DNS' | 'URI' | 'email';

/** Everything of a rule but where it looks and what for. */
export type AltNameRuleMetadata = Omit<RuleMetadata, 'fixable'> &
  Pick<CertificateRule, 'impliedBy' | 'about' | 'unless'>;

/** What is wrong with one name, as a message; undefined where nothing is. */
export type JudgeName = (name: GeneralName, context: FieldContext, place: AltNamePlace) => string | undefined;

/** A rule about each name of a subjectAltName or issuerAltName; of one kind only, where that is said. */
export function altNameRule(
  place: AltNamePlace,
  { kind, ...metadata }: AltNameRuleMetadata & { readonly kind?: JudgedKind },
  judge: JudgeName,
): CertificateRule {
  const list = place === 'issuer' ? issuerNames : kind === undefined ? allNames : listsByKind[kind];
  return altNamesRule(place, metadata, (_extension, context, subject) => {
    let reports: FieldReport[] | undefined;
    for (const name of list(subject)) {
      if (kind !== undefined && name.kind !== kind) continue;
      const message = judge(name, context, place);
      if (message === undefined) continue;
      reports ??= [];
      reports.push({ message, bytes: name.range });
    }
    return reports ?? silent;
  });
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

type ListNames = (subject: CertificateSubject) => readonly GeneralName[];

const allNames: ListNames = ({ altNames }) => altNames;
const listsByKind: Readonly<Record<JudgedKind, ListNames>> = {
  DNS: ({ dnsNames }) => dnsNames,
  URI: ({ uris }) => uris,
  email: ({ emails }) => emails,
};

function issuerNames(subject: CertificateSubject): readonly GeneralName[] {
  return subject.value(extensionOids.issuerAltName, 'issuerAltName')?.names ?? silent;
}
