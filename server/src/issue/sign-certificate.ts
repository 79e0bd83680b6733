import { contextTag, Tag } from '../asn1/reader.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { encodeTlv } from '../x509/encode-tlv.ts';
import { getExtension } from '../x509/identity.ts';
import type { Certificate } from '../x509/types.ts';
import { keyIdentifierOf } from './key-identifier.ts';
import { importSigningKey } from './key-types.ts';
import type { SubjectNames } from './subject.ts';
import type { ExtensionRequest, KeyMaterial, Lifetime } from './types.ts';
import { Extension, Name, X509CertificateGenerator } from './x509-library.ts';

/** Whose name and key a certificate is signed with. */
export interface Signer {
  /** The issuer's certificate; undefined where the certificate signs itself. */
  readonly certificate: Uint8Array | undefined;
  readonly key: KeyMaterial;
}

/** What is to be signed. */
export interface CertificateContent {
  /** The names, or DER of a finished one. */
  readonly subject: SubjectNames | Uint8Array;
  /** DER of the SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  readonly lifetime: Lifetime;
  /** Key identifiers are added to these. */
  readonly extensions: readonly ExtensionRequest[];
}

/** DER of a version 3 certificate with a random serial number of 128 bits (RFC 5280 §4.1, §4.1.2.2). */
export async function signCertificate(
  content: CertificateContent,
  signer: Signer,
  crypto: Crypto,
): Promise<Uint8Array> {
  const subject = toName(content.subject);
  const issuer = signer.certificate === undefined ? undefined : parseCertificate(signer.certificate);
  const { key, algorithm } = await importSigningKey(signer.key, crypto);
  const extensions = [...content.extensions, ...(await keyIdentifiers(content.spki, issuer, crypto))];
  const made = await X509CertificateGenerator.create(
    {
      serialNumber: randomSerial(crypto),
      subject,
      issuer: issuer === undefined ? subject : new Name(subjectOf(issuer)),
      // As it is: a request may bring a kind of key that nothing here can make.
      publicKey: new Uint8Array(content.spki),
      notBefore: new Date(content.lifetime.notBefore),
      notAfter: new Date(content.lifetime.notAfter),
      signingKey: key,
      signingAlgorithm: algorithm,
      extensions: extensions.map(toExtension),
    },
    crypto,
  );
  return new Uint8Array(made.rawData);
}

/** As the library takes it, not interpreted. */
export function toExtension({ oid, critical, value }: ExtensionRequest): Extension {
  return new Extension(oid, critical, new Uint8Array(value));
}

/** A name as the library takes it. */
export function toName(subject: SubjectNames | Uint8Array): Name {
  if (subject instanceof Uint8Array) return new Name(new Uint8Array(subject));
  return new Name(
    subject.map((rdn) => Object.fromEntries(Object.entries(rdn).map(([type, values]) => [type, [...values]]))),
  );
}

/** DER of a certificate's subject, byte for byte: the issuer of what it signs must be the same. */
export function subjectOf({ der, subject: { range } }: Certificate): Uint8Array<ArrayBuffer> {
  return new Uint8Array(der.subarray(range.start, range.end));
}

/** 128 random bits as hex, with a byte of zeros before them where they would read as a negative number. */
function randomSerial(crypto: Crypto): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return (bytes[0] ?? 0) >= 0x80 ? `00${hex}` : hex;
}

/** Subject and authority key identifier (RFC 5280 §4.2.1.1, §4.2.1.2). */
async function keyIdentifiers(
  spki: Uint8Array,
  issuer: Certificate | undefined,
  crypto: Crypto,
): Promise<readonly ExtensionRequest[]> {
  const own = await keyIdentifierOf(spki, crypto);
  return [
    { oid: '2.5.29.14', critical: false, value: encodeTlv(Tag.octetString, own) },
    issuer === undefined ? toAuthorityKeyIdentifier(own) : await authorityKeyIdentifier(issuer, crypto),
  ];
}

/** The extension that points at this issuer: by the identifier that its certificate says, where it says one. */
export async function authorityKeyIdentifier(issuer: Certificate, crypto: Crypto): Promise<ExtensionRequest> {
  const said = getExtension(issuer, 'subjectKeyIdentifier')?.keyIdentifier;
  if (said !== undefined) return toAuthorityKeyIdentifier(fromHex(said));
  const { range } = issuer.publicKey;
  return toAuthorityKeyIdentifier(await keyIdentifierOf(issuer.der.subarray(range.start, range.end), crypto));
}

function toAuthorityKeyIdentifier(keyIdentifier: Uint8Array): ExtensionRequest {
  return {
    oid: '2.5.29.35',
    critical: false,
    value: encodeTlv(Tag.sequence, encodeTlv(contextTag(0), keyIdentifier)),
  };
}

function fromHex(hex: string): Uint8Array {
  const digits = hex.replaceAll(':', '');
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}
