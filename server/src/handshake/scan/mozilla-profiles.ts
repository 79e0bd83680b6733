/** A profile of Mozilla's Server Side TLS. */
export interface ServerProfile {
  readonly name: 'modern' | 'intermediate' | 'old';
  /** Of the guidelines that this is taken from. */
  readonly version: string;
  /** As `ScannedVersion` writes them. */
  readonly tlsVersions: readonly string[];
  /** IANA names without `TLS_`, of TLS 1.2 and before. */
  readonly suites: readonly string[];
  /** Bits of a prime for finite-field Diffie-Hellman; undefined: none may be used. */
  readonly minPrimeBits: number | undefined;
}

/** Where the guidelines are kept: by Mozilla until May 2026, from then on by the working group that wrote them. */
export const guidelinesUrl = 'https://configurator.tlsref.org';

/** The suites of TLS 1.3, the same in every profile. */
export const modernSuites: readonly string[] = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
];

/** Forward secrecy and authenticated encryption. */
const intermediateSuites = [
  'ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
] as const;

/** The strictest first. Version 6.0 has no profile `old` any more: it stands here as version 5.8 left it. */
export const profiles: readonly ServerProfile[] = [
  { name: 'modern', version: '6.0', tlsVersions: ['TLSv1.3'], suites: [], minPrimeBits: undefined },
  {
    name: 'intermediate',
    version: '6.0',
    tlsVersions: ['TLSv1.2', 'TLSv1.3'],
    suites: intermediateSuites,
    minPrimeBits: 2048,
  },
  {
    name: 'old',
    version: '5.8',
    tlsVersions: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
    suites: [
      ...intermediateSuites,
      'ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
      'ECDHE_RSA_WITH_AES_128_CBC_SHA256',
      'ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
      'ECDHE_RSA_WITH_AES_128_CBC_SHA',
      'ECDHE_ECDSA_WITH_AES_256_CBC_SHA384',
      'ECDHE_RSA_WITH_AES_256_CBC_SHA384',
      'ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
      'ECDHE_RSA_WITH_AES_256_CBC_SHA',
      'RSA_WITH_AES_128_GCM_SHA256',
      'RSA_WITH_AES_256_GCM_SHA384',
      'RSA_WITH_AES_128_CBC_SHA256',
      'RSA_WITH_AES_256_CBC_SHA256',
      'RSA_WITH_AES_128_CBC_SHA',
      'RSA_WITH_AES_256_CBC_SHA',
      'RSA_WITH_3DES_EDE_CBC_SHA',
    ],
    minPrimeBits: 2048,
  },
];
