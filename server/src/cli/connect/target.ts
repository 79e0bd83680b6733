import { isIP } from 'node:net';
import type { Endpoint } from '../../handshake/types.ts';
import { maskUserInfo } from '../../handshake/user-info.ts';
import { UsageError } from '../usage-error.ts';

/** Where to connect, as it was typed. */
export interface TypedTarget extends Endpoint {
  /** It was an https URL: an HTTP request is asked for. */
  readonly isHttps: boolean;
}

/** `HOST:PORT`, `[IPv6]:PORT` or `https://HOST[:PORT][/…]`; of a URL the path is passed over. Throws a UsageError. */
export function parseTarget(text: string): TypedTarget {
  const isHttps = /^https:\/\//i.test(text);
  const authority = isHttps ? (text.slice('https://'.length).split(/[/?#]/, 1)[0] ?? '') : text;
  const shown = maskUserInfo(text);
  if (authority.includes('@'))
    throw new UsageError(`“${shown}” names a user, which has no place in a target: leave out all up to the “@”.`);
  return { ...parseEndpoint(authority, isHttps ? 443 : undefined, `“${shown}” is no HOST:PORT`), isHttps };
}

/** `HOST:PORT`. Throws a UsageError that begins with `complaint`. */
export function parseEndpoint(text: string, defaultPort: number | undefined, complaint: string): Endpoint {
  const groups = /^(?:\[(?<address>[^\]]+)\]|(?<name>[^:/@\s[\]]+))(?::(?<port>\d+))?$/.exec(text)?.groups;
  const { address, name, port } = groups ?? {};
  const host = address ?? name;
  if (host === undefined) throw new UsageError(`${complaint}.`);
  if (address !== undefined && isIP(address) !== 6)
    throw new UsageError(`${complaint}: “${address}” is no IPv6 address.`);
  const number = port === undefined ? defaultPort : Number(port);
  if (number === undefined) throw new UsageError(`${complaint}: the port is missing.`);
  if (number < 1 || number > 65_535) throw new UsageError(`${complaint}: ${number} is no port.`);
  return { host, port: number };
}
