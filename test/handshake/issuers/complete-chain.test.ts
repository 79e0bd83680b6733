import { describe, expect, it } from 'vitest';
import type { Holder } from '../../../server/src/documents/types.ts';
import { completeChain } from '../../../server/src/handshake/issuers/complete-chain.ts';
import { describeAsking, describeSearch } from '../../../server/src/handshake/issuers/describe-search.ts';
import { insertIssuers } from '../../../server/src/handshake/issuers/insert-issuers.ts';
import type { CompletedChain, FetchedIssuer } from '../../../server/src/handshake/issuers/types.ts';
import { createPathCache } from '../../../server/src/path/validation/path-cache.ts';
import { createNodeRuntime } from '../../../server/src/runtime/node.ts';
import { createCertificateService } from '../../../server/src/service.ts';
import { english } from '../../../server/src/text/localize.ts';
import { SourceText } from '../../../server/src/text/source-text.ts';
import { parseCertificate } from '../../../server/src/x509/certificate.ts';
import { certificatePem } from '../../../server/src/x509/certificate-pem.ts';
import { issuerUrls } from '../../../server/src/x509/issuer-urls.ts';
import {
  authorityInfoAccess,
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makePkcs7,
  NOW,
  pem,
  type TestCertificate,
} from '../../builders/index.ts';

const runtime = createNodeRuntime();
const paths = createPathCache();
const service = createCertificateService({ ...runtime, now: () => NOW });

const at = (name: string) => `http://aia.payments.test/${name}.cer`;
const from = (name: string) => ({ extensions: [authorityInfoAccess({ caIssuers: at(name) })] });

const root = makeCa({ name: 'Payments Root CA' });
const policy = makeIntermediate(root, { name: 'Payments Policy CA', pathLength: 5, ...from('root') });
const issuing = makeIntermediate(policy, { name: 'Payments Issuing CA', ...from('policy') });
const leaf = makeLeaf(issuing, from('issuing'));
/** The right name and another key. */
const impostor = makeIntermediate(root, { name: 'Payments Issuing CA', key: makeKey('p256', 'impostor') });

type Answers = Readonly<Record<string, FetchedIssuer | Uint8Array>>;

interface Asked {
  readonly completed: CompletedChain;
  readonly asked: readonly string[];
  readonly names: readonly string[];
}

/** Goes up as a face does, the network being this table. */
async function climb(
  served: readonly TestCertificate[],
  answers: Answers = {},
  {
    atHand = [],
    allowed = Object.keys(answers),
  }: { atHand?: readonly TestCertificate[]; allowed?: readonly string[] } = {},
): Promise<Asked> {
  const asked: string[] = [];
  const completed = await completeChain(
    served.map(({ der }) => parseCertificate(der)),
    {
      atHand: atHand.map(({ der }) => ({ certificate: parseCertificate(der), place: 'certs/ca.pem' })),
      verify: (certificate, issuer) => paths.verify(certificate, issuer, runtime.crypto),
      isAllowed: (url) => allowed.includes(url),
      fetch: async (url) => {
        asked.push(url);
        const answer = answers[url] ?? { kind: 'failed', code: 'ENOTFOUND' };
        return answer instanceof Uint8Array ? { kind: 'bytes', bytes: answer } : answer;
      },
    },
  );
  const names = completed.certificates.map(({ subject }) => subject.text.replace('CN=', ''));
  return { completed, asked, names };
}

const said = ({ completed }: Asked): string => describeSearch(completed, english).join(' ');
const whole = ['api.payments.svc', 'Payments Issuing CA', 'Payments Policy CA'];

describe('a chain without its intermediates', () => {
  it('is completed from what lies at hand, and nobody is asked', async () => {
    const result = await climb([leaf], {}, { atHand: [root, policy, issuing] });
    expect(result.names).toEqual(whole);
    expect(result.asked).toEqual([]);
    expect(result.completed.end.kind).toBe('complete');
    expect(said(result)).toBe('"Payments Issuing CA" lies in certs/ca.pem. "Payments Policy CA" lies in certs/ca.pem.');
  });

  it('is not completed over the network before the user allows the exact URL', async () => {
    const result = await climb(
      [leaf],
      { [at('issuing')]: issuing.der },
      { allowed: ['http://aia.payments.test/other.cer'] },
    );
    expect(result.asked).toEqual([]);
    const { end } = result.completed;
    expect(end.kind === 'ask' && describeAsking(end, english)).toBe(
      'CertScope asks http://aia.payments.test/issuing.cer for the certificate of "Payments Issuing CA". Nothing else is sent.',
    );
    expect(said(result)).toBe(
      'The certificate of "Payments Issuing CA" is offered at http://aia.payments.test/issuing.cer.',
    );
  });

  it.each([
    ['DER', issuing.der],
    ['PEM', Buffer.from(issuing.pem)],
    ['PEM after the words of OpenSSL', Buffer.from(`subject=CN=Payments Issuing CA\n${issuing.pem}`)],
    ['PKCS#7, among others', makePkcs7([root, impostor, issuing]).der],
    ['PKCS#7 in PEM', Buffer.from(makePkcs7([issuing]).pem)],
  ])('is completed with what the CA offers as %s, one step for each permission', async (_form, bytes) => {
    const result = await climb([leaf], { [at('issuing')]: new Uint8Array(bytes) });
    expect(result.asked).toEqual([at('issuing')]);
    expect(result.names).toEqual(whole.slice(0, 2));
    expect(result.completed.end).toMatchObject({ kind: 'ask', urls: [at('policy')] });
  });

  it('goes up step by step and leaves the root where it is, which is not asked for when it is at hand', async () => {
    const result = await climb(
      [leaf],
      { [at('issuing')]: issuing.der, [at('policy')]: policy.der },
      { atHand: [root] },
    );
    expect(result.names).toEqual(whole);
    expect(result.asked).toEqual([at('issuing'), at('policy')]);
    expect(result.completed.end).toMatchObject({
      kind: 'complete',
      root: { subject: { text: 'CN=Payments Root CA' } },
    });
  });

  it('drops a root that nobody knew for one', async () => {
    const answers = { [at('issuing')]: issuing.der, [at('policy')]: policy.der, [at('root')]: root.der };
    const result = await climb([leaf], answers);
    expect(result.names).toEqual(whole);
    expect(result.completed.end.kind).toBe('complete');
  });

  it('puts what was sent in disorder into order, and takes no stranger', async () => {
    const result = await climb([leaf, root, impostor, policy, issuing]);
    expect(result.names).toEqual(whole);
    expect(result.completed.found).toEqual([]);
  });
});

describe('an answer with something behind the certificate', () => {
  it('is taken without that', async () => {
    const { completed } = await climb([leaf], { [at('issuing')]: Buffer.concat([issuing.der, Buffer.from('\n')]) });
    expect(completed.certificates.slice(1).map(certificatePem)).toEqual([issuing.pem]);
  });
});

describe('what comes from the network is not believed', () => {
  const refusals: readonly (readonly [string, FetchedIssuer | Uint8Array, string])[] = [
    ['a CA of the same name with another key', impostor.der, 'is not the issuer: no key of it made the signature'],
    ['another CA', root.der, 'is not the issuer'],
    ['the leaf itself', leaf.der, 'is not the issuer'],
    ['a page of HTML', Buffer.from('<!doctype html><title>Gone</title>'), 'is no certificate that can be read'],
    ['nothing', new Uint8Array(), 'is no certificate that can be read'],
    ['a megabyte and more', { kind: 'too-large', limit: 1024 * 1024 }, 'sent more than 1048576 bytes'],
    ['404', { kind: 'status', status: 404, location: undefined }, 'answered HTTP 404.'],
    [
      'a redirect',
      { kind: 'status', status: 302, location: 'http://169.254.169.254/latest' },
      'leads on to "http://169.254.169.254/latest"; redirects are not followed',
    ],
    ['silence', { kind: 'failed', code: 'TIMEOUT' }, 'could not be asked: TIMEOUT'],
  ];
  it.each(refusals)('%s is refused, and it is said why', async (_what, answer, why) => {
    const result = await climb([leaf], {
      [at('issuing')]: answer instanceof Uint8Array ? new Uint8Array(answer) : answer,
    });
    expect(result.names).toEqual(['api.payments.svc']);
    expect(said(result)).toContain('The certificate of "Payments Issuing CA" was not found.');
    expect(said(result)).toContain(why);
  });

  it('a service that signed with its own key is no CA', async () => {
    const notCa = makeLeaf(root, { name: 'Shop', key: makeKey('p256', 'shop') });
    const below = makeLeaf(notCa, { dns: ['shop.test'], ...from('shop') });
    const result = await climb([below], { [at('shop')]: notCa.der });
    expect(said(result)).toContain('is not the issuer');
  });

  it('CAs that cross-signed each other end the search', async () => {
    const keys = { north: makeKey('p256', 'north'), south: makeKey('p256', 'south') };
    const north = makeCa({ name: 'North CA', key: keys.north });
    const south = makeCa({ name: 'South CA', key: keys.south });
    const northBySouth = makeIntermediate(south, { name: 'North CA', key: keys.north, ...from('south') });
    const southByNorth = makeIntermediate(north, { name: 'South CA', key: keys.south, ...from('north') });
    const server = makeLeaf(north, from('north'));
    const result = await climb([server], { [at('north')]: northBySouth.der, [at('south')]: southByNorth.der });
    expect(result.names).toEqual(['api.payments.svc', 'North CA', 'South CA']);
    expect(result.completed.end.kind).toBe('not-found');
  });

  it('no more than four CAs are added', async () => {
    const tower = [makeCa({ name: 'Tower 0' })];
    for (let level = 1; level <= 7; level++) {
      const below = tower.at(-1) ?? root;
      tower.push(makeIntermediate(below, { name: `Tower ${level}`, pathLength: 9, ...from(`tower-${level - 1}`) }));
    }
    const answers = Object.fromEntries(tower.map(({ der }, level) => [at(`tower-${level}`), der]));
    const result = await climb([makeLeaf(tower[7] ?? root, from('tower-7'))], answers);
    expect(result.completed.found).toHaveLength(4);
    expect(result.completed.end.kind).toBe('too-long');
    expect(result.asked).toHaveLength(4);
  });
});

describe('URLs of issuers', () => {
  const urlsOf = (caIssuers: string) =>
    issuerUrls(parseCertificate(makeLeaf(issuing, { extensions: [authorityInfoAccess({ caIssuers })] }).der));

  it.each(['http://aia.test/ca.cer', 'https://aia.test:8443/a?b=c', 'HTTP://[::1]/x', 'http://aia.test'])(
    '%s may be asked',
    (url) => {
      expect(urlsOf(url).askable).toEqual([url]);
    },
  );

  it.each([
    'ldap://ldap.test/cn=CA?cACertificate',
    'ftp://aia.test/ca.cer',
    'file:///etc/passwd',
    'http://user:secret@aia.test/ca.cer',
    'http://aia.test/a b',
    'http://aia.test/[look](command:workbench.action.quit)',
    'http://ａｉａ.test/ca.cer',
    'http://aia.test/\r\nHost: other',
    '//aia.test/ca.cer',
    `http://aia.test/${'a'.repeat(3000)}`,
  ])('%j is never asked, and named', (url) => {
    expect(urlsOf(url)).toMatchObject({ askable: [], others: [expect.any(String)] });
  });

  it('of ldap are named as not asked', async () => {
    const server = makeLeaf(issuing, { extensions: [authorityInfoAccess({ caIssuers: 'ldap://ldap.test/cn=CA' })] });
    expect(said(await climb([server]))).toContain('"ldap://ldap.test/cn=CA" was not asked: only http and https are.');
  });

  it('that are missing are said to be', async () => {
    expect(said(await climb([makeLeaf(issuing)]))).toContain('no certificate says where it can be had');
  });
});

describe('a file of the workspace', () => {
  const chain = [leaf, issuing, policy].map(({ der }) => parseCertificate(der));
  const holderOf = (text: string, language = 'pem'): Holder => {
    const [unit] = service.read(SourceText.create(`file:///w/server.${language}`, language, 1, text)).document.units;
    const holder = unit?.holders.find(({ artifacts }) => artifacts.length > 0);
    if (holder === undefined) throw new Error('nothing is read');
    return holder;
  };

  it('with the leaf alone gets both, in order', () => {
    expect(insertIssuers(holderOf(leaf.pem), chain)).toBe(leaf.pem + issuing.pem + policy.pem);
  });

  it('keeps its key where it is, and gets them after the leaf', () => {
    const text = `# api\n${leaf.pem}${leaf.keyPem}`;
    expect(insertIssuers(holderOf(text), chain)).toBe(`# api\n${leaf.pem}${issuing.pem}${policy.pem}${leaf.keyPem}`);
  });

  it('with a hole gets what it lacks, and nothing twice', () => {
    expect(insertIssuers(holderOf(leaf.pem + policy.pem), chain)).toBe(leaf.pem + issuing.pem + policy.pem);
    expect(insertIssuers(holderOf(leaf.pem + issuing.pem + policy.pem), chain)).toBe(
      leaf.pem + issuing.pem + policy.pem,
    );
  });

  it('without a line break at its end keeps the blocks apart', () => {
    expect(insertIssuers(holderOf(leaf.pem.trimEnd()), chain.slice(0, 2))).toBe(leaf.pem + issuing.pem);
  });

  it('of another certificate is left alone', () => {
    expect(insertIssuers(holderOf(impostor.pem), chain)).toBeUndefined();
    expect(insertIssuers(holderOf(pem('CERTIFICATE', root.der)), chain)).toBeUndefined();
  });
});
