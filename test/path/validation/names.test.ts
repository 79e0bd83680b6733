import { describe, expect, it } from 'vitest';
import { isTooWide, matchesHost } from '../../../server/src/path/validation/names/dns-name.ts';
import { parseIpAddress } from '../../../server/src/path/validation/names/ip-address.ts';
import { makeIntermediate, makeLeaf, makePki, nameConstraints } from '../../builders/index.ts';
import { ask } from './ask.ts';

const pki = makePki({ label: 'names' });
const leaf = makeLeaf(pki.issuing, {
  name: 'common.example',
  dns: ['*.payments.svc', 'xn--bcher-kva.example', 'a*.odd.example'],
  ip: ['10.0.0.1', 'fd00::1'],
  uri: ['spiffe://cluster.local/ns/orders/sa/api'],
  email: ['Ops@Example.com'],
});

describe('the peer name asked for', () => {
  it.each([
    ['DNS', 'api.payments.svc', true],
    ['DNS', 'API.Payments.SVC.', true],
    ['DNS', 'payments.svc', false],
    ['DNS', 'a.b.payments.svc', false],
    ['DNS', 'bücher.example', true],
    ['DNS', 'xn--bcher-kva.example', true],
    ['DNS', 'ab.odd.example', false],
    ['DNS', 'common.example', false],
    ['DNS', '10.0.0.1', false],
    ['IP', '10.0.0.1', true],
    ['IP', '10.0.0.2', false],
    ['IP', '10.1', false],
    ['IP', 'FD00:0::1', true],
    ['IP', '[fd00::1]', true],
    ['IP', 'api.payments.svc', false],
    ['URI', 'SPIFFE://Cluster.local/ns/orders/sa/api', true],
    ['URI', 'spiffe://cluster.local/ns/orders/sa/API', false],
    ['email', 'Ops@EXAMPLE.com', true],
    ['email', 'ops@example.com', false],
  ] as const)('%s %s: %s', async (kind, value, fits) => {
    const answer = await ask({ leaf, above: [pki.issuing], anchors: [pki.root], peerNames: [{ kind, value }] });
    expect(answer).toBe(fits ? 'valid' : 'peer-name-mismatch');
  });

  it('must be met by every one of several', async () => {
    const peerNames = [
      { kind: 'DNS', value: 'api.payments.svc' },
      { kind: 'IP', value: '10.0.0.9' },
    ] as const;
    expect(await ask({ leaf, above: [pki.issuing], anchors: [pki.root], peerNames })).toBe('peer-name-mismatch');
  });
});

describe('host patterns', () => {
  it('never let a wildcard stand for a whole registry or top-level domain', () => {
    expect(matchesHost('*.com', 'example.com')).toBe(false);
    expect(matchesHost('*', 'localhost')).toBe(false);
    expect(['*', '*.com', '*.co.uk', '*.com.au'].map(isTooWide)).toEqual([true, true, true, true]);
    expect(['*.example.com', '*.a.co.uk', 'co.uk'].map(isTooWide)).toEqual([false, false, false]);
  });

  it('read addresses as they are written, and nothing else', () => {
    expect(parseIpAddress('::ffff:10.0.0.1')).toEqual(
      Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 10, 0, 0, 1]),
    );
    expect(['1.2.3', '1.2.3.256', '1::2::3', '1:2', 'g::', ''].map(parseIpAddress)).toEqual(
      new Array(6).fill(undefined),
    );
  });
});

describe('the common name under constraints', () => {
  const ca = makeIntermediate(pki.root, { name: 'Names CA', extensions: [nameConstraints({ dns: ['payments.svc'] })] });
  const old = makeLeaf(ca, { name: 'api.orders.svc', ip: ['10.0.0.1'] });
  const asked = { leaf: old, above: [ca], anchors: [pki.root] };

  it('counts as a host where anyone may use it so', async () => {
    expect(await ask(asked)).toBe('name-not-permitted');
  });

  it('does not where another name is asked for', async () => {
    expect(await ask({ ...asked, peerNames: [{ kind: 'IP', value: '10.0.0.1' }] })).toBe('valid');
  });
});
