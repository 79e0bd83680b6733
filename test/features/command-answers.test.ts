import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { getCodeActions } from '../../server/src/features/code-actions/index.ts';
import {
  authorityInfoAccess,
  type CertificateSpec,
  keyPem,
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makeTlsSecret,
  type TestCertificate,
} from '../builders/index.ts';
import { openWorkbench } from './workbench.ts';

const commands = { copyText: 'certscope.copyText', restrictFile: 'certscope/restrictFile' };
const root = makeCa({ name: 'Payments CA' });
const folder = mkdtempSync(join(tmpdir(), 'certscope-answers-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The commands that answer the findings with this code: their titles and arguments. */
async function answersTo(code: string, file: string, text: string, offered: typeof commands | object = commands) {
  const { analyzed, context } = await openWorkbench(file, text, { 'ca.pem': root.pem });
  const finding = analyzed.findings.find((one) => one.code === code);
  if (finding === undefined) throw new Error(`No ${code} among ${analyzed.findings.map((one) => one.code)}`);
  const at = analyzed.source.positionAt(finding.range.start);
  const actions = getCodeActions(analyzed, { start: at, end: at }, { ...context, commands: offered });
  return actions
    .filter((action) => action.command?.command !== undefined && action.diagnostics?.[0]?.code === code)
    .map(({ title, command }) => ({ title, argument: command?.arguments?.[0], id: command?.command }));
}

function copied(argument: unknown): string {
  return typeof argument === 'object' && argument !== null && 'text' in argument ? String(argument.text) : '';
}

async function snippets(code: string, leaf: TestCertificate, file = 'leaf.pem') {
  const [openssl, certManager] = await answersTo(code, file, leaf.pem);
  return { openssl: copied(openssl?.argument), certManager: copied(certManager?.argument) };
}

describe('what issues a certificate again', () => {
  const mesh: CertificateSpec = { name: [], uri: ['spiffe://cluster.local/ns/payments/sa/api'], roles: ['client'] };

  it('has the purposes that were missing, and the same names', async () => {
    const { openssl, certManager } = await snippets('role/one-way-mesh-identity', makeLeaf(root, mesh));
    expect(openssl).toContain("-addext 'extendedKeyUsage=serverAuth,clientAuth'");
    expect(openssl).toContain("-addext 'subjectAltName=critical,URI:spiffe://cluster.local/ns/payments/sa/api'");
    expect(parseDocument(certManager).toJS()).toMatchObject({
      kind: 'Certificate',
      spec: {
        uris: ['spiffe://cluster.local/ns/payments/sa/api'],
        usages: ['digital signature', 'server auth', 'client auth'],
      },
    });
  });

  it('takes the name out of the common name, and an address out of the DNS names', async () => {
    const named = await snippets('role/common-name-only', makeLeaf(root, { name: 'api.payments.svc' }));
    expect(named.openssl).toContain("'subjectAltName=DNS:api.payments.svc'");
    const address = await snippets('role/ip-address-as-dns-name', makeLeaf(root, { dns: ['api.svc', '10.0.0.12'] }));
    expect(address.openssl).toContain("'subjectAltName=DNS:api.svc,IP:10.0.0.12'");
    expect(parseDocument(address.certManager).toJS()).toMatchObject({ spec: { ipAddresses: ['10.0.0.12'] } });
  });

  it('runs as it is: openssl issues from it what no rule finds fault with', async () => {
    const { openssl } = await snippets('role/one-way-mesh-identity', makeLeaf(root, mesh));
    writeFileSync(join(folder, 'ca.pem'), root.pem);
    writeFileSync(join(folder, 'ca.key'), root.keyPem, { mode: 0o600 });
    execFileSync('bash', ['-e', '-c', openssl], { cwd: folder, stdio: 'ignore' });
    const text = execFileSync('openssl', ['x509', '-in', 'cluster-local-ns-payments-sa-api.pem'], { cwd: folder });
    const { codes } = await openWorkbench('leaf.pem', text.toString(), { 'ca.pem': root.pem });
    expect(codes.filter((code) => /^(?:role|spiffe|key)\//.test(code))).toEqual([]);
  });

  it('copies nothing that a shell or YAML would take for more than a name', async () => {
    for (const dns of [["10.0.0.1', `rm -rf ~`"], ['$(id).svc', '10.0.0.1'], ["a'; touch x #.svc", '10.0.0.1']]) {
      const leaf = makeLeaf(root, { name: "x'; $(touch y)", dns: [...dns, '10.0.0.9'] });
      const { openssl, certManager } = await snippets('role/ip-address-as-dns-name', leaf);
      expect(openssl + certManager).not.toMatch(/touch [xy]|rm -rf|\$\(|`/);
      expect(openssl).toContain('IP:10.0.0.9');
    }
  });

  it('is not offered to editors that cannot copy', async () => {
    const leaf = makeLeaf(root, mesh);
    expect(await answersTo('role/one-way-mesh-identity', 'leaf.pem', leaf.pem, {})).toEqual([]);
  });
});

describe('what encrypts a key again', () => {
  const legacy = keyPem(makeKey('rsa-2048', 'legacy'), 'legacy-encrypted');

  it('names the file', async () => {
    const [answer] = await answersTo('file/weak-encryption', 'api.key', legacy);
    expect(copied(answer?.argument)).toMatch(/^openssl pkcs8 -topk8 -in api\.key -out api\.key\.new -v2 aes-256-cbc/);
  });

  it('names no file that a shell would take for more, and none for a Secret', async () => {
    const [odd] = await answersTo('file/weak-encryption', 'a;b.pem', legacy);
    expect(copied(odd?.argument)).toContain('-in tls.key ');
    const secret = makeTlsSecret({ type: 'Opaque', entries: { 'tls.key': legacy } });
    const [inSecret] = await answersTo('file/weak-encryption', 'secret.yaml', secret);
    expect(copied(inSecret?.argument)).toContain('-in tls.key ');
  });
});

describe('an issuer that a chain lacks', () => {
  const issuing = makeIntermediate(root, { name: 'Payments Issuing CA' });
  const url = 'http://aia.payments.test/issuing.cer';
  const offered = { completeChain: 'certscope.completeChain' };
  const leafWith = (caIssuers: string) => makeLeaf(issuing, { extensions: [authorityInfoAccess({ caIssuers })] });

  it('is looked for where the certificate says, with what the file would serve', async () => {
    const leaf = leafWith(url);
    expect(await answersTo('chain/missing-issuer', 'server.pem', leaf.pem, offered)).toEqual([
      { title: `Add the missing issuer from ${url}…`, argument: { pem: leaf.pem }, id: 'certscope.completeChain' },
    ]);
    const secret = makeTlsSecret({ crt: leaf.pem, key: leaf.keyPem });
    const [answer] = await answersTo('chain/missing-issuer', 'tls.yaml', secret, offered);
    expect(answer?.argument).toEqual({ pem: leaf.pem });
  });

  it('is not where nothing connects, and not over ldap', async () => {
    expect(await answersTo('chain/missing-issuer', 'server.pem', leafWith(url).pem, {})).toEqual([]);
    expect(await answersTo('chain/missing-issuer', 'server.pem', leafWith('ldap://x/cn=CA').pem, offered)).toEqual([]);
  });
});
