// Certificates as the tools that private PKIs are made with write them: nothing is wrong with any of them.
import {
  authorityInfoAccess,
  basicConstraints,
  type CertificateSpec,
  crlDistributionPoints,
  DAY,
  der,
  extendedKeyUsage,
  type KeyUsageName,
  keyUsage,
  makeCa,
  makeIntermediate,
  makeLeaf,
  NOW,
  subjectAltName,
  type TestCertificate,
  type TestKey,
} from '../builders/index.ts';

const HOUR = DAY / 24;
const BASIC_CONSTRAINTS = '2.5.29.19';
const SKI = '2.5.29.14';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';

/** A PKI as one tool makes it; `leaf` is used as `role` says. */
export interface MadePki {
  readonly root: TestCertificate;
  /** Absent where the root signs leaves itself. */
  readonly issuing?: TestCertificate;
  readonly leaf: TestCertificate;
}

/** Keys for one PKI. */
export interface ShapeKeys {
  readonly root: TestKey;
  readonly issuing: TestKey;
  readonly leaf: TestKey;
}

/** One tool's way of making a PKI. `index` makes names different. */
export type Shape = (keys: ShapeKeys, index: number) => MadePki;

/** Digital signature, and with RSA keys the encipherment of TLS 1.2. */
function leafUsages(key: TestKey): readonly KeyUsageName[] {
  return key.algorithm.startsWith('rsa') ? ['digitalSignature', 'keyEncipherment'] : ['digitalSignature'];
}

const hours = (before: number, after: number): Pick<CertificateSpec, 'notBefore' | 'notAfter'> => ({
  notBefore: NOW - before * HOUR,
  notAfter: NOW + after * HOUR,
});

/** OpenSSL by hand: a root of ten years, an issuing CA, and a leaf of a year for both sides. */
const openssl: Shape = (keys, index) => {
  const root = makeCa({ name: `C=DE, O=Example ${index}, CN=Example Root`, key: keys.root, days: [-400, 3250] });
  const issuing = makeIntermediate(root, { name: `O=Example ${index}, CN=Example Issuing`, key: keys.issuing });
  const names = { dns: [`api-${index}.example.internal`, `*.api-${index}.example.internal`], ip: ['10.0.0.7'] };
  const leaf = makeLeaf(issuing, {
    ...names,
    key: keys.leaf,
    roles: ['server', 'client'],
    keyUsages: leafUsages(keys.leaf),
  });
  return { root, issuing, leaf };
};

/** cert-manager: a self-signed CA whose key may also be used for TLS, and a leaf without purposes or subject. */
const certManager: Shape = (keys, index) => {
  const usages = ['digitalSignature', 'keyEncipherment', 'keyCertSign'] as const;
  const root = makeCa({ name: `payments-ca-${index}`, key: keys.root, keyUsages: usages, days: [-10, 80] });
  const leaf = makeLeaf(root, {
    name: [],
    key: keys.leaf,
    days: [-10, 80],
    roles: [],
    keyUsages: ['digitalSignature', 'keyEncipherment'],
    without: [SKI],
    extensions: [
      subjectAltName({ dns: [`api-${index}.payments.svc`, `api-${index}.payments.svc.cluster.local`] }, true),
    ],
  });
  return { root, leaf };
};

/** step-ca: leaves of a day with the provisioner in them, and no basic constraints. */
const stepCa: Shape = (keys, index) => {
  const root = makeCa({
    name: `O=Acme ${index}, CN=Acme ${index} Root CA`,
    key: keys.root,
    pathLength: 1,
    days: [-30, 3620],
  });
  const issuing = makeIntermediate(root, {
    name: `O=Acme ${index}, CN=Acme ${index} Intermediate CA`,
    key: keys.issuing,
  });
  const provisioner = der.sequence(der.integer(1), der.octetString(der.octetString()), der.octetString());
  const leaf = makeLeaf(issuing, {
    dns: [`host-${index}.acme.internal`],
    key: keys.leaf,
    roles: ['server', 'client'],
    keyUsages: leafUsages(keys.leaf),
    without: [BASIC_CONSTRAINTS],
    extensions: [{ oid: '1.3.6.1.4.1.37476.9000.64.1', value: provisioner }],
    ...hours(1 / 60, 24),
  });
  return { root, issuing, leaf };
};

/** Istio: one organisation for all, workloads named by nothing but their SPIFFE ID. */
const istio: Shape = (keys, index) => {
  const root = makeCa({ name: 'O=cluster.local', key: keys.root, days: [-100, 3550], keyUsages: ['keyCertSign'] });
  const leaf = makeLeaf(root, {
    name: [],
    key: keys.leaf,
    roles: ['server', 'client'],
    keyUsages: ['digitalSignature', 'keyEncipherment'],
    without: [SKI],
    extensions: [subjectAltName({ uri: [`spiffe://cluster.local/ns/payments/sa/api-${index}`] }, true)],
    ...hours(2, 22),
  });
  return { root, leaf };
};

/** Linkerd: names of service accounts as DNS names. */
const linkerd: Shape = (keys, index) => {
  const root = makeCa({ name: 'root.linkerd.cluster.local', key: keys.root, pathLength: 1, days: [-10, 355] });
  const issuing = makeIntermediate(root, {
    name: 'identity.linkerd.cluster.local',
    key: keys.issuing,
    days: [-10, 355],
  });
  const leaf = makeLeaf(issuing, {
    dns: [`api-${index}.payments.serviceaccount.identity.linkerd.cluster.local`],
    key: keys.leaf,
    roles: ['server', 'client'],
    keyUsages: ['digitalSignature', 'keyEncipherment'],
    ...hours(2, 22),
  });
  return { root, issuing, leaf };
};

/** SPIRE: a trust domain's own SPIFFE ID in its CA, X.509-SVIDs of an hour. */
const spire: Shape = (keys, index) => {
  const domain = `spiffe://domain-${index}.example`;
  const root = makeCa({ name: 'C=US, O=SPIFFE', key: keys.root, uri: [domain], days: [-1, 6] });
  const leaf = makeLeaf(root, {
    name: [
      { type: 'C', value: 'US' },
      { type: 'O', value: 'SPIRE' },
      { type: '2.5.4.45', value: '', raw: der.bitString(new Uint8Array(16).fill(index % 251)) },
    ],
    key: keys.leaf,
    roles: ['server', 'client'],
    keyUsages: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
    extensions: [subjectAltName({ uri: [`${domain}/payments/api`] })],
    ...hours(0.2, 0.8),
  });
  return { root, leaf };
};

/** Vault: the CA's common name is a name like any other, leaves of three days. */
const vault: Shape = (keys, index) => {
  const root = makeCa({ name: `example-${index}.internal`, key: keys.root, dns: [`example-${index}.internal`] });
  const urls = [
    authorityInfoAccess({ caIssuers: 'http://vault.example.internal:8200/v1/pki/ca' }),
    crlDistributionPoints('http://vault.example.internal:8200/v1/pki/crl'),
  ];
  const leaf = makeLeaf(root, {
    dns: [`api.example-${index}.internal`],
    key: keys.leaf,
    roles: ['server', 'client'],
    keyUsages: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
    without: [BASIC_CONSTRAINTS],
    extensions: urls,
    ...hours(1, 71),
  });
  return { root, leaf };
};

/** Consul Connect: SPIFFE IDs, the CA's with a trust domain made of its UUID, purposes of the leaf critical or not as its Go likes. */
const consul: Shape = (keys, index) => {
  const domain = `spiffe://11111111-2222-3333-4444-${String(index).padStart(12, '0')}.consul`;
  const usages = ['keyCertSign', 'cRLSign', 'digitalSignature'] as const;
  const root = makeCa({
    name: `pri-${index}.consul.ca.11111111.consul`,
    key: keys.root,
    uri: [domain],
    keyUsages: usages,
  });
  const leaf = makeLeaf(root, {
    name: [],
    key: keys.leaf,
    extensions: [
      { ...basicConstraints(false), oid: BASIC_CONSTRAINTS },
      { ...keyUsage('digitalSignature', 'keyEncipherment'), oid: KEY_USAGE },
      { ...extendedKeyUsage('client', 'server'), oid: EXTENDED_KEY_USAGE },
      subjectAltName({ uri: [`${domain}/ns/default/dc/dc1/svc/api`] }, true),
    ],
    ...hours(1, 71),
  });
  return { root, leaf };
};

/** By the tool's name. */
export const shapes: Readonly<Record<string, Shape>> = {
  openssl,
  'cert-manager': certManager,
  'step-ca': stepCa,
  Istio: istio,
  Linkerd: linkerd,
  SPIRE: spire,
  Vault: vault,
  'Consul Connect': consul,
};
