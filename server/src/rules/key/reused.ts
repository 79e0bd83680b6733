import { isSameCertificate } from '../../path/certificate-links.ts';
import type { UnitCertificate } from '../../path/types.ts';
import type { IndexedArtifact } from '../../workspace/types.ts';
import { formatGeneralName, getExtension } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { placeField } from '../block-fields.ts';
import { nist80057 } from '../citations.ts';
import { relateIndexed } from '../places.ts';
import type { Report, RuleContext, UnitRule } from '../types.ts';
import { nameOf } from '../wording.ts';

/** A bundle of more certificates is nobody's own. */
const MAX_CERTIFICATES = 64;

/** One key in the certificates of two services. Renewals, which keep the name, are fine. */
export const reused: UnitRule = {
  id: 'key/reused',
  title: 'Key that certificates of different names share',
  severity: 'information',
  force: 'advice',
  citation: nist80057('5.2'),
  fixable: false,
  scope: 'unit',
  *check(_unit, { holders, spkiSha256 }, context) {
    const certificates = holders.flatMap((holder) => holder.certificates);
    if (certificates.length > MAX_CERTIFICATES) return;
    for (const place of certificates) {
      if (!isOwner(place.certificate, context)) continue;
      const report = findOther(place, spkiSha256(place.certificate), context);
      if (report !== undefined) yield report;
    }
  },
};

function findOther(
  { certificate, artifact, holder }: UnitCertificate,
  key: string,
  context: RuleContext,
): Report | undefined {
  const { workspace, t } = context;
  const other = workspace.byPublicKey(key).find(
    ({ object }) =>
      object.kind === 'certificate' &&
      // Copies of one certificate in many places are the usual case.
      !isSameCertificate(object, certificate) &&
      isOwner(object, context) &&
      isStranger(object, certificate),
  );
  if (other === undefined) return undefined;
  return {
    range: placeField(certificate.publicKey.range, artifact, holder),
    message: t(
      '{0} and {1} ({2}) have the same key: whoever takes it from one of them can pose as both, and both must be replaced. Make a key for each.',
      nameOf(certificate),
      nameOf(other.object),
      other.location,
    ),
    related: [relate(other)],
  };
}

function relate(other: IndexedArtifact): NonNullable<Report['related']>[number] {
  return relateIndexed(other, nameOf(other.object));
}

/** A leaf that is still in use: CAs keep their key when they get another name or issuer. */
function isOwner(certificate: Certificate, { now }: RuleContext): boolean {
  const isCa = getExtension(certificate, 'basicConstraints')?.ca === true;
  return !isCa && (certificate.validity.notAfter.epochMilliseconds ?? 0) >= now;
}

/** Neither the subject nor any alternative name in common. */
function isStranger(one: Certificate, other: Certificate): boolean {
  const names = namesOf(one);
  return namesOf(other).every((name) => !names.includes(name));
}

function namesOf(certificate: Certificate): readonly string[] {
  const { subject } = certificate;
  const altNames = getExtension(certificate, 'subjectAltName')?.names.map(formatGeneralName) ?? [];
  return subject.rdns.length === 0 ? altNames : [subject.matchKey, ...altNames];
}
