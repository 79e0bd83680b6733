import { createServer as createHttpServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorityInfoAccess, makeLeaf, type TestCertificate } from '../../builders/index.ts';
import { freePort } from '../../free-port.ts';
import { pki, startGreeting } from '../../tls/probing.ts';
import { type Listening, listenOn } from '../../tls/servers/target.ts';
import { type Outcome, runOn } from '../terminal.ts';

const stopping: Listening[] = [];
afterAll(() => Promise.all(stopping.map(({ stop }) => stop())));

async function during(starting: Promise<Listening>): Promise<number> {
  const listening = await starting;
  stopping.push(listening);
  return listening.port;
}

const files = { 'ca.pem': pki.root.pem, 'issuing.pem': pki.issuing.pem, 'old.pem': 'somebody’s' };
let target = '';
let leafPem = '';
let url = '';
let asked = 0;
/** Servers by the path of a URL that gives no certificate. */
const useless: Record<string, string> = {};

const leafNaming = (caIssuers: string): TestCertificate =>
  makeLeaf(pki.issuing, { dns: ['localhost'], now: Date.now(), extensions: [authorityInfoAccess({ caIssuers })] });

async function serve({ pem, keyPem }: TestCertificate): Promise<string> {
  return `localhost:${await during(startGreeting({ cert: pem, key: keyPem }))}`;
}

const connect = (...args: readonly string[]): Promise<Outcome> =>
  runOn(files, 'connect', target, '--ca', 'ca.pem', ...args, '--now', new Date().toISOString());

beforeAll(async () => {
  const issuers = createHttpServer((request, response) => {
    if (request.url === '/moved') return void response.writeHead(302, { location: '/issuing.cer' }).end();
    if (request.url === '/html') return void response.end('<html>Not here any more</html>');
    asked++;
    response.end(pki.issuing.der);
  });
  const port = await during(listenOn(issuers));
  url = `http://127.0.0.1:${port}/issuing.cer`;
  const leaf = leafNaming(url);
  leafPem = leaf.pem;
  target = await serve(leaf);
  for (const path of ['moved', 'html']) useless[path] = await serve(leafNaming(`http://127.0.0.1:${port}/${path}`));
});

describe('a server that does not send its intermediate', () => {
  it('has it named, and nobody is asked for it', async () => {
    const { out, code } = await connect();
    expect(code).toBe(1);
    expect(out).toContain('does not send the intermediate certificate "Payments Issuing CA"');
    expect(out).not.toContain('Issuers');
    expect(asked).toBe(0);
  });

  it('has it fetched where that is said, and the chain saved that it should send', async () => {
    const { out, written, error } = await connect('--fetch-issuers', '--save-chain', 'fullchain.pem');
    expect(error).toBe('certscope: wrote fullchain.pem with 2 certificates.\n');
    expect(out).toContain(`✓ "Payments Issuing CA" came from "${url}", and its key signed the certificate below it.`);
    expect(written).toEqual({ 'fullchain.pem': leafPem + pki.issuing.pem });
    expect(asked).toBe(1);
  });

  it('has it taken from the workspace where it lies there', async () => {
    const before = asked;
    const { written } = await connect('--workspace', 'issuing.pem', '--fetch-issuers', '--save-chain', 'fullchain.pem');
    expect(written).toEqual({ 'fullchain.pem': leafPem + pki.issuing.pem });
    expect(asked).toBe(before);
  });

  it('has what it sends saved where nothing else is at hand, and what would have to be asked is said', async () => {
    const { written, out, error } = await connect('--save-chain', 'fullchain.pem');
    expect(written).toEqual({ 'fullchain.pem': leafPem });
    expect(out).toContain(
      `! The certificate of "Payments Issuing CA" is offered at ${url}.\n! --fetch-issuers asks there.`,
    );
    expect(error).toBe(
      'certscope: wrote fullchain.pem with 1 certificate, which is incomplete unless "Payments Issuing CA" is a root: the certificate of "Payments Issuing CA" is missing. --fetch-issuers asks for it.\n',
    );
  });

  it.each(['moved', 'html'])(
    'has it said that the chain is incomplete where its URL is of no use (%s)',
    async (path) => {
      const { written, error, out } = await runOn(
        files,
        ...['connect', useless[path] ?? '', '--ca', 'ca.pem', '--fetch-issuers', '--save-chain', 'fullchain.pem'],
        ...['--format', 'json'],
      );
      expect(Object.values(written)).toEqual([
        expect.stringMatching(/^-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----\n$/),
      ]);
      expect(error).toMatch(
        /^certscope: wrote fullchain\.pem with 1 certificate, which is incomplete .* is missing\.\n$/,
      );
      expect(JSON.parse(out).issuers.complete).toBe(false);
    },
  );

  it('overwrites nothing, and then connects to nothing, unless it is told to', async () => {
    const refused = await connect('--fetch-issuers', '--save-chain', 'old.pem');
    expect(refused).toMatchObject({ code: 2, out: '', written: {}, error: expect.stringContaining('--replace') });
    expect((await connect('--fetch-issuers', '--save-chain', 'old.pem', '--replace')).written).toHaveProperty([
      'old.pem',
    ]);
  });

  it('as JSON', async () => {
    const { issuers } = JSON.parse((await connect('--fetch-issuers', '--format', 'json')).out);
    expect(issuers).toMatchObject({
      complete: true,
      found: [{ subject: expect.stringContaining('Payments Issuing CA'), place: null, url, pem: pki.issuing.pem }],
    });
    expect(JSON.parse((await connect('--format', 'json')).out).issuers).toBeNull();
  });

  it('is not sent to a URL that has just been asked in vain', async () => {
    const dead = `http://127.0.0.1:${await freePort()}/issuing.cer`;
    const extensions = [authorityInfoAccess({ caIssuers: dead })];
    const leaf = makeLeaf(pki.issuing, { dns: ['localhost'], now: Date.now(), extensions });
    const port = await during(startGreeting({ cert: leaf.pem, key: leaf.keyPem }));
    const ask = (...more: string[]): Promise<Outcome> =>
      runOn(files, 'connect', `localhost:${port}`, '--ca', 'ca.pem', ...more, '--now', new Date().toISOString());
    expect((await ask()).out).toContain(`its CA offers it at "${dead}"`);
    const { out } = await ask('--fetch-issuers');
    expect(out).toContain(`"${dead}", where it should be had, was asked in vain`);
    expect(out).not.toContain('its CA offers it');
  });

  it('says that there is nothing to save where nobody answers', async () => {
    const args = [
      `127.0.0.1:${await freePort()}`,
      '--ca',
      'ca.pem',
      '--fetch-issuers',
      '--save-chain',
      'fullchain.pem',
    ];
    const { code, out, error, written } = await runOn(files, 'connect', ...args);
    expect([code, written]).toEqual([2, {}]);
    expect(error).toContain('fullchain.pem was not written');
    expect(out).not.toContain('Issuers');
  });

  it('is not asked past a proxy', async () => {
    const { code, error } = await connect('--fetch-issuers', '--proxy', 'proxy.test:3128');
    expect(code).toBe(2);
    expect(error).toContain('past --proxy');
    expect((await connect('--replace')).code).toBe(2);
  });
});
