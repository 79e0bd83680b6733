/** When demands of the CA/Browser Forum came into force, in milliseconds since 1970 UTC. */
export const effective = {
  /** Version 1.0 of the Baseline Requirements. */
  firstVersion: Date.UTC(2012, 6, 1),
  /** RSA keys of 2048 bits in new roots (before the Baseline Requirements). */
  rsa2048: Date.UTC(2011, 0, 1),
  /** 1.0.2 of the guidelines before them: name constraints. */
  v102: Date.UTC(2012, 5, 8),
  /** 1.1.3. */
  v113: Date.UTC(2013, 1, 21),
  /** 1.1.6: technically constrained subordinate CAs. */
  v116: Date.UTC(2013, 6, 29),
  /** SHA-1 is not to outlive 2016. */
  sha1Warning: Date.UTC(2015, 0, 16),
  /** 1.3.0. */
  v130: Date.UTC(2015, 3, 16),
  /** Names below .onion, at first with extended validation alone. */
  onion: Date.UTC(2015, 4, 1),
  /** 1.3.1. */
  v131: Date.UTC(2015, 8, 28),
  /** No more SHA-1. */
  noSha1: Date.UTC(2016, 0, 1),
  /** Lifetimes of at most 39 months. */
  months39: Date.UTC(2016, 6, 2),
  /** Names of people in the subject. */
  givenNames: Date.UTC(2016, 8, 7),
  /** Serial numbers with 64 bits of chance. */
  serialEntropy: Date.UTC(2016, 8, 30),
  /** 1.4.8. */
  v148: Date.UTC(2017, 5, 8),
  /** Ballot 201: descriptors of .onion services. */
  onionDescriptors: Date.UTC(2017, 6, 28),
  /** Lifetimes of at most 825 days. */
  days825: Date.UTC(2018, 2, 2),
  /** 1.6.2: underscores for a last time. */
  underscores: Date.UTC(2018, 11, 10),
  /** The end of underscores. */
  noUnderscores: Date.UTC(2019, 3, 1),
  /** 1.6.9: .onion names without extended validation. */
  v169: Date.UTC(2020, 2, 27),
  /** 1.7.1: no more DSA. */
  v171: Date.UTC(2020, 7, 20),
  /** Lifetimes of at most 398 days. */
  days398: Date.UTC(2020, 8, 1),
  /** 1.7.9. */
  v179: Date.UTC(2021, 7, 16),
  /** 1.8.0. */
  v180: Date.UTC(2021, 7, 25),
  /** Labels with hyphens in the third and fourth place. */
  reservedLabels: Date.UTC(2021, 9, 1),
  /** No more organizational units. */
  noOrganizationalUnits: Date.UTC(2022, 8, 1),
  /** 1.8.7: revocation lists. */
  v187: Date.UTC(2023, 6, 15),
  /** 2.0.0: certificate profiles (ballot SC-62). */
  profiles: Date.UTC(2023, 8, 15),
  /** Ballot SC-63: OCSP is optional, revocation lists are not. */
  optionalOcsp: Date.UTC(2024, 2, 15),
  /** Lifetimes of at most 200 days (ballot SC-81), short-lived means a week, no names in reverse zones. */
  days200: Date.UTC(2026, 2, 15),
  /** Lifetimes of at most 100 days. */
  days100: Date.UTC(2027, 2, 15),
  /** Lifetimes of at most 47 days. */
  days47: Date.UTC(2029, 2, 15),
} as const;
