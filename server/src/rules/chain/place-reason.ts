import type { PathJudgement, UnitCertificate } from '../../path/types.ts';
import type { PathReason } from '../../path/validation/reasons.ts';
import type { ByteRange, TextRange } from '../../text/range.ts';
import { getExtension } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { placeField } from '../block-fields.ts';

/** Where a finding stands, and the certificate that stands there. */
export interface ReasonPlace {
  readonly certificate: Certificate;
  readonly range: TextRange;
}

/**
 * Where in this document a reason is to be reported: at the field of the certificate that is wrong, where that certificate is here
 * (inside base64: at its anchor), at the leaf otherwise. Undefined where the damage of the block's text says all.
 */
export function placeReason(
  reason: PathReason,
  leaf: UnitCertificate,
  { sourceOf }: PathJudgement,
): ReasonPlace | undefined {
  const source = sourceOf(reason.certificate);
  if (source?.kind !== 'unit') return { certificate: leaf.certificate, range: leaf.artifact.anchor };
  const { certificate, artifact, holder } = source.certificate;
  const { content, anchor } = artifact;
  if (content.problems.length > 0 && certificate.problems.length > 0) return undefined;
  const field = locateField(reason);
  return { certificate, range: field === undefined ? anchor : placeField(field, artifact, holder) };
}

/** The bytes of the field that a reason names; undefined where it means the certificate as a whole. */
function locateField({ certificate, field, values }: PathReason): ByteRange | undefined {
  const [first = ''] = field.split('.');
  const extension = certificate.extensions.find(({ name }) => name === field || name === first);
  if (extension !== undefined) return extension.range;
  switch (first) {
    case 'validity':
      return field === 'validity.notBefore'
        ? certificate.validity.notBefore.range
        : certificate.validity.notAfter.range;
    case 'subjectPublicKeyInfo':
      return certificate.publicKey.range;
    case 'signatureAlgorithm':
      return certificate.signatureAlgorithm.range;
    case 'DNS':
    case 'IP':
    case 'email':
    case 'URI':
    case 'DirName':
      return locateName(certificate, first, values[0]);
    default:
      return undefined;
  }
}

/** An alternative name; the subject where it is none of them. */
function locateName(certificate: Certificate, kind: string, value: string | undefined): ByteRange {
  const names = getExtension(certificate, 'subjectAltName')?.names ?? [];
  return (names.find((name) => name.kind === kind && name.value === value) ?? certificate.subject).range;
}
