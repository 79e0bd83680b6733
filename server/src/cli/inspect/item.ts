import { toHex } from '../../asn1/hex.ts';
import type { LocatedArtifact } from '../../documents/locate.ts';
import { fingerprintsOf } from '../../features/fingerprints.ts';
import type { CryptoProvider } from '../../runtime/types.ts';
import { extensionSummary } from '../../x509/extension-rows.ts';
import { formatGeneralName, getExtension } from '../../x509/identity.ts';
import type { Certificate, CertificationRequest, Extension, PkiObject, PublicKey, Time } from '../../x509/types.ts';
import type { Input } from '../sources.ts';
import { type InspectedProblem, listDamage, listOddities } from './problems.ts';

/** One block of the JSON that `certscope inspect` prints. Properties that a kind does not have are absent. */
export interface InspectedItem {
  readonly kind: PkiObject['kind'];
  readonly label: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly problems: readonly InspectedProblem[];
  readonly [field: string]: unknown;
}

/** Everything that may be said of one block; of a private key never its numbers. */
export function toItem(place: LocatedArtifact, { file, open }: Input, crypto: CryptoProvider): InspectedItem {
  const { artifact, holder } = place;
  const { content } = artifact;
  return {
    kind: content.object.kind,
    label: content.label,
    file,
    line: open.source.positionAt(artifact.start + content.beginLine.start).line + 1,
    ...(holder.keyRange === undefined ? {} : { path: holder.path }),
    ...describe(content.object, crypto),
    problems: [...listDamage(place, open.document), ...listOddities(content.object)],
  };
}

function describe(object: PkiObject, crypto: CryptoProvider): Readonly<Record<string, unknown>> {
  switch (object.kind) {
    case 'certificate':
      return describeCertificate(object, crypto);
    case 'csr':
      return { ...digests(object, crypto), subject: object.subject.text, ...describeCommon(object) };
    case 'crl':
      return {
        sha256: toHex(crypto.digest('SHA-256', object.der)),
        sha1: toHex(crypto.digest('SHA-1', object.der)),
        issuer: object.issuer.text,
        thisUpdate: isoOf(object.thisUpdate),
        nextUpdate: object.nextUpdate === undefined ? null : isoOf(object.nextUpdate),
        revokedCertificates: object.revokedCount,
        signatureAlgorithm: object.signatureAlgorithm.name,
        extensions: object.extensions.map(describeExtension),
      };
    case 'private-key':
      return {
        format: object.format,
        publicKey: { algorithm: object.type ?? null, bits: object.bits ?? null, curve: object.curve ?? null },
        encryption: object.encryption ?? null,
        spkiSha256: spkiDigest(object.publicKey(crypto.derivePublicKey), crypto),
      };
    case 'public-key':
      return { ...digests(object, crypto), publicKey: describeKey(object.publicKey) };
    case 'pkcs7':
      return {
        certificates: object.certificates.map(({ certificate }) => describeCertificate(certificate, crypto)),
        crls: object.crls.map(({ crl }) => describe(crl, crypto)),
      };
    case 'other':
      return { what: object.what };
    case 'unreadable':
      return { expected: object.expected };
  }
}

function describeCertificate(certificate: Certificate, crypto: CryptoProvider): Readonly<Record<string, unknown>> {
  return {
    ...digests(certificate, crypto),
    version: certificate.version,
    subject: certificate.subject.text,
    issuer: certificate.issuer.text,
    serialNumber: certificate.serialNumber.hex,
    notBefore: isoOf(certificate.validity.notBefore),
    notAfter: isoOf(certificate.validity.notAfter),
    ...describeCommon(certificate),
    isCa: getExtension(certificate, 'basicConstraints')?.ca ?? false,
  };
}

function describeCommon(object: Certificate | CertificationRequest): Readonly<Record<string, unknown>> {
  const values = object.extensions.map(({ value }) => value);
  return {
    subjectAltNames: values.flatMap((value) =>
      value.kind === 'subjectAltName' ? value.names.map(formatGeneralName) : [],
    ),
    publicKey: describeKey(object.publicKey),
    signatureAlgorithm: object.signatureAlgorithm.name,
    keyUsage: values.flatMap((value) => (value.kind === 'keyUsage' ? value.usages : [])),
    extendedKeyUsage: values.flatMap((value) =>
      value.kind === 'extendedKeyUsage' ? value.purposes.map((purpose) => purpose.name) : [],
    ),
    extensions: object.extensions.map(describeExtension),
  };
}

function digests(
  object: Parameters<typeof fingerprintsOf>[0],
  crypto: CryptoProvider,
): Readonly<Record<string, unknown>> {
  const { sha256, sha1, publicKey } = fingerprintsOf(object, crypto);
  return { sha256, sha1, spkiSha256: publicKey?.hex ?? null };
}

function spkiDigest(spki: Uint8Array | undefined, crypto: CryptoProvider): string | null {
  return spki === undefined ? null : toHex(crypto.digest('SHA-256', spki));
}

function describeKey({ type, bits, curve }: PublicKey): Readonly<Record<string, unknown>> {
  return { algorithm: type, bits: bits ?? null, curve: curve ?? null };
}

/** ISO 8601 in UTC to the second (fractions kept where encoded); the bare characters where they are no time. */
function isoOf({ epochMilliseconds, encoded }: Time): string {
  return epochMilliseconds === undefined ? encoded : new Date(epochMilliseconds).toISOString().replace('.000Z', 'Z');
}

function describeExtension({ oid, name, critical, value }: Extension): Readonly<Record<string, unknown>> {
  return { oid, name, critical, value: extensionSummary(value) };
}
