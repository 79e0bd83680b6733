import type { ProxyParams } from '../../../server/src/lsp/protocol/connecting.ts';

/** Settings of the editor, as they are written: nothing in them can be relied on. */
export interface ProxySettings {
  /** `http.proxySupport`. */
  readonly support: unknown;
  /** `http.proxy`. */
  readonly proxy: unknown;
  /** `http.noProxy`. */
  readonly noProxy: unknown;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the editor itself reaches servers through. */
export interface EditorProxy {
  /** Undefined where there is none. */
  readonly proxy: ProxyParams | undefined;
  /** Whom it is not for. */
  readonly noProxy: readonly string[];
  /** Kind of a proxy that is set and cannot be asked to CONNECT, as `socks5`; nothing is connected through it. */
  readonly unusable: string | undefined;
}

/** The proxy that VS Code would take for https: from its settings, else from the environment. */
export function readEditorProxy(settings: ProxySettings, environment: Environment): EditorProxy {
  if (settings.support === 'off') return { proxy: undefined, noProxy: [], unusable: undefined };
  const fromEnvironment = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].map((name) => environment[name]);
  const url = [settings.proxy, ...fromEnvironment].find((each) => typeof each === 'string' && each.trim() !== '');
  const proxy = typeof url === 'string' ? parseProxy(url) : undefined;
  const scheme = typeof url === 'string' ? /^([a-z][a-z0-9+.-]*):\/\//i.exec(url.trim())?.[1] : undefined;
  return {
    proxy,
    noProxy: readNoProxy(settings.noProxy, environment),
    unusable: proxy === undefined && url !== undefined ? (scheme ?? '?') : undefined,
  };
}

function readNoProxy(setting: unknown, environment: Environment): readonly string[] {
  const set = Array.isArray(setting) ? setting.filter((each): each is string => typeof each === 'string') : [];
  if (set.length > 0) return set;
  return (environment['NO_PROXY'] ?? environment['no_proxy'] ?? '').split(',').filter((each) => each.trim() !== '');
}

/** `[http://][user:password@]host[:port]`, port 80 where none is said; undefined where it is no HTTP proxy. */
export function parseProxy(text: string): ProxyParams | undefined {
  const trimmed = text.trim();
  const url = parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`);
  if (url?.protocol !== 'http:' || url.hostname === '') return undefined;
  const [user, password] = [decode(url.username), decode(url.password)];
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 80 : Number(url.port),
    ...(user !== '' && { user, password }),
  };
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** As it is, where it only looks encoded. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `proxy.example:3128`, without credentials. */
export function showProxy({ host, port }: ProxyParams): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
