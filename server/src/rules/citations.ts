import type { RuleMetadata } from './types.ts';

type Citation = RuleMetadata['citation'];

function rfc(number: number, section: string): Citation {
  return { document: `RFC ${number}`, section, url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}` };
}

/** RFC 5280: certificates, CRLs and certification paths. */
export const rfc5280 = (section: string): Citation => rfc(5280, section);
/** RFC 5480: elliptic curve keys. */
export const rfc5480 = (section: string): Citation => rfc(5480, section);
/** RFC 6962: Certificate Transparency. */
export const rfc6962 = (section: string): Citation => rfc(6962, section);
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
