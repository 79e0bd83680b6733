import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import {
  at,
  DAY,
  fromPem,
  type KeyAlgorithm,
  keyPem,
  makeCa,
  makeCrl,
  makeCsr,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makePkcs7,
  makePki,
  makeSecretList,
  makeTlsSecret,
  marked,
  NOW,
  openSshKeyPem,
  PASSPHRASE,
  type ScalarStyle,
  toBase64,
} from './index.ts';

describe('certificates made for tests', () => {
  it('form a PKI that OpenSSL accepts', () => {
    const { root, issuing, server, client } = makePki();
    expect(server.certificate.verify(issuing.key.publicKey)).toBe(true);
    expect(client.certificate.checkIssued(issuing.certificate)).toBe(true);
    expect(issuing.certificate.checkIssued(root.certificate)).toBe(true);
    expect(root.certificate.ca).toBe(true);
    expect(server.certificate.subjectAltName).toBe('DNS:api.payments.svc, DNS:api.payments.svc.cluster.local');
    expect(client.certificate.subjectAltName).toBe('URI:spiffe://payments.example/orders/api');
    expect(new X509Certificate(server.pem).checkPrivateKey(createPrivateKey(server.keyPem))).toBe(true);
  });

  it('are valid in the days asked for', () => {
    const leaf = makeLeaf(makeCa(), { days: [-90, -1] });
    expect(Date.parse(leaf.certificate.validTo)).toBe(NOW - DAY);
    expect(Date.parse(leaf.certificate.validFrom)).toBe(NOW - 90 * DAY);
  });

  it('take IP addresses, odd names and serials', () => {
    const leaf = makeLeaf(makeIntermediate(makeCa()), {
      name: 'C=US, O=Example + OU=Ops, CN=api',
      ip: ['10.0.0.1', 'fd00::1', '::'],
      serial: -10n,
    });
    expect(leaf.certificate.subject).toBe('C=US\nOU=Ops + O=Example\nCN=api');
    expect(leaf.certificate.subjectAltName).toBe(
      'IP Address:10.0.0.1, IP Address:FD00:0:0:0:0:0:0:1, IP Address:0:0:0:0:0:0:0:0',
    );
    expect(leaf.certificate.serialNumber).toBe('-0A');
  });

  it.each<KeyAlgorithm>(['p384', 'p521', 'secp256k1', 'brainpoolP256r1', 'ed25519', 'ed448', 'rsa-2048', 'rsa-pss'])(
    'can be signed by a %s key',
    (algorithm) => {
      const ca = makeCa({ key: makeKey(algorithm) });
      expect(makeLeaf(ca).certificate.verify(ca.key.publicKey)).toBe(true);
    },
  );
});

describe('keys made for tests', () => {
  it.each(['pkcs1', 'encrypted-pkcs8', 'legacy-encrypted'] as const)('are written as %s', (format) => {
    const key = makeKey('rsa-2048');
    const read = createPrivateKey({ key: keyPem(key, format), passphrase: PASSPHRASE });
    expect(read.equals(key.privateKey)).toBe(true);
  });

  it('are written as sec1 and openssh', () => {
    expect(keyPem(makeKey(), 'sec1')).toContain('BEGIN EC PRIVATE KEY');
    expect(Buffer.from(fromPem(openSshKeyPem())).toString('latin1')).toContain('openssh-key-v1');
  });
});

describe('manifests made for tests', () => {
  const { server, serverChain, root } = makePki();
  const parts = { crt: serverChain, key: server.keyPem, ca: root.pem };
  const crtOf = (text: string): unknown => parseAllDocuments(text)[0]?.getIn(['data', 'tls.crt']);

  it.each<ScalarStyle>(['plain', 'quoted', 'single-quoted', 'block', 'block-strip', 'folded', 'multi-line-plain'])(
    'hold base64 in %s style',
    (style) => {
      const value = String(crtOf(makeTlsSecret({ ...parts, style })));
      expect(value.replace(/\s/g, '')).toBe(toBase64(serverChain));
    },
  );

  it('hold stringData and lists', () => {
    const secret = parseAllDocuments(makeTlsSecret({ ...parts, encoding: 'stringData' }))[0];
    expect(secret?.getIn(['stringData', 'tls.crt'])).toBe(serverChain);
    const list = parseAllDocuments(makeSecretList(parts, { ...parts, name: 'other' }))[0];
    expect(list?.getIn(['items', 1, 'metadata', 'name'])).toBe('other');
  });
});

describe('other objects made for tests', () => {
  it('are what OpenSSL expects', () => {
    const { root, server } = makePki();
    expect(makeCsr().pem).toContain('CERTIFICATE REQUEST');
    expect(makeCrl(root, { revoked: [{ serial: 1, reason: 1 }] }).pem).toContain('X509 CRL');
    expect(makePkcs7([server, root]).pem).toContain('PKCS7');
  });

  it('say where things are', () => {
    expect(at('ab ab', 'ab', 2)).toEqual({ start: 3, end: 5 });
    expect(marked('a⟦b⟦c⟧⟧d')).toEqual({
      text: 'abcd',
      ranges: [
        { start: 1, end: 3 },
        { start: 2, end: 3 },
      ],
    });
  });
});
