import { type ExtensionOfKind, getExtension } from '../x509/identity.ts';
import { nameMatchKey } from '../x509/name-match.ts';
import type { Certificate, CertificateList, DistributionPoint, GeneralName, Name, Rdn } from '../x509/types.ts';
import type { CrlFault } from './types.ts';

/** Every reason a list can be about (RFC 5280 §4.2.1.13). */
export const allReasons: readonly string[] = [
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
  'aACompromise',
];

/** A place where a certificate says its lists are; without one, its issuer's own lists (RFC 5280 §6.3.3). */
export type Point = Pick<DistributionPoint, 'names' | 'relativeRdn' | 'reasons' | 'crlIssuer'>;

const implied: Point = { names: [], relativeRdn: undefined, reasons: [], crlIssuer: [] };

/** The distribution points of a certificate, and at last the implied one. */
export function listPoints(certificate: Certificate): readonly Point[] {
  return [...(getExtension(certificate, 'crlDistributionPoints')?.points ?? []), implied];
}

type IssuingPoint = ExtensionOfKind<'issuingDistributionPoint'>;

/** Why a list does not speak of this certificate at this point (RFC 5280 §6.3.3 (b)); undefined where it does. */
export function findScopeFault(crl: CertificateList, certificate: Certificate, point: Point): CrlFault | undefined {
  const issuing = getExtension(crl, 'issuingDistributionPoint');
  if (!isExpectedIssuer(crl, certificate, point, issuing)) return 'other-issuer';
  if (issuing === undefined) return undefined;
  if (!sharesName(crl, certificate, point, issuing)) return 'other-distribution-point';
  return isAboutKind(certificate, issuing) ? undefined : 'other-certificates';
}

function isExpectedIssuer(
  crl: CertificateList,
  certificate: Certificate,
  point: Point,
  issuing: IssuingPoint | undefined,
): boolean {
  if (point.crlIssuer.length === 0) return crl.issuer.matchKey === certificate.issuer.matchKey;
  const names = point.crlIssuer.some((name) => name.kind === 'DirName' && name.name.matchKey === crl.issuer.matchKey);
  return names && issuing?.indirectCRL === true;
}

function sharesName(crl: CertificateList, certificate: Certificate, point: Point, issuing: IssuingPoint): boolean {
  const offered = nameKeys(issuing, crl.issuer);
  if (offered.length === 0) return true;
  const wanted = nameKeys(point, issuerOf(point) ?? certificate.issuer);
  if (wanted.length > 0) return wanted.some((key) => offered.includes(key));
  const issuers =
    point.crlIssuer.length > 0 ? point.crlIssuer.map(nameKey) : [directoryKey(certificate.issuer.matchKey)];
  return issuers.some((key) => offered.includes(key));
}

function issuerOf({ crlIssuer }: Point): Name | undefined {
  for (const name of crlIssuer) if (name.kind === 'DirName') return name.name;
  return undefined;
}

/** Comparable forms of a distribution point's names; a relative one stands below `base`. */
function nameKeys(
  { names, relativeRdn }: { readonly names: readonly GeneralName[]; readonly relativeRdn?: Rdn | undefined },
  base: Name,
): readonly string[] {
  if (relativeRdn !== undefined) return [directoryKey(nameMatchKey([...base.rdns, relativeRdn]))];
  return names.map(nameKey);
}

function nameKey(name: GeneralName): string {
  return name.kind === 'DirName' ? directoryKey(name.name.matchKey) : `${name.kind}:${name.value}`;
}

function directoryKey(matchKey: string): string {
  return `DirName:${matchKey}`;
}

function isAboutKind(certificate: Certificate, issuing: IssuingPoint): boolean {
  const isCa = getExtension(certificate, 'basicConstraints')?.ca === true;
  if (issuing.onlyContainsAttributeCerts) return false;
  return isCa ? !issuing.onlyContainsUserCerts : !issuing.onlyContainsCACerts;
}

/** The reasons that a list can tell at a point (RFC 5280 §6.3.3 (d)). */
export function coveredReasons(crl: CertificateList, point: Point): readonly string[] {
  const some = getExtension(crl, 'issuingDistributionPoint')?.onlySomeReasons ?? [];
  return allReasons.filter(
    (reason) =>
      (some.length === 0 || some.includes(reason)) && (point.reasons.length === 0 || point.reasons.includes(reason)),
  );
}
