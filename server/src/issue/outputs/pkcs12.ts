import type { Secret } from '../secret.ts';
import { bmpString, explicit, implicitOctets, integer, objectIdentifier, octetString, sequence, setOf } from './der.ts';
import type { Protection } from './pkcs12-protection.ts';

/** What belongs to a bag besides its value. */
export interface BagAttributes {
  /** Shown to people; the alias of a Java keystore. */
  readonly friendlyName?: string | undefined;
  /** The same bytes on a key and its certificate tie them together. */
  readonly localKeyId?: Uint8Array | undefined;
  /** Java's mark of a trusted certificate, without which it does not show a certificate that has no key. */
  readonly trusted?: boolean | undefined;
}

/** A certificate to be put into a file, as DER. */
export interface CertificateBag extends BagAttributes {
  readonly certificate: Uint8Array;
}

/** A private key to be put into a file. */
export interface KeyBag extends BagAttributes {
  readonly pkcs8: Secret;
}

/** What is in a PKCS#12 file. */
export interface Pkcs12Contents {
  readonly certificates: readonly CertificateBag[];
  readonly key?: KeyBag | undefined;
}

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';

/** DER of a PFX (RFC 7292 §4): the certificates encrypted together, the key in a bag encrypted by itself, a MAC over both. */
export async function encodePkcs12(contents: Pkcs12Contents, protection: Protection): Promise<Uint8Array> {
  const certificates = await encryptedData(sequence(...contents.certificates.map(certificateBag)), protection);
  const key = contents.key && dataContent(sequence(await shroudedKeyBag(contents.key, protection)));
  const authenticatedSafe = sequence(certificates, ...(key === undefined ? [] : [key]));
  return sequence(integer(3), dataContent(authenticatedSafe), protection.authenticate(authenticatedSafe));
}

/** ContentInfo of type data (RFC 2315 §14). */
function dataContent(content: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(DATA), explicit(octetString(content)));
}

/** ContentInfo of type encryptedData (RFC 2315 §13). */
async function encryptedData(plain: Uint8Array, protection: Protection): Promise<Uint8Array> {
  const { algorithm, content } = await protection.encrypt(plain);
  const encrypted = sequence(objectIdentifier(DATA), algorithm, implicitOctets(content));
  return sequence(objectIdentifier(ENCRYPTED_DATA), explicit(sequence(integer(0), encrypted)));
}

async function shroudedKeyBag({ pkcs8, ...attributes }: KeyBag, protection: Protection): Promise<Uint8Array> {
  const { algorithm, content } = await protection.encrypt(pkcs8.reveal());
  return safeBag(SHROUDED_KEY_BAG, sequence(algorithm, octetString(content)), attributes);
}

function certificateBag({ certificate, ...attributes }: CertificateBag): Uint8Array {
  const value = sequence(objectIdentifier(X509_CERTIFICATE), explicit(octetString(certificate)));
  return safeBag(CERTIFICATE_BAG, value, attributes);
}

function safeBag(type: string, value: Uint8Array, attributes: BagAttributes): Uint8Array {
  const encoded = encodeAttributes(attributes);
  const attributeSet = encoded.length === 0 ? [] : [setOf(...encoded)];
  return sequence(objectIdentifier(type), explicit(value), ...attributeSet);
}

/** RFC 2985 §5.5; the last is Oracle's own (trustedKeyUsage: any purpose). */
function encodeAttributes({ friendlyName, localKeyId, trusted }: BagAttributes): Uint8Array[] {
  return [
    ...(friendlyName === undefined ? [] : [attribute('1.2.840.113549.1.9.20', bmpString(friendlyName))]),
    ...(localKeyId === undefined ? [] : [attribute('1.2.840.113549.1.9.21', octetString(localKeyId))]),
    ...(trusted === true ? [attribute('2.16.840.1.113894.746875.1.1', objectIdentifier('2.5.29.37.0'))] : []),
  ];
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(type), setOf(value));
}
