import { parseIpAddress } from '../path/validation/names/ip-address.ts';
import type { Endpoint } from './types.ts';

/**
 * Whether a proxy that a setting names is not asked for this target: it is on loopback, or `noProxy` names it. Entries as in VS Code's `http.noProxy`
 * and in NO_PROXY: `intra.example` and `.intra.example` (with all below it), an address, `10.0.0.0/8`, each with `:port` where only that is meant, `*`.
 */
export function bypassesProxy({ host, port }: Endpoint, noProxy: readonly string[]): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return isLoopback(name) || noProxy.some((entry) => names(entry.trim().toLowerCase(), name, port));
}

function isLoopback(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  const address = parseIpAddress(host);
  if (address?.length === 4) return address[0] === 127;
  return address?.every((byte, index) => byte === (index === 15 ? 1 : 0)) === true;
}

function names(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  const [, network = '', bits] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
  if (bits !== undefined) return isWithin(host, network, Number(bits));
  const [pattern, only] = splitPort(entry);
  if (pattern === '' || (only !== undefined && only !== port)) return false;
  const address = parseIpAddress(pattern);
  if (address !== undefined) return isWithin(host, pattern, address.length * 8);
  const domain = pattern.replace(/^\*?\./, '');
  return host === domain || host.endsWith(`.${domain}`);
}

/** `db.example:5432`, `[::1]:8080`; an IPv6 address alone has colons of its own. */
function splitPort(entry: string): readonly [string, number | undefined] {
  if (parseIpAddress(entry) !== undefined) return [entry, undefined];
  const [, pattern, port] = /^(.*):(\d{1,5})$/.exec(entry) ?? [];
  return pattern === undefined ? [entry, undefined] : [pattern, Number(port)];
}

function isWithin(host: string, network: string, bits: number): boolean {
  const [one, other] = [parseIpAddress(host), parseIpAddress(network)];
  if (one === undefined || other === undefined || one.length !== other.length || bits > one.length * 8) return false;
  return other.every((byte, index) => {
    const mask = 0xff & (0xff00 >> Math.min(8, Math.max(0, bits - 8 * index)));
    return (byte & mask) === ((one[index] ?? 0) & mask);
  });
}
