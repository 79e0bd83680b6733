import { contextConstructed, type DerNode, DerReader } from '../asn1/reader.ts';
import type { ByteRange } from '../text/range.ts';
import { type ExtensionOfKind, isSelfIssued } from '../x509/identity.ts';
import { type RsaKey, readRsaKey } from '../x509/rsa/key.ts';
import type { Certificate, Extension, ExtensionValue, GeneralName, KeyPurpose, NameAttribute } from '../x509/types.ts';
import { extensionOids } from './extension-oids.ts';
import { type PlainPart, readPlainBits, toPlainBits } from './plain-parts.ts';
import { hasSameNameTwice } from './same-name.ts';

/**
 * What a certificate may be asked as; one certificate has several:
 * - `ca`: basicConstraints say cA; `root` and `intermediate` tell those that have the shape of self-signed from the others;
 * - `leaf`: no CA; `subscriber`: a leaf that another CA issued.
 */
export type CertificateRole = 'ca' | 'root' | 'intermediate' | 'leaf' | 'subscriber';

const roleBits: Readonly<Record<CertificateRole, number>> = {
  ca: 1,
  root: 2,
  intermediate: 4,
  leaf: 8,
  subscriber: 16,
};

/** A set of roles as bits, for `CertificateSubject.roleBits`; all where left out. */
export function toRoleBits(roles: readonly CertificateRole[] | undefined): number {
  return roles === undefined ? ~0 : roles.reduce((bits, role) => bits | roleBits[role], 0);
}

const noNames: readonly GeneralName[] = [];
const noAttributes: readonly NameAttribute[] = [];

/** The CA/Browser Forum's policies and those that Mozilla knows EV by are below this arc. */
const CABF_POLICIES = '2.23.140.1.';

/** One certificate as rules ask about it. Every fact is worked out on first use, and once. Of an extension that is there twice, the first counts. */
export class CertificateSubject {
  readonly certificate: Certificate;
  /** `CertificateRole`s as bits (`toRoleBits`). */
  readonly roleBits: number;
  /** basicConstraints say cA. */
  readonly isCa: boolean;
  /** Issuer and subject match (RFC 5280 §7.1) and name somebody, and no key identifier says that another key signed. */
  readonly isSelfSigned: boolean;
  /** Negative before it is read. */
  #plainBits = -1;
  #altNames: readonly GeneralName[] | undefined;
  #byKind: Readonly<Record<'DNS' | 'IP' | 'URI' | 'email', readonly GeneralName[]>> | undefined;
  #allSubjectAttributes: readonly NameAttribute[] | undefined;
  #allIssuerAttributes: readonly NameAttribute[] | undefined;
  #subjectAttributes: ReadonlyMap<string, readonly NameAttribute[]> | undefined;
  #isPublic: boolean | undefined;
  #rsaKey: RsaKey | false | undefined;
  #tbsFields: readonly DerNode[] | undefined;

  constructor(certificate: Certificate) {
    this.certificate = certificate;
    this.isCa = this.value(extensionOids.basicConstraints, 'basicConstraints')?.ca === true;
    this.isSelfSigned = (hasSameNameTwice(certificate) || isSelfIssued(certificate)) && this.#namesOwnKey();
    this.roleBits = this.isCa
      ? roleBits.ca | (this.isSelfSigned ? roleBits.root : roleBits.intermediate)
      : roleBits.leaf | (this.isSelfSigned ? 0 : roleBits.subscriber);
  }

  /** Whether a part of it has none of the oddities that rules with `unless` are about. */
  is(part: PlainPart): boolean {
    return (this.plainBits & toPlainBits(part)) !== 0;
  }

  /** `PlainPart`s as bits (`toPlainBits`). */
  get plainBits(): number {
    if (this.#plainBits < 0) this.#plainBits = readPlainBits(this.certificate, this.dnsNames);
    return this.#plainBits;
  }

  has(role: CertificateRole): boolean {
    return (this.roleBits & roleBits[role]) !== 0;
  }

  /** The first extension with this OID; undefined where there is none. */
  extension(oid: string): Extension | undefined {
    // A loop, since every rule asks.
    for (const extension of this.certificate.extensions) if (extension.oid === oid) return extension;
    return undefined;
  }

  /** Its value where it could be decoded to this kind. */
  value<Kind extends ExtensionValue['kind']>(oid: string, kind: Kind): ExtensionOfKind<Kind> | undefined {
    const value = this.extension(oid)?.value;
    return value !== undefined && isOfKind(value, kind) ? value : undefined;
  }

  /** keyUsage; undefined where missing or unreadable. */
  get keyUsages(): readonly string[] | undefined {
    return this.value(extensionOids.keyUsage, 'keyUsage')?.usages;
  }

  /** Extended key usage; undefined where missing or unreadable. */
  get purposes(): readonly KeyPurpose[] | undefined {
    return this.value(extensionOids.extendedKeyUsage, 'extendedKeyUsage')?.purposes;
  }

  /** Whether the extended key usage names this purpose (`serverAuth`, `clientAuth` … or an OID), with its own name. */
  names(purpose: string): boolean {
    return this.purposes?.some(({ name, oid }) => name === purpose || oid === purpose) === true;
  }

  /** May be a TLS server as far as its extended key usage goes: there is none, or serverAuth, or any. */
  get allowsServer(): boolean {
    return this.#allows('serverAuth');
  }

  /** May be a TLS client as far as its extended key usage goes. */
  get allowsClient(): boolean {
    return this.#allows('clientAuth');
  }

  #allows(purpose: string): boolean {
    return this.purposes === undefined || this.names('anyExtendedKeyUsage') || this.names(purpose);
  }

  /** subjectAltName; empty where missing. */
  get altNames(): readonly GeneralName[] {
    this.#altNames ??= this.value(extensionOids.subjectAltName, 'subjectAltName')?.names ?? noNames;
    return this.#altNames;
  }

  get dnsNames(): readonly GeneralName[] {
    return this.#sorted.DNS;
  }

  get ipAddresses(): readonly GeneralName[] {
    return this.#sorted.IP;
  }

  get uris(): readonly GeneralName[] {
    return this.#sorted.URI;
  }

  get emails(): readonly GeneralName[] {
    return this.#sorted.email;
  }

  get #sorted(): Readonly<Record<'DNS' | 'IP' | 'URI' | 'email', readonly GeneralName[]>> {
    this.#byKind ??= {
      DNS: this.#altNamesOf('DNS'),
      IP: this.#altNamesOf('IP'),
      URI: this.#altNamesOf('URI'),
      email: this.#altNamesOf('email'),
    };
    return this.#byKind;
  }

  #altNamesOf(kind: GeneralName['kind']): readonly GeneralName[] {
    const names = this.altNames.filter((name) => name.kind === kind);
    return names.length === 0 ? noNames : names;
  }

  /** The subject's common names, in encoded order. */
  get commonNames(): readonly NameAttribute[] {
    return this.subjectAttributes('2.5.4.3');
  }

  /** The subject's attributes of this type (OID), in encoded order. */
  subjectAttributes(oid: string): readonly NameAttribute[] {
    this.#subjectAttributes ??= groupByType(this.certificate.subject.rdns);
    return this.#subjectAttributes.get(oid) ?? noAttributes;
  }

  /** The subject's attributes of all types, in encoded order. */
  get allSubjectAttributes(): readonly NameAttribute[] {
    this.#allSubjectAttributes ??= this.certificate.subject.rdns.flatMap(({ attributes }) => attributes);
    return this.#allSubjectAttributes;
  }

  /** The issuer's attributes of all types, in encoded order. */
  get allIssuerAttributes(): readonly NameAttribute[] {
    this.#allIssuerAttributes ??= this.certificate.issuer.rdns.flatMap(({ attributes }) => attributes);
    return this.#allIssuerAttributes;
  }

  /** Certificate policies as OIDs; undefined where missing or unreadable. */
  get policies(): readonly { readonly oid: string; readonly range: ByteRange }[] | undefined {
    return this.value(extensionOids.certificatePolicies, 'certificatePolicies')?.policies;
  }

  /** Says of itself that it is publicly trusted: timestamps of transparency logs, a precertificate, or a policy of the CA/Browser Forum. */
  get isPublic(): boolean {
    this.#isPublic ??=
      this.extension(extensionOids.signedCertificateTimestamps) !== undefined ||
      this.extension(extensionOids.precertificatePoison) !== undefined ||
      this.policies?.some(({ oid }) => oid.startsWith(CABF_POLICIES)) === true;
    return this.#isPublic;
  }

  /** The numbers of its RSA key; undefined where it has another key, or one that cannot be read. */
  get rsaKey(): RsaKey | undefined {
    this.#rsaKey ??= readRsaKey(this.certificate.der, this.certificate.publicKey) ?? false;
    return this.#rsaKey === false ? undefined : this.#rsaKey;
  }

  /** First moment of validity, milliseconds since 1970 UTC; undefined where it is no time. */
  get notBefore(): number | undefined {
    return this.certificate.validity.notBefore.epochMilliseconds;
  }

  /** Last moment of validity, milliseconds since 1970 UTC; undefined where it is no time. */
  get notAfter(): number | undefined {
    return this.certificate.validity.notAfter.epochMilliseconds;
  }

  /** A reader of the certificate's DER, for what the model does not keep: how something is encoded. */
  reader(): DerReader {
    return new DerReader(this.certificate.der);
  }

  /** The TLV at the start of these bytes, as encoded. */
  node(range: ByteRange): DerNode {
    return this.reader().nodeAt(range.start, range.end, '');
  }

  /** The outermost TLV of an extension's value. */
  nodeOf({ valueRange }: Extension): DerNode {
    return this.node(valueRange);
  }

  /** The bytes as they stand in the certificate. */
  bytes({ start, end }: ByteRange): Uint8Array {
    return this.certificate.der.subarray(start, end);
  }

  /** The fields of tbsCertificate in encoded order, as they are. */
  get tbsFields(): readonly DerNode[] {
    if (this.#tbsFields === undefined) {
      const reader = this.reader();
      this.#tbsFields = reader.children(reader.nodeAt(this.certificate.tbs.start, this.certificate.tbs.end, ''), '');
    }
    return this.#tbsFields;
  }

  /** Extensions [3] of tbsCertificate with its explicit tag; undefined where missing. */
  get extensionsField(): DerNode | undefined {
    return this.tbsFields.find(({ tag }) => tag === contextConstructed(3));
  }

  #namesOwnKey(): boolean {
    const named = this.value(extensionOids.authorityKeyIdentifier, 'authorityKeyIdentifier')?.keyIdentifier;
    if (named === undefined) return true;
    const own = this.value(extensionOids.subjectKeyIdentifier, 'subjectKeyIdentifier')?.keyIdentifier;
    return own === undefined || own === named;
  }
}

function groupByType(rdns: Certificate['subject']['rdns']): ReadonlyMap<string, readonly NameAttribute[]> {
  const groups = new Map<string, NameAttribute[]>();
  for (const { attributes } of rdns) {
    for (const attribute of attributes) {
      const group = groups.get(attribute.oid);
      if (group === undefined) groups.set(attribute.oid, [attribute]);
      else group.push(attribute);
    }
  }
  return groups;
}

function isOfKind<Kind extends ExtensionValue['kind']>(
  value: ExtensionValue,
  kind: Kind,
): value is ExtensionOfKind<Kind> {
  return value.kind === kind;
}
