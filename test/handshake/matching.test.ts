import { describe, expect, it } from 'vitest';
import { listCandidates, matchClientCertificates } from '../../server/src/handshake/matching.ts';
import type { CertificateRequest } from '../../server/src/handshake/types.ts';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import { createCertificateService } from '../../server/src/service.ts';
import { english } from '../../server/src/text/localize.ts';
import { SourceText } from '../../server/src/text/source-text.ts';
import { makeKey, makeLeaf, makePki, makeSelfSigned, NOW } from '../builders/index.ts';
import { asks, pki, validatePath } from './observed.ts';

const other = makePki({ label: 'other', client: { name: 'strangers' } });

/** What of a workspace the server takes, and what almost, with why not: `orders` or `orders: …`. */
async function match(files: Readonly<Record<string, string>>, request: CertificateRequest) {
  const service = createCertificateService({ ...createNodeRuntime(), now: () => NOW });
  service.workspace.setFolders(['file:///project']);
  for (const [name, text] of Object.entries(files)) {
    const open = service.read(SourceText.create(`file:///project/${name}`, 'pem', 1, text));
    service.workspace.setFile(open.document.uri, open);
  }
  const candidates = listCandidates(service.workspace);
  const { fitting, almost } = await matchClientCertificates(request, candidates, {
    now: NOW,
    t: english,
    validatePath,
  });
  return {
    fitting: fitting.map(({ candidate }) => `${candidate.place}, ${candidate.keyPlace}`),
    almost: almost.map(({ candidate, misfits }) => `${candidate.place}: ${misfits.join(' ')}`),
  };
}

const client = { 'client.pem': pki.clientChain, 'client.key': pki.client.keyPem };

describe('which client certificates a server takes', () => {
  it('one below a CA of its list, with its key', async () => {
    const files = { ...client, 'ca.pem': pki.root.pem, 'server.pem': pki.serverChain, 'server.key': pki.server.keyPem };
    expect(await match(files, asks(pki.root))).toEqual({
      fitting: ['client.pem, client.key'],
      almost: ['server.pem: "api.payments.svc" may not be used for clientAuth: its extended key usage is serverAuth.'],
    });
  });

  it('the CA itself need not be here: its name is enough', async () => {
    expect((await match(client, asks(pki.root))).fitting).toEqual(['client.pem, client.key']);
    const leafAlone = { 'client.pem': pki.client.pem, 'client.key': pki.client.keyPem };
    expect((await match(leafAlone, asks(pki.issuing))).fitting).toEqual(['client.pem, client.key']);
  });

  it('a server that names no CA takes any', async () => {
    const selfSigned = makeSelfSigned({ name: 'tool', roles: ['client'] });
    const files = { ...client, 'tool.pem': selfSigned.pem, 'tool.key': selfSigned.keyPem };
    expect((await match(files, asks())).fitting).toEqual(['client.pem, client.key', 'tool.pem, tool.key']);
  });
});

describe('which are almost good', () => {
  it('of another CA', async () => {
    const files = { 'client.pem': other.clientChain, 'client.key': other.client.keyPem };
    const elsewhere = makePki({ label: 'elsewhere' });
    const renamed = makeLeaf(elsewhere.root, { name: 'O=Elsewhere, CN=Elsewhere CA' });
    expect(await match(files, asks(renamed))).toEqual({
      fitting: [],
      almost: ['client.pem: Its CA "Payments Root CA" is not among those that the server accepts.'],
    });
  });

  it('expired, or its key elsewhere', async () => {
    const expired = makeLeaf(pki.issuing, { name: 'old', roles: ['client'], days: [-90, -1] });
    const files = {
      'old.pem': expired.pem,
      'old.key': expired.keyPem,
      'lost.pem': pki.client.pem,
      'ca.pem': pki.root.pem + pki.issuing.pem,
    };
    expect((await match(files, asks(pki.root))).almost).toEqual([
      'old.pem: "old" expired on 2026-01-14 12:00 UTC.',
      'lost.pem: Its private key is nowhere in the workspace.',
    ]);
  });

  it('with a key that the server takes no signatures of', async () => {
    const key = makeKey('rsa-2048', 'rsa client');
    const rsa = makeLeaf(pki.issuing, { name: 'rsa', roles: ['client'], key });
    const files = { 'rsa.pem': rsa.pem + pki.issuing.pem, 'rsa.key': rsa.keyPem };
    const request = asks(pki.root);
    const ecdsaOnly = {
      ...request,
      signatureSchemes: request.signatureSchemes.filter(({ name }) => name.startsWith('ecdsa')),
    };
    expect((await match(files, ecdsaOnly)).almost).toEqual([
      'rsa.pem: The server takes no signatures of its kind of key, RSA.',
    ]);
    expect((await match(files, request)).fitting).toHaveLength(1);
  });

  it('with two things against it, it is not almost good', async () => {
    const expired = makeLeaf(pki.issuing, { name: 'old', roles: ['client'], days: [-90, -1] });
    expect(await match({ 'old.pem': expired.pem }, asks(pki.issuing))).toEqual({ fitting: [], almost: [] });
  });
});
