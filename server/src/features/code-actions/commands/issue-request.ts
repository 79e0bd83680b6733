import { getDisplayName, getExtension } from '../../../x509/identity.ts';
import type { Certificate, GeneralName } from '../../../x509/types.ts';

/** What a certificate should be when it is issued again. */
export interface IssueRequest {
  /** For file and object names: letters, digits and hyphens. */
  readonly stem: string;
  readonly commonName: string | undefined;
  readonly names: readonly WantedName[];
  readonly purposes: readonly WantedPurpose[];
}

export type WantedPurpose = 'serverAuth' | 'clientAuth';

/** An alternative name, in OpenSSL's words. */
export interface WantedName {
  readonly kind: 'DNS' | 'IP' | 'URI' | 'email';
  readonly value: string;
}

/** Names are copied into a shell and into YAML: only characters that mean nothing there. */
const plainText = /^[A-Za-z0-9*][A-Za-z0-9._:/@*-]{0,252}$/;

/** Names beyond these are for a file, not for the clipboard. */
const MAX_NAMES = 20;

/** The certificate as it should have been, with these purposes; undefined where none of its names can be copied safely. */
export function requestAgain(certificate: Certificate, purposes: readonly WantedPurpose[]): IssueRequest | undefined {
  const attributes = certificate.subject.rdns.flatMap((rdn) => rdn.attributes);
  const commonName = attributes.findLast(({ type, value }) => type === 'CN' && plainText.test(value))?.value;
  const listed = (getExtension(certificate, 'subjectAltName')?.names ?? []).flatMap(toWanted);
  const names = listed.length > 0 ? listed : commonName === undefined ? [] : [toHostName(commonName)];
  if (names.length === 0) return undefined;
  const stem = getDisplayName(certificate)
    .replace(/^spiffe:\/\//, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  return { stem: stem || 'leaf', commonName, names: names.slice(0, MAX_NAMES), purposes };
}

function toWanted({ kind, value }: GeneralName): WantedName[] {
  if (!plainText.test(value)) return [];
  if (kind === 'DNS') return [toHostName(value)];
  return kind === 'IP' || kind === 'URI' || kind === 'email' ? [{ kind, value }] : [];
}

/** An address that was written as a name is an address. */
function toHostName(value: string): WantedName {
  const isAddress = /^\d{1,3}(?:\.\d{1,3}){3}$|^[0-9a-f]*:[0-9a-f:.]+$/i.test(value);
  return { kind: isAddress ? 'IP' : 'DNS', value };
}

/** The commands of OpenSSL that make a key and a request, and issue from it. */
export function writeOpensslCommands({ stem, commonName, names, purposes }: IssueRequest): string {
  const subject = commonName === undefined ? '/' : `/CN=${commonName.replaceAll('/', '\\/')}`;
  const altNames = names.map(({ kind, value }) => `${kind}:${value}`).join(',');
  const critical = commonName === undefined ? 'critical,' : '';
  return [
    `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ${stem}.key`,
    `openssl req -new -key ${stem}.key -subj '${subject}' -out ${stem}.csr \\`,
    `  -addext 'basicConstraints=critical,CA:FALSE' \\`,
    `  -addext 'keyUsage=critical,digitalSignature' \\`,
    `  -addext 'extendedKeyUsage=${purposes.join(',')}' \\`,
    `  -addext 'subjectAltName=${critical}${altNames}'`,
    `openssl x509 -req -in ${stem}.csr -copy_extensions copy -CA ca.pem -CAkey ca.key -days 90 -out ${stem}.pem`,
    '',
  ].join('\n');
}

const certManagerFields = { DNS: 'dnsNames', IP: 'ipAddresses', URI: 'uris', email: 'emailAddresses' } as const;
const certManagerUsages = { serverAuth: 'server auth', clientAuth: 'client auth' } as const;

/** The same as a Certificate of cert-manager. */
export function writeCertManagerCertificate({ stem, commonName, names, purposes }: IssueRequest): string {
  const lists = Object.entries(certManagerFields).flatMap(([kind, field]) => {
    const values = names.filter((name) => name.kind === kind).map(({ value }) => `    - ${JSON.stringify(value)}`);
    return values.length === 0 ? [] : [`  ${field}:`, ...values];
  });
  return [
    'apiVersion: cert-manager.io/v1',
    'kind: Certificate',
    'metadata:',
    `  name: ${stem}`,
    'spec:',
    `  secretName: ${stem}-tls`,
    ...(commonName === undefined || commonName.length > 64 ? [] : [`  commonName: ${JSON.stringify(commonName)}`]),
    ...lists,
    '  usages:',
    '    - digital signature',
    ...purposes.map((purpose) => `    - ${certManagerUsages[purpose]}`),
    '  privateKey:',
    '    algorithm: ECDSA',
    '    size: 256',
    '    rotationPolicy: Always',
    '  issuerRef:',
    '    name: ca-issuer',
    '    kind: Issuer',
    '',
  ].join('\n');
}
