import { describe, expect, it } from 'vitest';
import { type Environment, parseProxy, readEditorProxy, showProxy } from '../../client/src/connecting/editor-proxy.ts';
import { bypassesProxy } from '../../server/src/handshake/proxy-bypass.ts';

const unset = { support: 'override', proxy: '', noProxy: [] };
const office: Environment = { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: 'localhost, .intra.example' };

describe('the proxy of the editor', () => {
  it('is that of its setting, with whom it is not for', () => {
    const settings = { support: 'on', proxy: 'http://proxy.corp:8080/', noProxy: ['svc.cluster.local'] };
    expect(readEditorProxy(settings, office)).toEqual({
      proxy: { host: 'proxy.corp', port: 8080 },
      noProxy: ['svc.cluster.local'],
      unusable: undefined,
    });
  });

  it('is that of the environment where the settings name none', () => {
    expect(readEditorProxy(unset, office)).toEqual({
      proxy: { host: 'proxy.example', port: 3128 },
      noProxy: ['localhost', ' .intra.example'],
      unusable: undefined,
    });
    expect(readEditorProxy(unset, { http_proxy: 'proxy.example:3128' }).proxy).toEqual({
      host: 'proxy.example',
      port: 3128,
    });
    expect(readEditorProxy(unset, {}).proxy).toBeUndefined();
  });

  it('is none where support is off, and none where it is of a kind that cannot be asked to connect', () => {
    expect(readEditorProxy({ ...unset, support: 'off' }, office).proxy).toBeUndefined();
    const socks = readEditorProxy({ ...unset, proxy: 'socks5://dev:geheim@proxy.corp:1080' }, office);
    expect(socks).toEqual({ proxy: undefined, noProxy: expect.any(Array), unusable: 'socks5' });
    expect(readEditorProxy({ ...unset, proxy: 'https://proxy.corp' }, {}).unusable).toBe('https');
  });

  it('has credentials as they were meant, which are never shown', () => {
    const proxy = parseProxy('http://dev%40corp:ge%3Aheim@[2001:db8::1]');
    expect(proxy).toEqual({ host: '2001:db8::1', port: 80, user: 'dev@corp', password: 'ge:heim' });
    expect(proxy && showProxy(proxy)).toBe('[2001:db8::1]:80');
    for (const text of ['', 'http://', 'ftp://proxy.corp', 'a b', 'proxy.corp:99999'])
      expect(parseProxy(text)).toBeUndefined();
  });
});

describe('whom a proxy is not for', () => {
  const bypassed = (target: string, ...noProxy: readonly string[]): boolean => {
    const [host = '', port] = target.split(' ');
    return bypassesProxy({ host, port: Number(port ?? 443) }, noProxy);
  };

  it('is whatever runs on this machine', () => {
    for (const host of ['localhost', 'LOCALHOST.', 'api.localhost', '127.0.0.1', '127.8.9.10', '::1'])
      expect([host, bypassed(host)]).toEqual([host, true]);
    for (const host of ['localhost.example', '128.0.0.1', '::2', 'api.example'])
      expect([host, bypassed(host)]).toEqual([host, false]);
  });

  it.each([
    ['api.intra.example', 'intra.example', true],
    ['api.intra.example', '.intra.example', true],
    ['api.intra.example', '*.intra.example', true],
    ['API.Intra.Example', 'intra.example', true],
    ['intra.example', '.intra.example', true],
    ['notintra.example', 'intra.example', false],
    ['api.example 8443', 'api.example:8443', true],
    ['api.example 443', 'api.example:8443', false],
    ['anything.example', '*', true],
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['10.15.0.1', '10.0.0.0/12', true],
    ['10.16.0.1', '10.0.0.0/12', false],
    ['10.1.2.3', '0.0.0.0/0', true],
    ['10.1.2.3', '10.0.0.0/33', false],
    ['2001:db8::7', '2001:db8::/32', true],
    ['2001:db9::7', '2001:db8::/32', false],
    ['2001:db8::7', '2001:DB8:0::7', true],
    ['2001:db8::7 443', '[2001:db8::7]:443', true],
    ['10.1.2.3', '', false],
    ['api.example', '.', false],
  ])('%s against %s: %s', (target, entry, expected) => {
    expect(bypassed(target, entry)).toBe(expected);
  });
});
