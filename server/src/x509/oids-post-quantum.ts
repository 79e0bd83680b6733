// Post-quantum algorithms: the NIST and IANA assignments, and the experimental arcs that older material still carries.

type Entry = readonly [oid: string, name: string];

/** `names[i]` stands at `arc.(first + i)`. */
function inOrder(arc: string, first: number, names: readonly string[]): Entry[] {
  return names.map((name, index) => [`${arc}.${first + index}`, name]);
}

const slhParameterSets = ['SHA2', 'SHAKE'].flatMap((family) =>
  ['128s', '128f', '192s', '192f', '256s', '256f'].map((set) => `SLH-DSA-${family}-${set}`),
);

function slhPreHash(name: string): string {
  const strong = !name.includes('-128');
  if (name.includes('SHAKE')) return strong ? 'SHAKE256' : 'SHAKE128';
  return strong ? 'SHA512' : 'SHA256';
}

/** FIPS 203, 204, 205 (NIST CSOR arc 2.16.840.1.101.3.4; RFC 9881, RFC 9909, RFC 9935). */
const nist: Entry[] = [
  ...inOrder('2.16.840.1.101.3.4.3', 17, ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87', ...slhParameterSets]),
  ...inOrder('2.16.840.1.101.3.4.3', 32, [
    'HashML-DSA-44-with-SHA512',
    'HashML-DSA-65-with-SHA512',
    'HashML-DSA-87-with-SHA512',
    ...slhParameterSets.map((name) => `Hash${name}-with-${slhPreHash(name)}`),
  ]),
  ...inOrder('2.16.840.1.101.3.4.4', 1, ['ML-KEM-512', 'ML-KEM-768', 'ML-KEM-1024']),
];

const compositeSignatures = [
  'MLDSA44-RSA2048-PSS-SHA256',
  'MLDSA44-RSA2048-PKCS15-SHA256',
  'MLDSA44-Ed25519-SHA512',
  'MLDSA44-ECDSA-P256-SHA256',
  'MLDSA65-RSA3072-PSS-SHA512',
  'MLDSA65-RSA3072-PKCS15-SHA512',
  'MLDSA65-RSA4096-PSS-SHA512',
  'MLDSA65-RSA4096-PKCS15-SHA512',
  'MLDSA65-ECDSA-P256-SHA512',
  'MLDSA65-ECDSA-P384-SHA512',
  'MLDSA65-ECDSA-brainpoolP256r1-SHA512',
  'MLDSA65-Ed25519-SHA512',
  'MLDSA87-ECDSA-P384-SHA512',
  'MLDSA87-ECDSA-brainpoolP384r1-SHA512',
  'MLDSA87-Ed448-SHAKE256',
  'MLDSA87-RSA3072-PSS-SHA512',
  'MLDSA87-RSA4096-PSS-SHA512',
  'MLDSA87-ECDSA-P521-SHA512',
];

const compositeKems = [
  'MLKEM768-RSA2048-SHA3-256',
  'MLKEM768-RSA3072-SHA3-256',
  'MLKEM768-RSA4096-SHA3-256',
  'MLKEM768-X25519-SHA3-256',
  'MLKEM768-ECDH-P256-SHA3-256',
  'MLKEM768-ECDH-P384-SHA3-256',
  'MLKEM768-ECDH-brainpoolP256r1-SHA3-256',
  'MLKEM1024-RSA3072-SHA3-256',
  'MLKEM1024-ECDH-P384-SHA3-256',
  'MLKEM1024-ECDH-brainpoolP384r1-SHA3-256',
  'MLKEM1024-X448-SHA3-256',
  'MLKEM1024-ECDH-P521-SHA3-256',
];

/** draft-ietf-lamps-pq-composite-sigs and -kem: IANA's numbers, then the prototypes of earlier drafts. */
const composite: Entry[] = [
  ...inOrder('1.3.6.1.5.5.7.6', 37, compositeSignatures),
  ...inOrder('1.3.6.1.5.5.7.6', 55, compositeKems),
  ...inOrder('2.16.840.1.114027.80.9.1', 0, compositeSignatures),
  ...inOrder('2.16.840.1.114027.80.8.1', 1, [
    'MLDSA44-RSA2048-PSS-SHA256',
    'MLDSA44-RSA2048-PKCS15-SHA256',
    'MLDSA44-Ed25519-SHA512',
    'MLDSA44-ECDSA-P256-SHA256',
    'MLDSA44-ECDSA-brainpoolP256r1-SHA256',
    'MLDSA65-RSA3072-PSS-SHA512',
    'MLDSA65-RSA3072-PKCS15-SHA512',
    'MLDSA65-ECDSA-P256-SHA512',
    'MLDSA65-ECDSA-brainpoolP256r1-SHA512',
    'MLDSA65-Ed25519-SHA512',
    'MLDSA87-ECDSA-P384-SHA512',
    'MLDSA87-ECDSA-brainpoolP384r1-SHA512',
    'MLDSA87-Ed448-SHA512',
  ]),
  ...inOrder('2.16.840.1.114027.80.8.1', 21, [
    'MLDSA44-RSA2048-PSS',
    'MLDSA44-RSA2048-PKCS15',
    'MLDSA44-Ed25519',
    'MLDSA44-ECDSA-P256',
  ]),
  ...inOrder('2.16.840.1.114027.80.8.1', 26, [
    'MLDSA65-RSA3072-PSS',
    'MLDSA65-RSA3072-PKCS15',
    'MLDSA65-ECDSA-P384',
    'MLDSA65-ECDSA-brainpoolP256r1',
    'MLDSA65-Ed25519',
    'MLDSA87-ECDSA-P384',
    'MLDSA87-ECDSA-brainpoolP384r1',
    'MLDSA87-Ed448',
    'MLDSA65-RSA4096-PSS',
    'MLDSA65-RSA4096-PKCS15',
  ]),
  ...inOrder('2.16.840.1.114027.80.8.1', 40, [
    'HashMLDSA44-RSA2048-PSS-SHA256',
    'HashMLDSA44-RSA2048-PKCS15-SHA256',
    'HashMLDSA44-Ed25519-SHA512',
    'HashMLDSA44-ECDSA-P256-SHA256',
    'HashMLDSA65-RSA3072-PSS-SHA512',
    'HashMLDSA65-RSA3072-PKCS15-SHA512',
    'HashMLDSA65-RSA4096-PSS-SHA512',
    'HashMLDSA65-RSA4096-PKCS15-SHA512',
    'HashMLDSA65-ECDSA-P384-SHA512',
    'HashMLDSA65-ECDSA-brainpoolP256r1-SHA512',
    'HashMLDSA65-Ed25519-SHA512',
    'HashMLDSA87-ECDSA-P384-SHA512',
    'HashMLDSA87-ECDSA-brainpoolP384r1-SHA512',
    'HashMLDSA87-Ed448-SHA512',
  ]),
  ['2.16.840.1.114027.80.4.1', 'composite key (generic)'],
  ['1.3.6.1.4.1.18227.2.1', 'composite signature (generic)'],
  ['2.16.840.1.114027.80.5.1.1', 'Dilithium3-RSA-PKCS15-SHA256'],
  ['2.16.840.1.114027.80.5.1.2', 'Dilithium3-ECDSA-P256-SHA256'],
  ['2.16.840.1.114027.80.5.1.3', 'Dilithium3-ECDSA-brainpoolP256r1-SHA256'],
  ['2.16.840.1.114027.80.5.1.4', 'Dilithium3-Ed25519'],
  ['2.16.840.1.114027.80.5.1.5', 'Dilithium5-ECDSA-P384-SHA384'],
  ['2.16.840.1.114027.80.5.1.6', 'Dilithium5-ECDSA-brainpoolP384r1-SHA384'],
  ['2.16.840.1.114027.80.5.1.7', 'Dilithium5-Ed448'],
];

/** Before the standards: rounds of NIST's competition, initial public drafts (ipd), Bouncy Castle and Open Quantum Safe arcs. */
const early: Entry[] = [
  ['1.3.6.1.4.1.2.267.12.4.4', 'ML-DSA-44-ipd'],
  ['1.3.6.1.4.1.2.267.12.6.5', 'ML-DSA-65-ipd'],
  ['1.3.6.1.4.1.2.267.12.8.7', 'ML-DSA-87-ipd'],
  ['1.3.6.1.4.1.2.267.7.4.4', 'Dilithium2'],
  ['1.3.6.1.4.1.2.267.7.6.5', 'Dilithium3'],
  ['1.3.6.1.4.1.2.267.7.8.7', 'Dilithium5'],
  ['1.3.6.1.4.1.2.267.11.4.4', 'Dilithium2-AES'],
  ['1.3.6.1.4.1.2.267.11.6.5', 'Dilithium3-AES'],
  ['1.3.6.1.4.1.2.267.11.8.7', 'Dilithium5-AES'],
  ['1.3.9999.3.1', 'Falcon-512'],
  ['1.3.9999.3.4', 'Falcon-1024'],
  ['1.3.9999.3.6', 'Falcon-512'],
  ['1.3.9999.3.9', 'Falcon-1024'],
  ['1.3.9999.3.11', 'Falcon-512'],
  ['1.3.9999.3.14', 'Falcon-1024'],
  ['1.3.9999.3.16', 'Falcon-padded-512'],
  ['1.3.9999.3.19', 'Falcon-padded-1024'],
  ['1.3.9999.6.4.13', 'SLH-DSA-SHA2-128f-ipd'],
  ['1.3.9999.6.4.16', 'SLH-DSA-SHA2-128s-ipd'],
  ['1.3.9999.6.5.10', 'SLH-DSA-SHA2-192f-ipd'],
  ['1.3.9999.6.5.12', 'SLH-DSA-SHA2-192s-ipd'],
  ['1.3.9999.6.6.10', 'SLH-DSA-SHA2-256f-ipd'],
  ['1.3.9999.6.6.12', 'SLH-DSA-SHA2-256s-ipd'],
  ['1.3.9999.6.7.13', 'SLH-DSA-SHAKE-128f-ipd'],
  ['1.3.9999.6.7.16', 'SLH-DSA-SHAKE-128s-ipd'],
  ['1.3.9999.6.8.10', 'SLH-DSA-SHAKE-192f-ipd'],
  ['1.3.9999.6.8.12', 'SLH-DSA-SHAKE-192s-ipd'],
  ['1.3.9999.6.9.10', 'SLH-DSA-SHAKE-256f-ipd'],
  ['1.3.9999.6.9.12', 'SLH-DSA-SHAKE-256s-ipd'],
  ['1.3.9999.6.4.1', 'SPHINCS+-SHA256-128f-robust'],
  ['1.3.9999.6.4.4', 'SPHINCS+-SHA256-128f-simple'],
  ['1.3.9999.6.4.7', 'SPHINCS+-SHA256-128s-robust'],
  ['1.3.9999.6.4.10', 'SPHINCS+-SHA256-128s-simple'],
  ['1.3.9999.6.5.1', 'SPHINCS+-SHA256-192f-robust'],
  ['1.3.9999.6.5.3', 'SPHINCS+-SHA256-192f-simple'],
  ['1.3.9999.6.5.5', 'SPHINCS+-SHA256-192s-robust'],
  ['1.3.9999.6.5.7', 'SPHINCS+-SHA256-192s-simple'],
  ['1.3.9999.6.6.1', 'SPHINCS+-SHA256-256f-robust'],
  ['1.3.9999.6.6.3', 'SPHINCS+-SHA256-256f-simple'],
  ['1.3.9999.6.6.5', 'SPHINCS+-SHA256-256s-robust'],
  ['1.3.9999.6.6.7', 'SPHINCS+-SHA256-256s-simple'],
  ...inOrder('1.3.6.1.4.1.22554.5.6', 1, ['ML-KEM-512-ipd', 'ML-KEM-768-ipd', 'ML-KEM-1024-ipd']),
  ...inOrder('1.3.6.1.4.1.22554.5.5', 1, [
    'NTRU-HPS-2048-509',
    'NTRU-HPS-2048-677',
    'NTRU-HPS-4096-821',
    'NTRU-HRSS-701',
  ]),
  ...inOrder('1.3.6.1.4.1.22554.5.8', 1, ['BIKE-128', 'BIKE-192', 'BIKE-256']),
  ...inOrder('1.3.6.1.4.1.22554.5.9', 1, ['HQC-128', 'HQC-192', 'HQC-256']),
  ['1.3.6.1.4.1.22554.5.1.1', 'McEliece-348864'],
  ['1.3.6.1.4.1.22554.5.1.3', 'McEliece-460896'],
  ['1.3.6.1.4.1.22554.5.1.5', 'McEliece-6688128'],
  ['1.3.6.1.4.1.22554.5.1.7', 'McEliece-6960119'],
  ['1.3.6.1.4.1.22554.5.1.9', 'McEliece-8192128'],
  ...inOrder('1.0.18033.2.2.7', 1, [
    'FrodoKEM-976-SHAKE',
    'FrodoKEM-1344-SHAKE',
    'eFrodoKEM-976-SHAKE',
    'eFrodoKEM-1344-SHAKE',
    'FrodoKEM-976-AES',
    'FrodoKEM-1344-AES',
    'eFrodoKEM-976-AES',
    'eFrodoKEM-1344-AES',
  ]),
  // Stateful hash-based signatures (RFC 9708, RFC 9802).
  ['1.2.840.113549.1.9.16.3.17', 'HSS/LMS'],
  ['1.3.6.1.5.5.7.6.34', 'XMSS'],
  ['1.3.6.1.5.5.7.6.35', 'XMSS^MT'],
];

/** OIDs of post-quantum and composite keys and signatures with their names. */
export const postQuantumAlgorithms: readonly Entry[] = [...nist, ...composite, ...early];
