import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../server/src/documents/read-document.ts';
import {
  defaultSecretName,
  type SecretPlace,
  secretManifest,
  secretValues,
} from '../../../server/src/issue/outputs/kubernetes-secret.ts';
import { SourceText } from '../../../server/src/text/source-text.ts';
import { getDisplayName } from '../../../server/src/x509/identity.ts';
import { type AltNames, makeLeaf, makePki } from '../../builders/index.ts';
import { issuedFrom, pkcs8Of } from './issued.ts';
import { temporaryFolder, toolMissing, write } from './tools.ts';

const pki = makePki({ label: 'outputs' });
const issued = issuedFrom(pki);

function manifest(place: SecretPlace): string {
  if (issued.key === undefined) throw new Error('The fixture has no key');
  return new TextDecoder().decode(secretManifest(secretValues(issued, issued.key), place).reveal());
}

describe('the manifest of a Secret', () => {
  it('reads as one whole TLS Secret, its parts where they belong', () => {
    const text = manifest({ name: 'api-tls', namespace: 'payments' });
    const { document } = readDocument(SourceText.create('file:///secret.yaml', 'yaml', 1, text));
    const [unit, ...others] = document.units;
    expect(others).toEqual([]);
    const holders = unit?.holders.map(({ name, artifacts }) => [
      name,
      artifacts.map(({ content }) => getDisplayName(content.object)),
    ]);
    expect(holders).toEqual([
      ['tls.crt', ['api.payments.svc', 'Payments Issuing CA']],
      ['tls.key', ['EC private key']],
      ['ca.crt', ['Payments Root CA']],
    ]);
  });

  it('leaves the namespace to the context of kubectl where none is given', () => {
    expect(manifest({ name: 'api-tls' })).not.toContain('namespace');
  });

  it.each(['1e3', '0', 'yes', 'null', '10.1'])('quotes the name %s, which YAML would not take for text', (name) => {
    expect(manifest({ name })).toContain(`name: "${name}"`);
  });
});

describe('the name of a Secret', () => {
  const named = (names: AltNames): string => defaultSecretName(makeLeaf(pki.issuing, { name: 'x', ...names }).der);

  it('comes from the first DNS name', () => {
    expect(named({ ip: ['10.0.0.1'], dns: ['api.payments.svc', 'other.svc'] })).toBe('api-tls');
    expect(named({ dns: ['*.example.com'] })).toBe('example-tls');
    expect(named({ dns: [`${'x'.repeat(63)}.svc`] })).toBe(`${'x'.repeat(59)}-tls`);
    expect(named({ dns: ['API_v1.svc'] })).toBe('api-v1-tls');
  });

  it('comes from the end of a SPIFFE ID where there is no DNS name', () => {
    expect(named({ uri: ['spiffe://cluster.local/ns/orders/sa/billing'] })).toBe('billing-tls');
  });

  it('is a plain word where there is neither', () => {
    expect(named({ ip: ['10.0.0.1'] })).toBe('certificate-tls');
    expect(named({ dns: ['_'] })).toBe('certificate-tls');
  });
});

/** As much of an API server as kubectl asks before it can tell what a Secret is; nothing is stored. */
const discovery: Readonly<Record<string, unknown>> = {
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: [] },
  '/api/v1': {
    kind: 'APIResourceList',
    groupVersion: 'v1',
    resources: [
      { name: 'secrets', singularName: 'secret', namespaced: true, kind: 'Secret', verbs: ['create', 'get'] },
    ],
  },
};

async function withApiServer<Result>(use: (url: string) => Promise<Result>): Promise<Result> {
  const server = createServer(({ url = '' }, response) => {
    const answer = discovery[url.replace(/\?.*/, '')];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { kind: 'Status', code: 404 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  try {
    return await use(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  } finally {
    server.close();
  }
}

describe.skipIf(toolMissing('kubectl', 'version', '--client'))('kubectl', () => {
  const folder = temporaryFolder();

  it('creates the Secret in a dry run, with the very texts', async () => {
    const file = write(folder, 'secret.yaml', manifest({ name: '1e3', namespace: 'payments' }));
    const { stdout } = await withApiServer((url) => {
      const args = ['--server', url, 'create', '--dry-run=client', '--validate=false', '-f', file, '-o', 'json'];
      return promisify(execFile)('kubectl', args, { env: { ...process.env, HOME: folder, KUBECONFIG: '' } });
    });
    const { metadata, type, data } = JSON.parse(stdout);
    expect({ metadata, type }).toEqual({ metadata: { name: '1e3', namespace: 'payments' }, type: 'kubernetes.io/tls' });
    const text = (entry: string): string => Buffer.from(data[entry], 'base64').toString();
    expect(text('tls.crt')).toBe(pki.serverChain);
    expect(text('ca.crt')).toBe(pki.root.pem);
    expect(pkcs8Of(text('tls.key'))).toEqual(pki.server.keyDer);
  });
});
