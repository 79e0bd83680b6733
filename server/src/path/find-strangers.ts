import type { PathStep } from './build-path.ts';
import { isSameAuthority } from './certificate-links.ts';
import { findRelated } from './classify-holder.ts';
import { getIssuer } from './issuer-candidates.ts';
import type { HolderAnalysis, UnitCertificate } from './types.ts';

/**
 * The certificates of a chain that are in no path from its leaf: those whose name no certificate of a path names as issuer,
 * and namesakes of one whose key did make the signature. Cross-signed certificates share name and key and belong.
 */
export function findStrangers(
  path: readonly PathStep[],
  { certificates, duplicates }: Pick<HolderAnalysis, 'certificates' | 'duplicates'>,
): readonly UnitCertificate[] {
  if (isExactly(path, certificates)) return none;
  const steps = path.map(({ source }) => getIssuer(source));
  const signers = path.filter(({ verified }) => verified).map(({ source }) => getIssuer(source));
  const isNamesake = ({ certificate }: UnitCertificate) =>
    signers.some((signer) => signer.subject.matchKey === certificate.subject.matchKey) &&
    !signers.some((signer) => isSameAuthority(signer, certificate));
  const related = findRelated(
    steps,
    certificates.map(({ certificate }) => certificate),
  );
  const repeated = new Set(duplicates.map(({ certificate }) => certificate));
  return certificates.filter((each) => !repeated.has(each) && (!related.has(each.certificate) || isNamesake(each)));
}

const none: readonly UnitCertificate[] = [];

/** Every certificate is a step of the path: the ordinary chain, told without more ado. */
function isExactly(path: readonly PathStep[], certificates: readonly UnitCertificate[]): boolean {
  return certificates.every((certificate) =>
    path.some(({ source }) => source.kind === 'unit' && source.certificate === certificate),
  );
}
