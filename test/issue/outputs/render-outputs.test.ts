import { X509Certificate } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderOutputs } from '../../../server/src/issue/outputs/render-outputs.ts';
import { Secret } from '../../../server/src/issue/secret.ts';
import type { Packaging } from '../../../server/src/issue/tasks.ts';
import { type IssuedCertificate, OUTPUT_FORMATS, type OutputFile } from '../../../server/src/issue/types.ts';
import { makePki, makeSelfSigned } from '../../builders/index.ts';
import { opensslMissing } from '../../x509/openssl.ts';
import { bytesOf, fileNamed, issuedFrom, pkcs8Of } from './issued.ts';
import { run, temporaryFolder, write } from './tools.ts';

const pki = makePki({ label: 'outputs' });
const issued = issuedFrom(pki);
const folder = temporaryFolder();

const render = (packaging: Packaging, of: IssuedCertificate = issued): Promise<readonly OutputFile[]> =>
  renderOutputs(of, packaging, { crypto });
const names = (files: readonly OutputFile[]): string[] => files.map(({ name }) => name);
const text = (files: readonly OutputFile[], name: string): string =>
  new TextDecoder().decode(bytesOf(fileNamed(files, name)));

describe('an issued certificate as PEM', () => {
  it('is five files, each with what its name says', async () => {
    const files = await render({ formats: ['pem'] });
    expect(names(files)).toEqual(['cert.pem', 'key.pem', 'chain.pem', 'fullchain.pem', 'ca.pem']);
    expect(text(files, 'cert.pem')).toBe(pki.server.pem);
    expect(text(files, 'key.pem')).toBe(pki.server.keyPem);
    expect(text(files, 'chain.pem')).toBe(pki.issuing.pem);
    expect(text(files, 'fullchain.pem')).toBe(pki.serverChain);
    expect(text(files, 'ca.pem')).toBe(pki.root.pem);
  });

  it('has no empty chain.pem where the root signed', async () => {
    const files = await render({ formats: ['pem'] }, { ...issued, intermediates: [] });
    expect(names(files)).toEqual(['cert.pem', 'key.pem', 'fullchain.pem', 'ca.pem']);
    expect(text(files, 'fullchain.pem')).toBe(pki.server.pem);
  });

  it('is its own trust anchor where it is self-signed', async () => {
    const own = makeSelfSigned();
    const files = await render(
      { formats: ['pem'] },
      { certificate: own.der, intermediates: [], root: own.der, key: undefined },
    );
    expect(names(files)).toEqual(['cert.pem', 'fullchain.pem', 'ca.pem']);
    expect(text(files, 'ca.pem')).toBe(own.pem);
  });

  it.skipIf(opensslMissing)('verifies by those files', async () => {
    const files = await render({ formats: ['pem'] });
    const at = (name: string): string => write(folder, name, bytesOf(fileNamed(files, name)));
    const args = [
      '-CAfile',
      at('ca.pem'),
      '-untrusted',
      at('chain.pem'),
      '-purpose',
      'sslserver',
      '-attime',
      '1768478400',
    ];
    expect(run('openssl', ['verify', ...args, at('cert.pem')])).toContain('cert.pem: OK');
  });

  it('and DER and one file has its key encrypted on request, in every one of them', async () => {
    const files = await render({ formats: ['pem', 'der', 'combined'], keyPassword: 'secret' });
    expect(text(files, 'key.pem')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    expect(pkcs8Of(text(files, 'key.pem'), 'secret')).toEqual(pki.server.keyDer);
    expect(pkcs8Of(text(files, 'combined.pem'), 'secret')).toEqual(pki.server.keyDer);
    const body = Buffer.from(bytesOf(fileNamed(files, 'key.der'))).toString('base64');
    expect(text(files, 'key.pem').replace(/\n/g, '')).toContain(body);
    expect(files.map((file) => new TextDecoder().decode(bytesOf(file))).join('')).not.toContain('BEGIN PRIVATE KEY');
  });
});

describe('an issued certificate', () => {
  it('as DER is the certificate and the PKCS#8 key', async () => {
    const files = await render({ formats: ['der'] });
    expect(names(files)).toEqual(['cert.der', 'key.der']);
    expect(bytesOf(fileNamed(files, 'cert.der'))).toEqual(pki.server.der);
    expect(bytesOf(fileNamed(files, 'key.der'))).toEqual(pki.server.keyDer);
  });

  it('as one file has the key last, as HAProxy has it', async () => {
    const files = await render({ formats: ['combined'] });
    expect(text(files, 'combined.pem')).toBe(pki.serverChain + pki.server.keyPem);
  });

  it('comes in all forms at once, each file once', async () => {
    const packaging = { formats: [...OUTPUT_FORMATS, ...OUTPUT_FORMATS], password: 'secret' };
    const files = await render(packaging);
    expect(names(files).slice(5)).toEqual([
      'keystore.p12',
      'keystore-legacy.p12',
      'truststore.p12',
      'secret.yaml',
      'combined.pem',
      'cert.der',
      'key.der',
    ]);
    expect(new Set(names(files)).size).toBe(files.length);
  });

  it('lets nothing but the writer see what holds the key', async () => {
    const files = await render({ formats: OUTPUT_FORMATS, password: 'secret' });
    const secret = files.filter(({ content }) => content instanceof Secret).map(({ name }) => name);
    expect(secret).toEqual([
      'key.pem',
      'keystore.p12',
      'keystore-legacy.p12',
      'secret.yaml',
      'combined.pem',
      'key.der',
    ]);
    const shown = JSON.stringify(files) + inspect(files, { depth: null, maxArrayLength: null, showHidden: true });
    const base64 = Buffer.from(pki.server.keyDer).toString('base64');
    expect(shown).not.toContain(base64.slice(0, 40));
    expect(shown).not.toContain(pki.server.keyDer.slice(40, 60).join(', '));
  });

  it('names its Secret after itself, unless told otherwise', async () => {
    expect(text(await render({ formats: ['kubernetes'] }), 'secret.yaml')).toContain('name: api-tls\n');
    const told = { formats: ['kubernetes'], secretName: 'gateway', namespace: 'edge' } as const;
    expect(text(await render(told), 'secret.yaml')).toContain('name: gateway\n  namespace: edge\n');
  });

  it('whose key stays elsewhere is handed over without it', async () => {
    const theirs = { ...issued, key: undefined };
    const files = await render({ formats: ['pem', 'der', 'truststore'] }, theirs);
    expect(names(files)).toEqual(['cert.pem', 'chain.pem', 'fullchain.pem', 'ca.pem', 'cert.der', 'truststore.p12']);
    await expect(render({ formats: ['pkcs12'], password: 'secret' }, theirs)).rejects.toThrow('stays with whoever');
  });

  it('is not packed into a keystore without a password', async () => {
    await expect(render({ formats: ['pkcs12'] })).rejects.toThrow('needs a password');
  });

  it.skipIf(opensslMissing)('gives a truststore under the password that Java expects where none is given', async () => {
    const [file] = await render({ formats: ['truststore'] });
    const path = write(folder, 'truststore.p12', file === undefined ? '' : bytesOf(file));
    const pem = run('openssl', ['pkcs12', '-in', path, '-passin', 'pass:changeit', '-nokeys']);
    expect(new X509Certificate(pem).subject).toBe('O=Payments\nCN=Payments Root CA');
  });
});
