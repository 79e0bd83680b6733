import type { Wording } from '../extension-rows.ts';

/** OpenSSL's words for key usages and extended key usages, which people search for. */
export const opensslWording: Wording = {
  usage: (name) => usages.get(name) ?? name,
  purpose: (name) => purposes.get(name) ?? name,
};

const usages: ReadonlyMap<string, string> = new Map([
  ['digitalSignature', 'Digital Signature'],
  ['nonRepudiation', 'Non Repudiation'],
  ['keyEncipherment', 'Key Encipherment'],
  ['dataEncipherment', 'Data Encipherment'],
  ['keyAgreement', 'Key Agreement'],
  ['keyCertSign', 'Certificate Sign'],
  ['cRLSign', 'CRL Sign'],
  ['encipherOnly', 'Encipher Only'],
  ['decipherOnly', 'Decipher Only'],
]);

const purposes: ReadonlyMap<string, string> = new Map([
  ['anyExtendedKeyUsage', 'Any Extended Key Usage'],
  ['serverAuth', 'TLS Web Server Authentication'],
  ['clientAuth', 'TLS Web Client Authentication'],
  ['codeSigning', 'Code Signing'],
  ['emailProtection', 'E-mail Protection'],
  ['timeStamping', 'Time Stamping'],
  ['OCSPSigning', 'OCSP Signing'],
  ['ipsecEndSystem', 'IPSec End System'],
  ['ipsecTunnel', 'IPSec Tunnel'],
  ['ipsecUser', 'IPSec User'],
]);

const titles: ReadonlyMap<string, string> = new Map([
  ['2.5.29.14', 'X509v3 Subject Key Identifier'],
  ['2.5.29.15', 'X509v3 Key Usage'],
  ['2.5.29.16', 'X509v3 Private Key Usage Period'],
  ['2.5.29.17', 'X509v3 Subject Alternative Name'],
  ['2.5.29.18', 'X509v3 Issuer Alternative Name'],
  ['2.5.29.19', 'X509v3 Basic Constraints'],
  ['2.5.29.20', 'X509v3 CRL Number'],
  ['2.5.29.21', 'X509v3 CRL Reason Code'],
  ['2.5.29.24', 'Invalidity Date'],
  ['2.5.29.27', 'X509v3 Delta CRL Indicator'],
  ['2.5.29.28', 'X509v3 Issuing Distribution Point'],
  ['2.5.29.29', 'X509v3 Certificate Issuer'],
  ['2.5.29.30', 'X509v3 Name Constraints'],
  ['2.5.29.31', 'X509v3 CRL Distribution Points'],
  ['2.5.29.32', 'X509v3 Certificate Policies'],
  ['2.5.29.33', 'X509v3 Policy Mappings'],
  ['2.5.29.35', 'X509v3 Authority Key Identifier'],
  ['2.5.29.36', 'X509v3 Policy Constraints'],
  ['2.5.29.37', 'X509v3 Extended Key Usage'],
  ['2.5.29.46', 'X509v3 Freshest CRL'],
  ['2.5.29.54', 'X509v3 Inhibit Any Policy'],
  ['1.3.6.1.5.5.7.1.1', 'Authority Information Access'],
  ['1.3.6.1.5.5.7.1.11', 'Subject Information Access'],
  ['1.3.6.1.5.5.7.1.24', 'TLS Feature'],
  ['1.3.6.1.4.1.11129.2.4.2', 'CT Precertificate SCTs'],
  ['1.3.6.1.4.1.11129.2.4.3', 'CT Precertificate Poison'],
  ['1.3.6.1.4.1.11129.2.4.5', 'CT Certificate SCTs'],
  ['2.16.840.1.113730.1.1', 'Netscape Cert Type'],
  ['2.16.840.1.113730.1.13', 'Netscape Comment'],
]);

/** OpenSSL's heading of an extension; undefined where it has none of its own. */
export function getExtensionTitle(oid: string): string | undefined {
  return titles.get(oid);
}
