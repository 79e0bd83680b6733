import { describe, expect, it } from 'vitest';
import { explainPath } from '../../server/src/features/explain-path.ts';
import {
  at,
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makePki,
  makeSelfSigned,
  makeTlsSecret,
  nameConstraints,
} from '../builders/index.ts';
import { openWorkbench } from './workbench.ts';

const pki = makePki();
const both = ['server', 'client'] as const;
const root = { 'ca.pem': pki.root.pem };

/** The explanation of the certificate at an offset; empty where there is none. */
async function explain(text: string, others: Readonly<Record<string, string>> = {}, offset = 3): Promise<string> {
  const file = text.startsWith('-----') ? 'leaf.pem' : 'leaf.yaml';
  const { analyzed, context } = await openWorkbench(file, text, others);
  return (await explainPath(analyzed, { start: offset, end: offset }, context))?.text ?? '';
}

/** What stands of one certificate of the drawn path. */
function stepOf(text: string, name: string): string {
  return text.split(/▼\n|\n\n/).find((step) => step.includes(`${name} · `)) ?? '';
}

describe('explaining a path that holds', () => {
  it('draws it from the trust anchor down, with where each certificate was found', async () => {
    const text = await explain(pki.serverChain, root);
    expect([...text.matchAll(/^(.*) · .*(?:authority|certificate)$/gm)].map(([, name]) => name)).toEqual([
      'Payments Root CA',
      'Payments Issuing CA',
      'api.payments.svc',
    ]);
    expect(text).toMatch(/^Certification path of api\.payments\.svc\n═+\n✓ path holds for a server\n/);
    expect(stepOf(text, 'Payments Root CA')).toContain('found in ca.pem, line 1');
    expect(stepOf(text, 'Payments Root CA')).toContain('✓ Trust anchor');
    expect(stepOf(text, 'Payments Issuing CA')).toMatch(/found in leaf\.pem, line 1\d/);
  });

  it('says every check with its section', async () => {
    const step = stepOf(await explain(pki.serverChain, root), 'Payments Issuing CA');
    expect(step).toContain('valid from 2025-01-15 12:00 UTC to 2035-01-13 12:00 UTC · expires in 9 years');
    expect(step).toContain('key EC, P-256');
    expect(step).toContain('✓ Signed by the key of Payments Root CA (ecdsa-with-SHA256). (RFC 5280 §6.1.3)');
    expect(step).toContain('✓ Valid now (expires in 9 years). (RFC 5280 §4.1.2.5)');
    expect(step).toContain('✓ Is a CA; CAs that may stand below it: 0, that do: 0. (RFC 5280 §4.2.1.9)');
    expect(step).toContain('✓ Its key may be used for keyCertSign, cRLSign. (RFC 5280 §4.2.1.3)');
    expect(step).toContain('✓ Good for any purpose: no extended key usage limits it. (RFC 5280 §4.2.1.12)');
    expect(step).toContain('✓ Its critical extensions are understood: basicConstraints, keyUsage. (RFC 5280 §4.2)');
    expect(step).not.toMatch(/[✗?–]/);
  });

  it('says what an mTLS client and a server say, and what to send', async () => {
    const text = await explain(makeLeaf(pki.issuing, { roles: both }).pem + pki.issuing.pem, root);
    expect(text).toContain('✓ An mTLS client accepts this server certificate, if it trusts Payments Root CA.');
    expect(text).toContain('The server must send with it: Payments Issuing CA.');
    expect(text).toContain('✓ An mTLS server accepts this client certificate, if it trusts Payments Root CA.');
    expect(text).not.toContain('✗');
  });

  it('finds no fault with a server certificate for not being one of a client', async () => {
    const text = await explain(pki.serverChain, root);
    expect(text).toMatch(/– An mTLS server refuses this as a client certificate\. .* clientAuth/);
    expect(text).toContain('That is as it should be, if no client is to show it.');
    expect(text).not.toContain('✗');
  });

  it('finds everything inside a Secret', async () => {
    const secret = makeTlsSecret({ crt: pki.serverChain, key: pki.server.keyPem, ca: pki.root.pem });
    const text = await explain(secret, {}, at(secret, 'tls.crt').start + 2);
    expect(stepOf(text, 'api.payments.svc')).toMatch(/found in leaf\.yaml \(Secret .*, tls\.crt\), line \d+/);
    expect(stepOf(text, 'Payments Root CA')).toMatch(/found in leaf\.yaml \(Secret .*, ca\.crt\), line \d+/);
    expect(text).toContain('✓ An mTLS client accepts');
    expect(await explain(secret, {}, at(secret, 'tls.key').start + 2)).toContain('✓ An mTLS client accepts');
  });

  it('explains CAs and self-signed certificates for what they are', async () => {
    expect(await explain(pki.root.pem)).toContain('✓ Payments Root CA is a root');
    expect(await explain(pki.issuing.pem, root)).toContain(
      '✓ What this CA issues can be accepted by clients and servers that trust Payments Root CA.',
    );
    expect(await explain(makeSelfSigned().pem)).toContain('if it trusts this very certificate');
  });

  it('explains each certificate once where all are asked for', async () => {
    const text = await explain(`# all\n\n${pki.serverChain}${pki.client.pem}`, root, 2);
    expect(text.match(/^Certification path of .*/gm)).toEqual([
      'Certification path of api.payments.svc',
      'Certification path of orders',
    ]);
  });

  it('says how many it left out of a large bundle', async () => {
    const bundle = Array.from({ length: 23 }, (_, index) => makeCa({ name: `Root ${index}` }).pem).join('');
    const text = await explain(`# all\n\n${bundle}`, {}, 2);
    expect(text.match(/^Certification path of /gm)).toHaveLength(20);
    expect(text).toMatch(/… and 3 more\n$/);
  });

  it('has nothing to say where there is no certificate', async () => {
    expect(await explain(pki.server.keyPem)).toBe('');
  });
});

describe('explaining a path that fails', () => {
  it('names the intermediate that has expired', async () => {
    const old = makeIntermediate(pki.root, { name: 'Old CA', days: [-400, -3] });
    const text = await explain(makeLeaf(old).pem + old.pem, root);
    expect(stepOf(text, 'Old CA')).toContain('✗ "Old CA" expired on 2026-01-12 12:00 UTC. (RFC 5280 §4.1.2.5)');
    expect(stepOf(text, 'api.payments.svc')).not.toContain('✗');
    expect(text).toContain('✗ An mTLS client refuses this as a server certificate. "Old CA" expired');
    expect(text).toContain('  Renew Old CA;');
    expect(text).toContain('✗ path fails at Old CA: "Old CA" expired');
  });

  it('names the CA that allows no CA below it', async () => {
    const ops = makeIntermediate(pki.issuing, { name: 'Ops CA' });
    const text = await explain(makeLeaf(ops).pem + ops.pem + pki.issuing.pem, root);
    expect(stepOf(text, 'Payments Issuing CA')).toMatch(/✗ .*pathLenConstraint.*Ops CA.* \(RFC 5280 §4\.2\.1\.9\)/);
    expect(text).toContain('  Have Payments Issuing CA issued again with a larger path length or none');
  });

  it('tells the purposes apart where a CA is good for one only', async () => {
    const servers = makeIntermediate(pki.root, { name: 'Server CA', roles: ['server'] });
    const text = await explain(makeLeaf(servers, { roles: both }).pem + servers.pem, root);
    expect(stepOf(text, 'Server CA')).toContain('✓ As a server: Good for serverAuth');
    expect(stepOf(text, 'Server CA')).toContain('✗ As a client: "Server CA" may not be used for clientAuth');
    expect(text).toContain('✓ An mTLS client accepts');
    expect(text).toContain('✗ An mTLS server refuses this as a client certificate.');
  });

  it('names the name that a CA may not give out', async () => {
    const constrained = makeIntermediate(pki.root, {
      name: 'Orders CA',
      extensions: [nameConstraints({ dns: ['orders.svc'] })],
    });
    const text = await explain(makeLeaf(constrained).pem + constrained.pem, root);
    expect(stepOf(text, 'Orders CA')).toContain('✓ Limits the names below it: permitted DNS:orders.svc.');
    expect(stepOf(text, 'api.payments.svc')).toMatch(/✗ .*permits only "orders\.svc".*§4\.2\.1\.10/);
  });

  it('tells a rotated CA from the one that signed', async () => {
    const old = makeCa({ name: 'Rotated CA', key: makeKey('p256', 'old') });
    const renewed = makeCa({ name: 'Rotated CA', key: makeKey('p256', 'renewed') });
    const leaf = makeLeaf(old).pem;
    const refused = await explain(leaf, { 'ca-new.pem': renewed.pem });
    expect(refused).toMatch(/✗ The signature of "api\.payments\.svc" does not fit the key of its issuer/);
    expect(refused).toContain('Not signed by the Rotated CA in ca-new.pem, line 1: the same name, another key.');
    expect(refused).toContain('✗ An mTLS client refuses this as a server certificate.');
    const accepted = await explain(leaf, { 'ca-new.pem': renewed.pem, 'ca-old.pem': old.pem });
    expect(stepOf(accepted, 'Rotated CA')).toContain('found in ca-old.pem');
    expect(accepted).toContain('Not signed by the Rotated CA in ca-new.pem');
    expect(accepted).toContain('✓ An mTLS client accepts');
  });

  it('lists the other paths that were tried', async () => {
    const left = makeCa({ name: 'Left Root' });
    const right = makeCa({ name: 'Right Root' });
    const key = makeKey('p256', 'cross');
    const expired = makeIntermediate(left, { name: 'Cross CA', key, days: [-20, -10] });
    const unfit = makeIntermediate(right, { name: 'Cross CA', key, keyUsages: ['cRLSign'] });
    const text = await explain(makeLeaf(expired).pem + expired.pem + unfit.pem, {
      'left.pem': left.pem,
      'right.pem': right.pem,
    });
    const [, others = ''] = text.split('Other paths that were tried');
    expect(others).toMatch(/api\.payments\.svc ← Cross CA \(leaf\.pem, line \d+\) ← (?:Left|Right) Root \(.*\)/);
    expect(text).toContain('"Cross CA" expired');
    expect(text).toContain('keyUsage lacks keyCertSign');
  });
});

describe('explaining a path that cannot be judged', () => {
  it('says which issuer is missing', async () => {
    const alone = await explain(pki.server.pem);
    expect(alone).toContain('? Taken as the trust anchor, because its issuer is not here: CN=Payments Issuing CA');
    expect(alone).toContain('Nothing is wrong with the certificate itself, but its issuer is not here');
    expect(alone).not.toContain('✓ An mTLS client accepts');
    const open = await explain(pki.serverChain);
    expect(open).toContain('Nothing is wrong up to Payments Issuing CA, but the issuer of that is not here');
  });

  it('says in its first line what a server and what a client would hear, as one sentence', async () => {
    const code = makeIntermediate(pki.root, { name: 'Code CA', roles: ['codeSigning'] });
    const text = await explain(makeLeaf(code, { roles: both }).pem + code.pem, root);
    expect(text).toContain('its extended key usage is codeSigning; as a client, path fails at Code CA: ');
  });

  it('says what could not be checked and why', async () => {
    const algorithm = Uint8Array.of(0x30, 0x05, 0x06, 0x03, 0x2a, 0x03, 0x04);
    const odd = makeLeaf(pki.issuing, { raw: { tbsAlgorithm: algorithm, outerAlgorithm: algorithm } });
    const text = await explain(odd.pem + pki.issuing.pem, root);
    expect(text).toContain('? The signature of "api.payments.svc" cannot be checked here: 1.2.3.4.');
    expect(text).toContain('? Whether an mTLS client accepts this server certificate cannot be told here.');
    expect(text).not.toContain('✗');
  });
});

it('lets no name break out of its line', async () => {
  const evil = makeLeaf(pki.issuing, { name: 'evil\n✓ An mTLS client accepts\u202e' });
  const text = await explain(evil.pem + pki.issuing.pem, root);
  expect(text).not.toMatch(/^✓ An mTLS client accepts.?$/m);
  expect(text).not.toContain('\u202e');
});
