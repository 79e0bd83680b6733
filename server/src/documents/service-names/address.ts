import type { ServiceAddress, TlsSign } from './types.ts';

/** Ports registered for protocols that begin with TLS, besides those that end in 443. */
const TLS_PORTS: ReadonlySet<number> = new Set([465, 636, 853, 989, 990, 992, 993, 994, 995, 3269, 5061, 5671, 8883]);

/** A TCP port as it is written; undefined for what is none. */
export function portOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port > 0 && port < 65_536 ? port : undefined;
}

/** Whether TLS has a port by convention: 443, 8443, 9443, 636 … */
export function isTlsPort(port: number): boolean {
  return port % 1000 === 443 || TLS_PORTS.has(port);
}

/** The address of a host (IPv6 without brackets) and a port; none where the host is a wildcard or no host, or there is no port. */
export function addressOf(
  host: string,
  port: number | undefined,
  { tls, owner }: Pick<ServiceAddress, 'tls' | 'owner'>,
): readonly ServiceAddress[] {
  if (port === undefined) return [];
  const value = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return isHost(host) ? [{ kind: 'address', value, tls, owner }] : [];
}

function isHost(text: string): boolean {
  if (text.includes(':')) return text.length <= 45 && /^[0-9a-fA-F:.]+$/.test(text);
  return isName(text) && !text.startsWith('*');
}

/** What a certificate can carry: a host, `*` as its whole first label at most. */
export function isName(text: string): boolean {
  return text.length <= 253 && /^(?:\*\.)?[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u.test(text);
}

const order: readonly TlsSign[] = ['stated', 'likely', 'open', 'unlikely'];

/** Keeps an address by its value, and of two that are the same the one with the better sign of TLS. */
export function takeAddress<A extends Pick<ServiceAddress, 'value' | 'tls'>>(address: A, known: Map<string, A>): void {
  const before = known.get(address.value);
  if (before === undefined || byTls(address, before) < 0) known.set(address.value, address);
}

/** The most probable TLS first, else as they were. */
export function byTls(one: { readonly tls: TlsSign }, other: { readonly tls: TlsSign }): number {
  return order.indexOf(one.tls) - order.indexOf(other.tls);
}
