import type { ByteRange } from '../text/range.ts';

/** Something that stands at known bytes of its DER. */
export interface Ranged {
  /** Header and content of the TLV, in bytes of the object's `der`. */
  readonly range: ByteRange;
}

/** One place where the encoding breaks X.690 or RFC 5280 but could still be read (or had to be passed over). */
export interface DecodeProblem extends Ranged {
  readonly code:
    | 'truncated'
    | 'trailing-data'
    | 'indefinite-length'
    | 'non-minimal-length'
    | 'non-minimal-integer'
    | 'unexpected-tag'
    | 'bad-value'
    | 'depth-limit'
    | 'node-limit'
    | 'size-limit'
    | 'duplicate-extension'
    | 'algorithm-mismatch';
  /** Where in the structure, in the standard's words: `tbsCertificate.validity.notBefore`. */
  readonly where: string;
  /** A short English phrase: `expected INTEGER, found OCTET STRING`. */
  readonly what: string;
}

/** AlgorithmIdentifier (RFC 5280 §4.1.1.2). `name` is for people: `ecdsa-with-SHA256`, `ML-DSA-65`, or the OID where unknown. */
export interface AlgorithmIdentifier extends Ranged {
  readonly oid: string;
  readonly name: string;
  /** The parameters' TLV, where there are some. */
  readonly parameters: ByteRange | undefined;
  /** RSASSA-PSS (RFC 4055): its hash, mask hash and salt length in bytes. */
  readonly pss?: { readonly hash: string; readonly maskHash: string; readonly saltLength: number } | undefined;
}

export type StringEncoding =
  | 'UTF8String'
  | 'PrintableString'
  | 'IA5String'
  | 'TeletexString'
  | 'BMPString'
  | 'UniversalString'
  | 'NumericString'
  | 'VisibleString'
  | 'other';

/** One attribute of a name (RFC 5280 §4.1.2.4). `value` is the decoded text, or `#` and hex where the type is not a string (RFC 4514 §2.4). */
export interface NameAttribute extends Ranged {
  readonly oid: string;
  /** `CN`, `O`, `emailAddress` … or the OID in dots. */
  readonly type: string;
  readonly value: string;
  readonly encoding: StringEncoding;
  readonly valueRange: ByteRange;
}

/** RelativeDistinguishedName: one attribute, or several joined by `+`. */
export interface Rdn extends Ranged {
  readonly attributes: readonly NameAttribute[];
}

/** A distinguished name in encoded order. */
export interface Name extends Ranged {
  readonly rdns: readonly Rdn[];
  /** RFC 4514 string (last RDN first), escaped as it demands. */
  readonly text: string;
  /** Equal for two names exactly when they match by RFC 5280 §7.1 (case, white space and string type folded). Computed on first use. */
  readonly matchKey: string;
}

/** A point in time exactly as encoded (RFC 5280 §4.1.2.5). */
export interface Time extends Ranged {
  /** Milliseconds since 1970 UTC; undefined where the text is no time at all. */
  readonly epochMilliseconds: number | undefined;
  /** The characters of the encoding: `261123182300Z`. */
  readonly encoded: string;
  readonly encoding: 'UTCTime' | 'GeneralizedTime' | 'other';
}

/** INTEGER of any size. `hex` is lower case, two digits a byte, minus sign where negative: `-0a`, `00` for zero. */
export interface BigInteger extends Ranged {
  readonly hex: string;
  readonly negative: boolean;
}

/** BIT STRING. `content` is the bytes after the unused-bits byte. */
export interface BitString extends Ranged {
  readonly content: ByteRange;
  readonly unusedBits: number;
}

/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), described; `range` covers the whole structure, the input of an SPKI pin. */
export interface PublicKey extends Ranged {
  readonly algorithm: AlgorithmIdentifier;
  /** `RSA`, `EC`, `Ed25519`, `DSA`, `ML-DSA-65` … or the OID. */
  readonly type: string;
  /** RSA/DSA modulus, EC field or encoding size in bits; undefined where unknown. */
  readonly bits: number | undefined;
  /** Named curve (`P-256`, `brainpoolP256r1` …) or `explicit parameters`. */
  readonly curve: string | undefined;
  /** RSA public exponent as hex. */
  readonly exponent: string | undefined;
  readonly key: BitString;
}

export type GeneralName = Ranged &
  (
    | { readonly kind: 'DNS' | 'email' | 'URI'; readonly value: string }
    | { readonly kind: 'IP'; readonly value: string }
    | { readonly kind: 'DirName'; readonly value: string; readonly name: Name }
    | { readonly kind: 'RegisteredID'; readonly value: string }
    /** otherName, x400Address, ediPartyName and what is malformed: type and bytes as text. */
    | { readonly kind: 'otherName' | 'X400Name' | 'EDIPartyName' | 'unknown'; readonly value: string }
  );

export interface PolicyInformation extends Ranged {
  readonly oid: string;
  readonly name: string | undefined;
  readonly qualifiers: readonly { readonly oid: string; readonly name: string; readonly value: string }[];
}

export interface GeneralSubtree extends Ranged {
  readonly base: GeneralName;
}

export interface DistributionPoint extends Ranged {
  readonly names: readonly GeneralName[];
  readonly relativeName: string | undefined;
  /** The name component itself, to be read below the CRL issuer's name (RFC 5280 §4.2.1.13). */
  readonly relativeRdn?: Rdn | undefined;
  readonly reasons: readonly string[];
  readonly crlIssuer: readonly GeneralName[];
}

export interface SignedCertificateTimestamp extends Ranged {
  readonly version: number;
  readonly logId: string;
  /** Milliseconds since 1970 UTC. */
  readonly timestamp: number;
  readonly signatureAlgorithm: string;
}

/** What an extension says. One that cannot be decoded is `malformed`, and the others still are. */
export type ExtensionValue =
  | { readonly kind: 'basicConstraints'; readonly ca: boolean; readonly pathLength: number | undefined }
  | { readonly kind: 'keyUsage'; readonly usages: readonly string[] }
  | { readonly kind: 'extendedKeyUsage'; readonly purposes: readonly KeyPurpose[] }
  | { readonly kind: 'subjectAltName' | 'issuerAltName'; readonly names: readonly GeneralName[] }
  | { readonly kind: 'subjectKeyIdentifier'; readonly keyIdentifier: string }
  | {
      readonly kind: 'authorityKeyIdentifier';
      readonly keyIdentifier: string | undefined;
      readonly issuer: readonly GeneralName[];
      readonly serialNumber: BigInteger | undefined;
    }
  | { readonly kind: 'certificatePolicies'; readonly policies: readonly PolicyInformation[] }
  | {
      readonly kind: 'policyMappings';
      readonly mappings: readonly { readonly issuerDomain: string; readonly subjectDomain: string }[];
    }
  | {
      readonly kind: 'policyConstraints';
      readonly requireExplicitPolicy: number | undefined;
      readonly inhibitPolicyMapping: number | undefined;
    }
  | { readonly kind: 'inhibitAnyPolicy'; readonly skipCerts: number }
  | {
      readonly kind: 'nameConstraints';
      readonly permitted: readonly GeneralSubtree[];
      readonly excluded: readonly GeneralSubtree[];
    }
  | { readonly kind: 'crlDistributionPoints' | 'freshestCRL'; readonly points: readonly DistributionPoint[] }
  | {
      readonly kind: 'authorityInfoAccess' | 'subjectInfoAccess';
      readonly descriptions: readonly (Ranged & { readonly method: string; readonly location: GeneralName })[];
    }
  | { readonly kind: 'signedCertificateTimestamps'; readonly scts: readonly SignedCertificateTimestamp[] }
  | { readonly kind: 'precertificatePoison' }
  | { readonly kind: 'tlsFeature'; readonly features: readonly number[]; readonly mustStaple: boolean }
  | { readonly kind: 'crlNumber' | 'deltaCRLIndicator'; readonly number: BigInteger }
  | { readonly kind: 'crlReason'; readonly reason: string }
  | { readonly kind: 'invalidityDate'; readonly date: Time }
  | {
      readonly kind: 'issuingDistributionPoint';
      readonly names: readonly GeneralName[];
      readonly relativeRdn?: Rdn | undefined;
      readonly onlyContainsUserCerts: boolean;
      readonly onlyContainsCACerts: boolean;
      readonly onlySomeReasons: readonly string[];
      readonly indirectCRL: boolean;
      readonly onlyContainsAttributeCerts: boolean;
    }
  | { readonly kind: 'certificateIssuer'; readonly names: readonly GeneralName[] }
  /** Decoded to text lines for people: Netscape, Microsoft, qualified statements and the like. */
  | { readonly kind: 'text'; readonly lines: readonly string[] }
  | { readonly kind: 'unknown'; readonly hex: string }
  | { readonly kind: 'malformed'; readonly reason: string; readonly hex: string };

export interface KeyPurpose extends Ranged {
  readonly oid: string;
  /** `serverAuth`, `clientAuth` … or the OID. */
  readonly name: string;
}

/** Extension (RFC 5280 §4.1, §4.2). `value` is decoded on first use. */
export interface Extension extends Ranged {
  readonly oid: string;
  /** `subjectAltName` … or the OID where unknown. */
  readonly name: string;
  readonly critical: boolean;
  /** The content of extnValue, without its OCTET STRING header. */
  readonly valueRange: ByteRange;
  readonly value: ExtensionValue;
}

/** Certificate (RFC 5280 §4.1). */
export interface Certificate extends Ranged {
  readonly kind: 'certificate';
  readonly der: Uint8Array;
  readonly tbs: ByteRange;
  /** 1, 2 or 3 (encoded 0, 1, 2); other numbers as encoded plus one. */
  readonly version: number;
  readonly serialNumber: BigInteger;
  readonly innerSignatureAlgorithm: AlgorithmIdentifier;
  readonly issuer: Name;
  readonly validity: Ranged & { readonly notBefore: Time; readonly notAfter: Time };
  readonly subject: Name;
  readonly publicKey: PublicKey;
  readonly issuerUniqueId: BitString | undefined;
  readonly subjectUniqueId: BitString | undefined;
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: BitString;
  /** Decodes names and extensions to the last one. */
  readonly problems: readonly DecodeProblem[];
  /** Those of `problems` that were met on the way to the fields: there without decoding names and extensions. */
  readonly structureProblems: readonly DecodeProblem[];
  /** Equal for equal bytes, and hardly ever for others: what finds repeats among thousands. */
  readonly quickKey: number;
  /** Bytes after the label's object: OpenSSL's trust settings in a `TRUSTED CERTIFICATE`. */
  readonly trustSettings?: TrustSettings | undefined;
}

/** OpenSSL's X509_CERT_AUX. */
export interface TrustSettings extends Ranged {
  readonly trusted: readonly KeyPurpose[];
  readonly rejected: readonly KeyPurpose[];
  readonly alias: string | undefined;
}

/** CertificationRequest (RFC 2986). */
export interface CertificationRequest extends Ranged {
  readonly kind: 'csr';
  readonly der: Uint8Array;
  readonly info: ByteRange;
  readonly version: number;
  readonly subject: Name;
  readonly publicKey: PublicKey;
  readonly attributes: readonly (Ranged & { readonly oid: string; readonly name: string; readonly text: string })[];
  /** Of the extensionRequest attribute. */
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: BitString;
  readonly problems: readonly DecodeProblem[];
}

export interface RevokedCertificate extends Ranged {
  readonly serialNumber: BigInteger;
  readonly revocationDate: Time;
  readonly extensions: readonly Extension[];
}

/** CertificateList (RFC 5280 §5.1). Entries are indexed by offset and decoded one at a time: a CRL may hold 100,000. */
export interface CertificateList extends Ranged {
  readonly kind: 'crl';
  readonly der: Uint8Array;
  readonly tbs: ByteRange;
  readonly version: number;
  readonly innerSignatureAlgorithm: AlgorithmIdentifier;
  readonly issuer: Name;
  readonly thisUpdate: Time;
  readonly nextUpdate: Time | undefined;
  readonly revokedCount: number;
  /** Entry `index` of `revokedCount`; undefined outside. */
  revokedAt(index: number): RevokedCertificate | undefined;
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: BitString;
  readonly problems: readonly DecodeProblem[];
}

/** A bare SubjectPublicKeyInfo or PKCS#1 RSAPublicKey. */
export interface BarePublicKey extends Ranged {
  readonly kind: 'public-key';
  readonly der: Uint8Array;
  readonly publicKey: PublicKey;
  /** DER of the SubjectPublicKeyInfo (built, where the block holds PKCS#1). */
  readonly spki: Uint8Array;
  readonly problems: readonly DecodeProblem[];
}

/**
 * What may be said of a private key: never its numbers. There is no way from here back to them: the public half is
 * computed inside `x509/keys`, and `publicKey` hands out nothing else.
 */
export interface PrivateKeyHeader {
  readonly kind: 'private-key';
  readonly format: 'PKCS#8' | 'encrypted PKCS#8' | 'PKCS#1' | 'SEC1' | 'DSA' | 'OpenSSH';
  /** As `PublicKey.type`; undefined while encrypted. */
  readonly type: string | undefined;
  readonly bits: number | undefined;
  readonly curve: string | undefined;
  /** `PBES2: AES-256-CBC, PBKDF2 (HMAC-SHA256, 600000 iterations)`, `legacy PEM encryption: DES-EDE3-CBC` …; undefined where in clear. */
  readonly encryption: string | undefined;
  readonly problems: readonly DecodeProblem[];
  /** DER of the public half's SubjectPublicKeyInfo; undefined where encrypted or not derivable here. */
  readonly publicKey: (derive: DerivePublicKey) => Uint8Array | undefined;
}

/** Derives the SubjectPublicKeyInfo of a private key in clear that does not carry its public half; undefined where the runtime cannot. */
export type DerivePublicKey = (
  algorithm: string,
  curve: string | undefined,
  secret: Uint8Array,
) => Uint8Array | undefined;

/** PKCS#7/CMS SignedData used as a bag of certificates and CRLs (RFC 2315 §9.1, RFC 5652 §5.1). */
export interface Pkcs7Bundle extends Ranged {
  readonly kind: 'pkcs7';
  readonly der: Uint8Array;
  readonly contentType: string;
  /** Each with its own `der` (a view), found at `range` of this one's. */
  readonly certificates: readonly { readonly range: ByteRange; readonly certificate: Certificate }[];
  readonly crls: readonly { readonly range: ByteRange; readonly crl: CertificateList }[];
  readonly problems: readonly DecodeProblem[];
}

/** DH/EC parameters, attribute certificates, PGP and other labels that are named, not opened. */
export interface OtherObject {
  readonly kind: 'other';
  /** In the field's words: `DH parameters`, `OpenSSH public key`, `PGP message`. */
  readonly what: string;
  readonly problems: readonly DecodeProblem[];
}

/** The bytes are not what their label says, and not anything else we know. */
export interface Unreadable {
  readonly kind: 'unreadable';
  /** What the label promised: `certificate`, `private key` … */
  readonly expected: string;
  readonly problems: readonly DecodeProblem[];
}

/** Anything a PEM block or DER file may hold. */
export type PkiObject =
  | Certificate
  | CertificationRequest
  | CertificateList
  | BarePublicKey
  | PrivateKeyHeader
  | Pkcs7Bundle
  | OtherObject
  | Unreadable;

/** What a label's bytes turned out to be. */
export interface DecodedObject {
  readonly object: PkiObject;
  /** Set where the content is readable, but not what the label says: a CSR labelled CERTIFICATE. */
  readonly mislabelled: boolean;
}

/** One line of the decoded tree: what the bytes at `range` mean. Drives hover on base64, outline, selection ranges and the decoded text. */
export interface Field {
  /** The standard's name: `subjectAltName`, `notAfter`. */
  readonly name: string;
  /** For people, one line: `DNS:api.payments.svc`. Untrusted text, not escaped. */
  readonly value: string | undefined;
  readonly range: ByteRange;
  readonly children: readonly Field[];
}
