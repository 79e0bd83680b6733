import type { ExtensionOfKind } from '../../x509/identity.ts';
import { isSelfIssued } from '../../x509/identity.ts';
import type { Certificate, ExtensionValue, GeneralName } from '../../x509/types.ts';

/** What path validation reads of a certificate, looked up once. Of an extension that is there twice, the first. */
export interface CertificateFacts {
  readonly certificate: Certificate;
  readonly selfIssued: boolean;
  /** undefined where the extension is missing (or unreadable, which is refused elsewhere). */
  readonly ca: boolean | undefined;
  readonly pathLength: number | undefined;
  readonly keyUsages: readonly string[] | undefined;
  readonly purposes: readonly string[] | undefined;
  readonly altNames: readonly GeneralName[] | undefined;
  readonly nameConstraints: ExtensionOfKind<'nameConstraints'> | undefined;
  readonly policies: readonly string[] | undefined;
  readonly policyMappings: ExtensionOfKind<'policyMappings'>['mappings'];
  readonly policyConstraints: ExtensionOfKind<'policyConstraints'> | undefined;
  readonly inhibitAnyPolicy: number | undefined;
  readonly subjectKeyIdentifier: string | undefined;
  readonly authorityKeyIdentifier: ExtensionOfKind<'authorityKeyIdentifier'> | undefined;
}

/** Reads them. */
export function readFacts(certificate: Certificate): CertificateFacts {
  const find = finder(certificate);
  const constraints = find('basicConstraints');
  return {
    certificate,
    selfIssued: isSelfIssued(certificate),
    ca: constraints?.ca,
    pathLength: constraints?.pathLength,
    keyUsages: find('keyUsage')?.usages,
    purposes: find('extendedKeyUsage')?.purposes.map(({ name }) => name),
    altNames: find('subjectAltName')?.names,
    nameConstraints: find('nameConstraints'),
    policies: find('certificatePolicies')?.policies.map(({ oid }) => oid),
    policyMappings: find('policyMappings')?.mappings ?? [],
    policyConstraints: find('policyConstraints'),
    inhibitAnyPolicy: find('inhibitAnyPolicy')?.skipCerts,
    subjectKeyIdentifier: find('subjectKeyIdentifier')?.keyIdentifier,
    authorityKeyIdentifier: find('authorityKeyIdentifier'),
  };
}

type Finder = <Kind extends ExtensionValue['kind']>(kind: Kind) => ExtensionOfKind<Kind> | undefined;

/** One pass over the extensions instead of one for each kind. */
function finder(certificate: Certificate): Finder {
  const values = new Map<ExtensionValue['kind'], ExtensionValue>();
  for (const { value } of certificate.extensions) if (!values.has(value.kind)) values.set(value.kind, value);
  return (kind) => {
    const value = values.get(kind);
    return value !== undefined && isOfKind(value, kind) ? value : undefined;
  };
}

function isOfKind<Kind extends ExtensionValue['kind']>(
  value: ExtensionValue,
  kind: Kind,
): value is ExtensionOfKind<Kind> {
  return value.kind === kind;
}
