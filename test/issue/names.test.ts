import { describe, expect, it } from 'vitest';
import { parseAltName, parseAltNames, splitNames } from '../../server/src/issue/alt-names.ts';
import {
  describeSubtree,
  developmentSubtrees,
  isExcluded,
  isPermitted,
  type PermittedSubtree,
  parseSubtree,
  subtreeFor,
} from '../../server/src/issue/name-constraints.ts';
import type { AltName } from '../../server/src/issue/types.ts';
import { english } from '../../server/src/text/localize.ts';

const parse = (text: string) => parseAltName(text, english);

describe('a name as it is typed', () => {
  it.each([
    ['localhost', { kind: 'DNS', value: 'localhost' }],
    ['API.Payments.SVC.', { kind: 'DNS', value: 'api.payments.svc' }],
    ['*.payments.svc', { kind: 'DNS', value: '*.payments.svc' }],
    ['my_service', { kind: 'DNS', value: 'my_service' }],
    ['bücher.example', { kind: 'DNS', value: 'xn--bcher-kva.example' }],
    ['127.0.0.1', { kind: 'IP', value: '127.0.0.1' }],
    ['::1', { kind: 'IP', value: '::1' }],
    ['[2001:DB8:0:0::1]', { kind: 'IP', value: '2001:db8::1' }],
    ['spiffe://cluster.local/ns/a/sa/b', { kind: 'URI', value: 'spiffe://cluster.local/ns/a/sa/b' }],
    ['https://api.example/v1', { kind: 'URI', value: 'https://api.example/v1' }],
    ['ops@example.com', { kind: 'email', value: 'ops@example.com' }],
  ] as const)('%s is understood', (text, name) => {
    expect(parse(text)).toEqual(name);
  });

  it.each([
    ['api.svc:8443', /has a port.*“api\.svc”/],
    ['10.0.0.0/8', /path or a network/],
    ['300.1.1.1', /no IP address/],
    ['10.1', /no IP address/],
    ['*', /too many hosts/],
    ['*.com', /too many hosts|no DNS name/],
    ['api.*.svc', /no DNS name/],
    ['-api.svc', /no DNS name/],
    ['a..b', /no DNS name/],
    ['spiffe://Cluster.Local/a', /trust domain/],
    ['spiffe://cluster.local:8443/a', /trust domain/],
    ['spiffe://cluster.local/a/', /path of a SPIFFE ID/],
    ['spiffe://cluster.local/a?x=1', /path of a SPIFFE ID/],
    ['a@b@c', /no e-mail address/],
    ['@', /no e-mail address/],
    ['ops@*.example.com', /no e-mail address/],
    ['http://[::1]:80/x', /no host with a DNS name/],
    ['https://10.0.0.7/x', /no host with a DNS name/],
    ['file:///etc/x', /no host with a DNS name/],
    ['spiffe://10.0.0.7/a', /no host with a DNS name/],
    ['urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6', /no host with a DNS name/],
    ['http://api.test\\@pay.mybank.com/', /no URI/],
    ['', /name is missing/],
  ])('%s is not, and the reason is said', (text, problem) => {
    expect(parse(text)).toEqual({ problem: expect.stringMatching(problem) });
  });

  it('stands between commas and blanks, and counts once', () => {
    const words = splitNames(' localhost, 127.0.0.1\n::1,localhost ');
    expect(parseAltNames(words, english)).toEqual([
      { kind: 'DNS', value: 'localhost' },
      { kind: 'IP', value: '127.0.0.1' },
      { kind: 'IP', value: '::1' },
    ]);
  });
});

describe('what a development CA may sign for', () => {
  const name = (text: string): AltName => {
    const parsed = parse(text);
    if ('problem' in parsed) throw new Error(parsed.problem);
    return parsed;
  };
  const subtree = (text: string): PermittedSubtree => {
    const parsed = parseSubtree(text, english);
    if ('problem' in parsed) throw new Error(parsed.problem);
    return parsed;
  };

  it.each([
    'localhost',
    'api.payments.svc',
    '*.payments.svc',
    'shop.test',
    'db.internal',
    '127.0.0.1',
    '192.168.7.9',
    '::1',
    'fd00::7',
    'spiffe://cluster.local/ns/a/sa/b',
    'ops@example.com',
  ])('%s, without being told', (text) => {
    expect(isPermitted(name(text), developmentSubtrees())).toBe(true);
  });

  it.each([
    'pay.mybank.com',
    'notlocalhost',
    'payments',
    '8.8.8.8',
    '2001:4860::8',
    'spiffe://production/pay',
    'ceo@mybank.com',
  ])('not %s', (text) => {
    expect(isPermitted(name(text), developmentSubtrees())).toBe(false);
    expect(isPermitted(name(text), [...developmentSubtrees(), subtreeFor(name(text))])).toBe(true);
  });

  it.each([
    ['*.mybank.com', 'mybank.com'],
    ['.mybank.com', 'mybank.com'],
    ['10.20.0.0/14', '10.20.0.0/14'],
    ['10.20.255.255/14', '10.20.0.0/14'],
    ['10.20.30.40', '10.20.30.40/32'],
    ['2001:db8::/33', '2001:db8::/33'],
    ['@mybank.com', '@mybank.com'],
    ['CEO@MyBank.com', 'CEO@mybank.com'],
    ['spiffe://mesh', '*://mesh'],
  ])('%s permits %s', (text, said) => {
    expect(describeSubtree(subtree(text))).toBe(said);
  });

  it.each([
    '10.0.0.0/40',
    '10.0.0.0/',
    '10.0.0.0/8/9',
    'not a domain',
    '@',
    '',
    'spiffe://mesh:8443',
    'https://[::1]',
    'https://10.0.0.7',
  ])('“%s” permits nothing', (text) => {
    expect(parseSubtree(text, english)).toHaveProperty('problem');
  });

  it.each([
    ['API.Payments.SVC', 'svc'],
    ['*.Payments.SVC', 'SVC'],
    ['ops@Example.COM', '@example.com'],
    ['https://API.example/x', 'https://api.example'],
  ])('%s within %s, whatever the case', (text, permitted) => {
    const kind = text.includes('@') ? 'email' : text.includes(':') ? 'URI' : 'DNS';
    expect(isPermitted({ kind, value: text }, [subtree(permitted)])).toBe(true);
  });

  it.each(['ceo@mybank.com', '8.8.8.8', 'spiffe://production/pay'])('and no more than %s for that one', (text) => {
    const wider: Record<string, string> = {
      'ceo@mybank.com': 'cfo@mybank.com',
      '8.8.8.8': '8.8.8.9',
      'spiffe://production/pay': 'spiffe://staging.production/pay',
    };
    expect(isPermitted(name(wider[text] ?? ''), [...developmentSubtrees(), subtreeFor(name(text))])).toBe(false);
  });

  it('one mailbox of a host where a CA permits only that one', () => {
    const one: PermittedSubtree = { kind: 'email', value: 'ops@mybank.com' };
    expect(isPermitted(name('ops@mybank.com'), [one])).toBe(true);
    expect(isPermitted(name('ceo@mybank.com'), [one])).toBe(false);
  });
});

describe('what a CA excludes', () => {
  const excluded: PermittedSubtree[] = [
    { kind: 'DNS', value: 'admin.svc' },
    { kind: 'IP', network: Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0) },
  ];

  it.each([
    ['api.admin.svc', true],
    ['Admin.SVC', true],
    ['*.svc', true],
    ['10.3.4.5', true],
    ['api.svc', false],
    ['*.payments.svc', false],
    ['192.168.0.1', false],
    ['admin.svc@example.com', false],
  ])('%s: %s', (text, expected) => {
    const kind = /^[\d.]+$/.test(text) ? 'IP' : text.includes('@') ? 'email' : 'DNS';
    expect(isExcluded({ kind, value: text }, excluded)).toBe(expected);
  });

  it('is everything where the constraint is empty', () => {
    expect(isExcluded({ kind: 'DNS', value: 'api.svc' }, [{ kind: 'DNS', value: '' }])).toBe(true);
  });
});
