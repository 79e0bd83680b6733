import { describe, expect, it } from 'vitest';
import { commonNameOnly } from '../../../server/src/rules/role/common-name-only.ts';
import { roleRules } from '../../../server/src/rules/role/family.ts';
import { ipAddressAsDnsName } from '../../../server/src/rules/role/ip-address-as-dns-name.ts';
import { leafWithCaTrue } from '../../../server/src/rules/role/leaf-with-ca-true.ts';
import { noDigitalSignature } from '../../../server/src/rules/role/no-digital-signature.ts';
import { oneWayMeshIdentity } from '../../../server/src/rules/role/one-way-mesh-identity.ts';
import { shortWildcard } from '../../../server/src/rules/role/short-wildcard.ts';
import {
  basicConstraints,
  type CertificateSpec,
  der,
  type ExtensionSpec,
  extendedKeyUsage,
  extension,
  keyUsage,
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makePki,
  makeSelfSigned,
  makeTlsSecret,
} from '../../builders/index.ts';
import { check } from '../check.ts';
import { type FieldFixture, testFieldRules } from '../field-fixtures.ts';

const root = makeCa();
const leaf = (spec: CertificateSpec) => () => makeLeaf(root, spec).der;
const critical = (spec: ExtensionSpec) => extension(spec);
const dnsName = (name: string) => der.contextPrimitive(2, der.fromText(name));
const commonName = (name: string) => der.sequence(der.oid('2.5.4.3'), der.string('utf8', name));
const linkerd = 'default.payments.serviceaccount.identity.linkerd.cluster.local';

const fixtures: readonly FieldFixture[] = [
  {
    rule: oneWayMeshIdentity,
    what: 'a workload of Istio that can only be a server',
    bad: leaf({ name: [], uri: ['spiffe://cluster.local/ns/payments/sa/api'], roles: ['server'] }),
    at: critical(extendedKeyUsage('server')),
    severity: 'warning',
    message: /only good for servers/,
    good: leaf({ name: [], uri: ['spiffe://cluster.local/ns/payments/sa/api'], roles: ['server', 'client'] }),
  },
  {
    rule: oneWayMeshIdentity,
    what: 'a workload of Linkerd that can only be a client',
    bad: leaf({ dns: [linkerd], roles: ['client'] }),
    at: critical(extendedKeyUsage('client')),
    message: /only good for clients/,
    good: leaf({ dns: [linkerd], roles: ['server', 'client'] }),
  },
  {
    rule: commonNameOnly,
    what: 'a server',
    bad: leaf({ name: 'api.payments.svc' }),
    at: commonName('api.payments.svc'),
    severity: 'error',
    message: /^The name "api\.payments\.svc" stands in the common name only\./,
    good: leaf({ name: 'orders', roles: ['client'] }),
  },
  {
    rule: commonNameOnly,
    what: 'a certificate for anything with the name of a host',
    bad: leaf({ name: 'api.payments.svc', roles: [] }),
    at: commonName('api.payments.svc'),
    severity: 'information',
    good: leaf({ name: 'orders_v1.2', roles: [] }),
  },
  {
    rule: commonNameOnly,
    what: 'a host for both directions',
    bad: leaf({ name: 'api.payments.svc', roles: ['server', 'client'] }),
    at: commonName('api.payments.svc'),
    severity: 'warning',
    // As Vault issues it to a client.
    good: leaf({ name: 'orders', roles: ['server', 'client'] }),
  },
  {
    rule: ipAddressAsDnsName,
    what: 'IPv4',
    bad: leaf({ dns: ['api.svc', '10.0.0.12'] }),
    at: dnsName('10.0.0.12'),
    severity: 'warning',
    good: leaf({ dns: ['10.0.0.12'], ip: ['10.0.0.12'] }),
  },
  { rule: ipAddressAsDnsName, what: 'IPv6', bad: leaf({ dns: ['fd00::12'] }), at: dnsName('fd00::12') },
  {
    rule: shortWildcard,
    what: 'and no other name',
    bad: leaf({ dns: ['*.svc'] }),
    at: dnsName('*.svc'),
    severity: 'warning',
    message: /"\*\.payments\.svc"/,
    good: leaf({ dns: ['*.payments.svc'] }),
  },
  {
    rule: shortWildcard,
    what: 'beside a name that all clients match',
    bad: leaf({ dns: ['server.dc1.consul', '*.consul-server'] }),
    at: dnsName('*.consul-server'),
    severity: 'information',
  },
  {
    rule: noDigitalSignature,
    bad: leaf({ keyUsages: ['keyEncipherment'] }),
    at: critical(keyUsage('keyEncipherment')),
    severity: 'warning',
    good: leaf({ keyUsages: ['digitalSignature', 'keyEncipherment'] }),
  },
  {
    rule: noDigitalSignature,
    what: 'by its names alone',
    bad: leaf({ dns: ['api.payments.svc'], keyUsages: ['keyAgreement'], roles: [] }),
    at: critical(keyUsage('keyAgreement')),
    severity: 'warning',
    // A key for SAML or JWE, which nothing says to be for TLS.
    good: leaf({ name: 'payments-encryption', keyUsages: ['keyAgreement'], roles: [] }),
  },
  {
    rule: leafWithCaTrue,
    what: 'made by openssl req -x509',
    bad: () => makeSelfSigned({ extensions: [basicConstraints(true)], without: ['2.5.29.15', '2.5.29.37'] }).der,
    at: critical(basicConstraints(true)),
    severity: 'information',
    message: /openssl req -x509/,
    // As kubeadm and Vault make theirs.
    good: () => makeCa({ dns: ['kubernetes'], keyUsages: ['digitalSignature', 'keyEncipherment', 'keyCertSign'] }).der,
  },
  {
    rule: leafWithCaTrue,
    what: 'issued by another',
    bad: leaf({ dns: ['api.svc'], extensions: [basicConstraints(true)] }),
    at: critical(basicConstraints(true)),
    severity: 'warning',
    message: /for any name/,
  },
];

testFieldRules(roleRules, fixtures);

describe('certificates in the wrong place', () => {
  const { server, client, issuing, serverChain, clientChain } = makePki();

  it('a client certificate in server.pem is for no server', async () => {
    const { find, textOf } = await check(clientChain, { file: 'server.pem' });
    const finding = find('role/not-for-servers');
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toMatch(
      /server\.pem holds a server's certificate .* "orders" may be used for clientAuth only/,
    );
    // Not the whole block: the characters of the extension.
    expect(textOf(finding).length).toBeLessThan(80);
  });

  it('a server certificate in the client Secret is for no client', async () => {
    const secret = makeTlsSecret({ name: 'payments-client', crt: serverChain, key: server.keyPem });
    const { find, textOf } = await check(secret, { file: 'secret.yaml' });
    const finding = find('role/not-for-clients');
    expect(finding?.severity).toBe('information');
    expect(finding?.message).toMatch(/^payments-client holds/);
    expect(finding?.message).toMatch(/Servers that ask for a client certificate \(mTLS\) refuse it/);
    expect(textOf(finding)).toBe('tls.crt');
  });

  it('a leaf that says nothing is for what the CA above it allows', async () => {
    const clients = makeIntermediate(root, { name: 'Clients CA', roles: ['client'] });
    const leaf = makeLeaf(clients, { dns: ['api.svc'], roles: [] });
    const { find, summary } = await check(leaf.pem + clients.pem, {
      file: 'server.pem',
      workspace: { 'root.pem': root.pem },
    });
    expect(find('role/not-for-servers')?.message).toMatch(/and "Clients CA" may be used for clientAuth only/);
    expect(find('role/not-for-servers')?.related).toHaveLength(1);
    expect(summary.filter((line) => line.includes('chain/'))).toEqual([]);
    const asClient = await check(leaf.pem + clients.pem, { file: 'client.pem', workspace: { 'root.pem': root.pem } });
    expect(asClient.summary.filter((line) => line.includes('role/'))).toEqual([]);
  });

  it('a host in the common name is told of servers, and not where the file says that it is none', async () => {
    const ask = async (roles: readonly ('server' | 'client')[], file: string) => {
      const { pem } = makeLeaf(root, { name: 'checkout.prod.svc', roles: [...roles] });
      const { summary } = await check(pem, { file, workspace: { 'root.pem': root.pem } });
      return summary.filter((line) => line.includes('role/common-name-only'));
    };
    expect(await ask(['server', 'client'], 'checkout.pem')).toEqual(['warning role/common-name-only']);
    expect(await ask(['server', 'client'], 'signing-server.crt')).toEqual(['warning role/common-name-only']);
    expect(await ask([], 'tls.crt')).toEqual(['information role/common-name-only']);
    for (const file of ['client.crt', 'checkout-client.pem', 'saml.crt', 'jwt-signing.crt'])
      for (const roles of [[], ['server', 'client']] as const) expect(await ask(roles, file), file).toEqual([]);
    // Its own extended key usage says more than the file's name.
    expect(await ask(['server'], 'saml.crt')).toEqual(['error role/common-name-only']);
  });

  it('a name that says both, or means the CA, says nothing', async () => {
    for (const file of ['server-client.pem', 'server-ca.pem', 'apiserver.pem']) {
      const { summary } = await check(clientChain, { file });
      expect(summary.filter((line) => line.includes('role/'))).toEqual([]);
    }
  });

  it('what fits its place is not reported', async () => {
    const files: readonly (readonly [string, string])[] = [
      ['server.pem', serverChain],
      ['client.pem', clientChain],
    ];
    for (const [file, text] of files) {
      const { summary } = await check(text, { file });
      expect(summary.filter((line) => line.includes('role/'))).toEqual([]);
    }
  });

  it('a CA with its key in server.pem is no certificate for a server', async () => {
    const { find } = await check(issuing.pem + issuing.keyPem, { file: 'server.pem' });
    expect(find('role/ca-as-leaf')?.message).toMatch(
      /"Payments Issuing CA" is a CA, and server\.pem and the key beside it/,
    );
  });

  it('a CA in server.crt, with its key in server.key of that folder, is none either', async () => {
    const ask = async (text: string, file: string, workspace: Readonly<Record<string, string>>) =>
      (await check(text, { file, workspace: { 'ca.pem': root.pem, ...workspace } })).find('role/ca-as-leaf');
    const found = await ask(issuing.pem, 'tls/server.crt', { 'tls/server.key': issuing.keyPem });
    expect(found?.severity).toBe('warning');
    expect(found?.related.map(({ message }) => message)).toEqual(['The private key of "Payments Issuing CA"']);
    expect(await ask(issuing.pem, 'tls/server.crt', { 'pki/ca.key': issuing.keyPem })).toBeUndefined();
    expect(await ask(issuing.pem, 'tls/issuing.crt', { 'tls/issuing.key': issuing.keyPem })).toBeUndefined();
    expect(await ask(serverChain, 'tls/server.crt', { 'tls/server.key': server.keyPem })).toBeUndefined();
    // As openssl req -x509 makes it for one machine, and PostgreSQL's handbook says to.
    const own = makeSelfSigned({ extensions: [basicConstraints(true)], without: ['2.5.29.15', '2.5.29.37'] });
    expect(await ask(own.pem, 'tls/server.crt', { 'tls/server.key': own.keyPem })).toBeUndefined();
  });

  it('a CA with its key is healthy wherever the name does not speak of servers', async () => {
    const ca = makeIntermediate(root, { name: 'Team CA' });
    const secret = makeTlsSecret({ name: 'team-ca', crt: ca.pem, key: ca.keyPem, ca: root.pem });
    const { summary } = await check(secret, { file: 'secret.yaml' });
    expect(summary.filter((line) => line.includes('role/'))).toEqual([]);
    expect(client.pem).toBeDefined();
  });
});

describe('the CA that a service mesh issues with', () => {
  const ask = async (name: string, entries: Readonly<Record<string, string>>) => {
    const secret = makeTlsSecret({ name, type: 'Opaque', entries });
    const { find, textOf } = await check(secret, { file: 'issuer.yaml', workspace: { 'root.pem': root.pem } });
    const finding = find('role/mesh-issuer');
    return { message: finding?.message, at: textOf(finding) };
  };
  const issuer = makeIntermediate(root, { name: 'identity.linkerd.cluster.local' });

  it('must be a CA', async () => {
    const leaf = makeLeaf(root, { name: 'identity.linkerd.cluster.local', dns: ['identity.linkerd.cluster.local'] });
    const linkerd = await ask('linkerd-identity-issuer', { 'crt.pem': leaf.pem, 'key.pem': leaf.keyPem });
    expect(linkerd).toEqual({ message: expect.stringMatching(/^Linkerd takes the CA .* is no CA/), at: 'crt.pem' });
    const istio = await ask('cacerts', {
      'ca-cert.pem': leaf.pem,
      'ca-key.pem': leaf.keyPem,
      'root-cert.pem': root.pem,
    });
    expect(istio).toEqual({ message: expect.stringMatching(/^Istio takes the CA/), at: 'ca-cert.pem' });
  });

  it('of Linkerd has a P-256 key', async () => {
    const strong = makeIntermediate(root, { name: 'identity.linkerd.cluster.local', key: makeKey('p384', 'issuer') });
    const entries = { 'crt.pem': strong.pem, 'key.pem': strong.keyPem };
    expect((await ask('linkerd-identity-issuer', entries)).message).toMatch(/ECDSA P-256 only, .* "EC P-384"/);
    const istio = { 'ca-cert.pem': strong.pem, 'ca-key.pem': strong.keyPem };
    expect((await ask('cacerts', istio)).message).toBeUndefined();
  });

  it('is fine where it is both, and other Secrets are not asked', async () => {
    const entries = { 'crt.pem': issuer.pem, 'key.pem': issuer.keyPem };
    expect((await ask('linkerd-identity-issuer', entries)).message).toBeUndefined();
    const leaf = makeLeaf(root);
    expect((await ask('api', { 'crt.pem': leaf.pem, 'key.pem': leaf.keyPem })).message).toBeUndefined();
  });
});
