import { describe, expect, it } from 'vitest';
import {
  at,
  type CertificateSpec,
  keyPem,
  makeCa,
  makeCrl,
  makeCsr,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makePkcs7,
  makePki,
  makeTlsSecret,
  NOW,
} from '../builders/index.ts';
import { openWorkbench } from './workbench.ts';

const pki = makePki();

describe('hovering a certificate', () => {
  it('says who, by whom, for what, until when', async () => {
    const { hover } = await openWorkbench('server.pem', pki.serverChain, { 'ca.pem': pki.root.pem });
    const markdown = hover(3);
    expect(markdown).toContain('**`api.payments.svc`** · server certificate');
    expect(markdown).toContain('Issued by `CN=Payments Issuing CA,O=Payments`');
    expect(markdown).toContain('Valid 2025-12-16 12:00 UTC → 2026-12-16 12:00 UTC');
    expect(markdown).toContain('**expires in 335 days**');
    expect(markdown).toContain('`DNS:api.payments.svc`, `DNS:api.payments.svc.cluster.local`');
    expect(markdown).toContain('`api.payments.svc` ← `Payments Issuing CA` ← `Payments Root CA`, in `ca.pem`');
    expect(markdown).toContain(pki.server.certificate.fingerprint256);
    expect(markdown).toContain(pki.server.certificate.fingerprint);
  });

  it('says first what hurts most, and no more than leaves room for the certificate', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `gr\u00fcn-${index}.svc`);
    const odd = makeLeaf(pki.issuing, { name: 'odd', dns: names, days: [-90, -5] }).pem;
    const { hover, codes } = await openWorkbench('odd.pem', odd, {
      'ca.pem': pki.root.pem,
      'issuing.pem': pki.issuing.pem,
    });
    const markdown = hover(3);
    expect(codes.length).toBeGreaterThan(8);
    expect(markdown).toMatch(/^⛔ .*expired/);
    expect(markdown.match(/^(?:⛔|⚠️|ℹ️|💡)/gm)).toHaveLength(6);
    expect(markdown).toContain(`_${codes.length - 6} more in Problems_`);
  });

  it('says whether the path holds, and for whom', async () => {
    const others = { 'ca.pem': pki.root.pem };
    const chainOf = async (text: string) => {
      const { hover } = await openWorkbench('chain.pem', text, others);
      return hover(3).match(/^\| Chain \| (.*) \|$/m)?.[1] ?? '';
    };
    const roles = ['server', 'client'] as const;
    expect(await chainOf(pki.serverChain)).toMatch(
      /`Payments Root CA`, in `ca\.pem` · \*\*path holds for a server\*\*$/,
    );
    expect(await chainOf(makeLeaf(pki.issuing, { roles }).pem + pki.issuing.pem)).toContain(
      '**path holds for a server and a client**',
    );
    const old = makeIntermediate(pki.root, { name: 'Old CA', days: [-400, -3] });
    expect(await chainOf(makeLeaf(old, { roles }).pem + old.pem)).toMatch(/\*\*path fails at Old CA\\: .*expired/);
    const servers = makeIntermediate(pki.root, { name: 'Server CA', roles: ['server'] });
    expect(await chainOf(makeLeaf(servers, { roles }).pem + servers.pem)).toMatch(
      /\*\*as a server\\, path holds\\; as a client\\, path fails at Server CA/,
    );
  });

  it('says whom a service mesh means by it', async () => {
    const identityOf = async (names: Pick<CertificateSpec, 'dns' | 'uri'>) => {
      const { hover } = await openWorkbench('svid.pem', makeLeaf(pki.issuing, names).pem);
      return hover(3).match(/^\| Identity \| (.*) \|$/m)?.[1];
    };
    expect(await identityOf({ uri: ['spiffe://cluster.local/ns/payments/sa/api'] })).toBe(
      'Kubernetes service account `api` in namespace `payments`, trust domain `cluster.local` (as in Istio and SPIRE)',
    );
    const linkerd = 'default.payments.serviceaccount.identity.linkerd.cluster.local';
    expect(await identityOf({ dns: [linkerd], uri: ['spiffe://root.linkerd.cluster.local/proxy'] })).toBe(
      'Linkerd: service account `default` in namespace `payments`, trust domain `cluster.local`',
    );
    expect(await identityOf({ uri: ['spiffe://11111111-2222.consul/ns/default/dc/dc1/svc/api'] })).toBe(
      'Consul: service `api` in datacentre `dc1`, trust domain `11111111-2222.consul`',
    );
    expect(await identityOf({ uri: ['spiffe://example.org/payments/api'] })).toBe(
      'SPIFFE: `/payments/api` in trust domain `example.org`',
    );
    expect(await identityOf({ dns: ['api.svc'] })).toBeUndefined();
    expect(await identityOf({ uri: ['spiffe://Example.org/payments'] })).toBeUndefined();
  });

  it('says no more of a path than is there', async () => {
    const alone = await openWorkbench('leaf.pem', pki.server.pem);
    expect(alone.hover(3)).not.toContain('path');
    const open = await openWorkbench('chain.pem', pki.serverChain);
    expect(open.hover(3)).toContain('**path holds up to Payments Issuing CA**');
  });

  it('says first what is wrong', async () => {
    const expired = makeLeaf(pki.issuing, { dns: ['old.svc'], days: [-90, -1] });
    const { hover } = await openWorkbench('old.pem', expired.pem, { 'ca.pem': pki.issuing.pem });
    expect(hover(3)).toMatch(/^⛔ .*expired/);
  });

  it('names the field that the characters under the mouse encode, with its bytes', async () => {
    const { hover, analyzed } = await openWorkbench('server.pem', pki.server.pem);
    const artifact = analyzed.document.units[0]?.holders[0]?.artifacts[0];
    const name = Buffer.from('api.payments.svc.cluster.local');
    const start = Buffer.from(pki.server.der).indexOf(name);
    const range = artifact?.content.textRangeOf({ start, end: start + name.length });
    const markdown = hover((artifact?.start ?? 0) + (range?.start ?? 0) + 4);
    expect(markdown).toContain('→ DNS:api.payments.svc.cluster.local`');
    expect(markdown).toMatch(/subjectAltName → .*, bytes \d+–\d+/);
  });

  it('is found through the base64 of a Secret, and on its key', async () => {
    const secret = makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, ca: pki.root.pem });
    const { hover } = await openWorkbench('secret.yaml', secret);
    expect(hover(at(secret, 'tls.crt').start + 2)).toContain('`api.payments.svc`');
    expect(hover(at(secret, 'tls.crt').end + 60)).toContain('`api.payments.svc`');
    expect(hover(at(secret, 'ca.crt').start + 2)).toContain('`Payments Root CA`');
    expect(hover(at(secret, 'apiVersion').start)).toBe('');
  });

  it('lets no name put a link, a command or a line of its own into it', async () => {
    const evil = makeLeaf(pki.issuing, {
      name: [{ type: 'CN', value: '`](command:workbench.action.quit) <img src=x>\n# big' }],
      dns: ['a|b.example'],
    });
    const { hover } = await openWorkbench('evil.pem', evil.pem);
    const outside = hover(3)
      .replaceAll(/\\./g, '')
      .replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, '');
    expect(outside).not.toContain('command:');
    expect(outside).not.toContain('<img');
    expect(hover(3)).not.toMatch(/^# big/m);
  });

  it('says nothing between blocks', async () => {
    const text = `# hello\n${pki.server.pem}`;
    expect((await openWorkbench('a.pem', text)).hover(2)).toBe('');
  });
});

describe('hovering a private key', () => {
  it('names kind, size, public fingerprint and the certificates that match, never the key', async () => {
    const { hover } = await openWorkbench('key.pem', pki.server.keyPem, { 'server.pem': pki.serverChain });
    const markdown = hover(40);
    expect(markdown).toContain('**Private key** · `EC`, `P-256`');
    expect(markdown).toContain('`api.payments.svc` (`server.pem`)');
    for (const line of pki.server.keyPem.split('\n').slice(1, -2)) expect(markdown).not.toContain(line.slice(0, 20));
  });

  it('says that an encrypted one cannot be read', async () => {
    const text = keyPem(makeKey('rsa-2048', 'hover'), 'encrypted-pkcs8');
    const { hover } = await openWorkbench('key.pem', text);
    expect(hover(3)).toContain('kind not readable without its passphrase');
    expect(hover(3)).toContain('PBES2');
  });
});

describe('hovering requests, lists and bundles', () => {
  it('shows what a request asks for', async () => {
    const csr = makeCsr({ dns: ['new.payments.svc'] });
    expect((await openWorkbench('a.csr', csr.pem)).hover(3)).toContain('`DNS:new.payments.svc`');
    const workload = makeCsr({ uri: ['spiffe://cluster.local/ns/payments/sa/api'] });
    expect((await openWorkbench('b.csr', workload.pem)).hover(3)).toContain(
      '| Identity | Kubernetes service account `api` in namespace `payments`',
    );
  });

  it('shows what a revocation list revokes', async () => {
    const crl = makeCrl(pki.issuing, { revoked: [{ serial: pki.server.serial }] });
    const markdown = (await openWorkbench('a.crl', crl.pem)).hover(3);
    expect(markdown).toMatch(/\| `authorityKeyIdentifier` \| `keyid:[0-9A-F:]{59}` \|/);
    expect(markdown).toContain('1 revoked');
  });

  it('lists the certificates of a PKCS#7 bundle', async () => {
    const bundle = makePkcs7([pki.server, pki.issuing]);
    expect((await openWorkbench('a.p7b', bundle.pem)).hover(3)).toContain('`CN=Payments Issuing CA,O=Payments`');
  });

  it('marks a CA and its path length', async () => {
    const ca = makeCa({ name: 'CN=Dev Root', pathLength: 1, now: NOW });
    expect((await openWorkbench('ca.pem', ca.pem)).hover(3)).toContain('CA, path length 1');
  });
});
