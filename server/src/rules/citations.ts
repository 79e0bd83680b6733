import type { RuleMetadata } from './types.ts';

type Citation = RuleMetadata['citation'];

function rfc(number: number, section: string): Citation {
  const anchor = /^\d/.test(section) ? 'section' : 'appendix';
  return {
    document: `RFC ${number}`,
    section,
    url: `https://www.rfc-editor.org/rfc/rfc${number}#${anchor}-${section}`,
  };
}

/** RFC 5280: certificates, CRLs and certification paths. */
export const rfc5280 = (section: string): Citation => rfc(5280, section);
/** RFC 5480: elliptic curve keys. */
export const rfc5480 = (section: string): Citation => rfc(5480, section);
/** RFC 6962: Certificate Transparency. */
export const rfc6962 = (section: string): Citation => rfc(6962, section);
/** RFC 8017: RSA. */
export const rfc8017 = (section: string): Citation => ({
  ...rfc(8017, section),
  ...(section.startsWith('A') ? { url: `https://www.rfc-editor.org/rfc/rfc8017#appendix-${section}` } : {}),
});
/** What Linkerd asks of its issuer; Istio's page is linked from the rule's. */
export const meshIssuers: Citation = {
  document: 'Linkerd',
  section: 'Generating your own mTLS root certificates',
  url: 'https://linkerd.io/2/tasks/generate-certificates/',
};
/** Mozilla's Root Store Policy. */
export const mozillaPolicy = (section: string): Citation => ({
  document: 'Mozilla Root Store Policy',
  section,
  url: 'https://www.mozilla.org/en-US/about/governance/policies/security-group/certs/policy/',
});
/** RFC 8018: encryption with passphrases (PKCS #5). */
export const rfc8018 = (section: string): Citation => rfc(8018, section);
/** PostgreSQL, the best-known of the servers that refuse keys which others can read. */
export const postgresqlSsl: Citation = {
  document: 'PostgreSQL',
  section: 'Secure TCP/IP Connections with SSL',
  url: 'https://www.postgresql.org/docs/current/ssl-tcp.html',
};
/** OWASP on secrets in repositories. */
export const owaspSecrets: Citation = {
  document: 'OWASP Secrets Management Cheat Sheet',
  section: '2',
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
};
/** RFC 9881: ML-DSA in certificates. */
export const rfc9881 = (section: string): Citation => rfc(9881, section);
/** NIST SP 800-57: for how long which lengths of keys are strong enough. */
export const nist80057 = (section: string): Citation => ({
  document: 'NIST SP 800-57 Part 1',
  section,
  url: 'https://csrc.nist.gov/pubs/sp/800/57/pt1/r5/final',
});
/** The weakness of RSA keys of Infineon's library. */
export const rocaPaper: Citation = {
  document: "The Return of Coppersmith's Attack",
  section: 'ROCA, CVE-2017-15361',
  url: 'https://crocs.fi.muni.cz/public/papers/rsa_ccs17',
};
/** Why RSA keys share primes, and what follows. */
export const sharedPrimesPaper: Citation = {
  document: 'Mining Your Ps and Qs',
  section: '4',
  url: 'https://factorable.net/',
};
/** NIST SP 800-131A: lengths of keys and algorithms. */
export const nist800131a = (section: string): Citation => ({
  document: 'NIST SP 800-131A',
  section,
  url: 'https://csrc.nist.gov/pubs/sp/800/131/a/r2/final',
});
/** RFC 7468: textual encodings (PEM). */
export const rfc7468 = (section: string): Citation => rfc(7468, section);
/** RFC 8446: TLS 1.3. */
export const rfc8446 = (section: string): Citation => rfc(8446, section);
/** RFC 4648: base64. */
export const rfc4648 = (section: string): Citation => rfc(4648, section);

/** RFC 3279: algorithms and identifiers (RSA, DSA, ECDSA with SHA-1). */
export const rfc3279 = (section: string): Citation => rfc(3279, section);
/** RFC 4055: RSASSA-PSS and RSAES-OAEP. */
export const rfc4055 = (section: string): Citation => rfc(4055, section);
/** RFC 5758: DSA and ECDSA with SHA-2. */
export const rfc5758 = (section: string): Citation => rfc(5758, section);
/** RFC 5891: internationalised domain names (IDNA2008). */
export const rfc5891 = (section: string): Citation => rfc(5891, section);
/** RFC 6818: updates of RFC 5280 (explicit texts of policies). */
export const rfc6818 = (section: string): Citation => rfc(6818, section);
/** RFC 8410: Ed25519, Ed448, X25519 and X448 keys. */
export const rfc8410 = (section: string): Citation => rfc(8410, section);
/** RFC 8813: key usage of elliptic curve keys. */
export const rfc8813 = (section: string): Citation => rfc(8813, section);
/** RFC 9295: key usage of Ed25519, Ed448, X25519 and X448 keys. */
export const rfc9295 = (section: string): Citation => rfc(9295, section);
/** RFC 9525: names of services in TLS. */
export const rfc9525 = (section: string): Citation => rfc(9525, section);
/** RFC 9549: internationalised names in certificates. */
export const rfc9549 = (section: string): Citation => rfc(9549, section);
/** RFC 9598: internationalised mail addresses. */
export const rfc9598 = (section: string): Citation => rfc(9598, section);
/** ITU-T X.690: the encoding rules (DER). */
export const x690 = (section: string): Citation => ({
  document: 'ITU-T X.690',
  section,
  url: 'https://www.itu.int/rec/T-REC-X.690',
});
/** CA/Browser Forum: the Baseline Requirements for TLS server certificates. */
export const baselineRequirements = (section: string): Citation => ({
  document: 'CA/Browser Forum Baseline Requirements',
  section,
  url: 'https://cabforum.org/working-groups/server/baseline-requirements/requirements/',
});
/** The SPIFFE standard for X.509 identities. */
export const spiffeX509Svid = (section: string): Citation => ({
  document: 'SPIFFE X.509-SVID',
  section,
  url: 'https://spiffe.io/docs/latest/spiffe-specs/x509-svid/',
});
/** The SPIFFE standard for identities and trust domains. */
export const spiffeId = (section: string): Citation => ({
  document: 'SPIFFE ID',
  section,
  url: 'https://spiffe.io/docs/latest/spiffe-specs/spiffe-id/',
});

/** What the project itself says, where no standard does. */
export const certscopeDocumentation = (section: string): Citation => ({
  document: 'CertScope: Rules',
  section,
  url: 'https://github.com/certscope/certscope/blob/main/docs/rules/README.md',
});

const KUBERNETES_SECRETS = 'https://kubernetes.io/docs/concepts/configuration/secret/';
/** The Kubernetes documentation on Secrets of type `kubernetes.io/tls`. */
export const kubernetesTlsSecrets: Citation = {
  document: 'Kubernetes: Secrets',
  section: 'TLS Secrets',
  url: `${KUBERNETES_SECRETS}#tls-secrets`,
};
/** The Kubernetes documentation on how a Secret's values are written. */
export const kubernetesSecretData: Citation = {
  document: 'Kubernetes: Secrets',
  section: 'Constraints on Secret names and data',
  url: `${KUBERNETES_SECRETS}#restriction-names-data`,
};
