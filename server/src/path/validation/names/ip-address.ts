import type { Certificate, GeneralName } from '../../../x509/types.ts';

/** The bytes of an iPAddress GeneralName: 4 or 16, in name constraints 8 or 32. */
export function ipBytes({ der }: Certificate, name: GeneralName): Uint8Array {
  // Its TLV is so short that the header is always two bytes.
  return der.subarray(name.range.start + 2, name.range.end);
}

/** The 4 or 16 bytes of an address as text (`10.0.0.1`, `::1`, `[::1]`); undefined where it is none. */
export function parseIpAddress(text: string): Uint8Array | undefined {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  return bare.includes(':') ? parseIpv6(bare) : parseIpv4(bare);
}

function parseIpv4(text: string): Uint8Array | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const octets = match?.slice(1).map(Number);
  return octets?.every((octet) => octet <= 255) ? Uint8Array.from(octets) : undefined;
}

function parseIpv6(text: string): Uint8Array | undefined {
  const [head = '', tail, ...more] = text.split('::');
  const left = readGroups(head);
  const right = tail === undefined ? [] : readGroups(tail);
  if (left === undefined || right === undefined || more.length > 0) return undefined;
  const missing = 16 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return Uint8Array.from([...left, ...new Array<number>(missing).fill(0), ...right]);
}

/** Bytes of groups joined by colons; the last one may be dotted. */
function readGroups(text: string): number[] | undefined {
  const bytes: number[] = [];
  for (const group of text === '' ? [] : text.split(':')) {
    const dotted = group.includes('.') ? parseIpv4(group) : undefined;
    if (dotted === undefined && !/^[0-9a-f]{1,4}$/i.test(group)) return undefined;
    const value = Number.parseInt(group, 16);
    bytes.push(...(dotted ?? [value >> 8, value & 0xff]));
  }
  return bytes;
}

/** True where both have the same bytes. */
export function isSameAddress(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, index) => octet === other[index]);
}

/** Whether an address lies in a network of a name constraint (RFC 5280 §4.2.1.10): as many bytes of mask as of address. */
export function isInNetwork(address: Uint8Array, network: Uint8Array): boolean {
  const size = address.length;
  if (network.length !== 2 * size) return false;
  return address.every((octet, index) => {
    const mask = network[size + index] ?? 0;
    return (octet & mask) === ((network[index] ?? 0) & mask);
  });
}

/** True for address and mask where the mask is ones, then zeros (CIDR, RFC 4632). */
export function isNetwork(network: Uint8Array): boolean {
  const size = network.length / 2;
  if (size !== 4 && size !== 16) return false;
  const bits = [...network.subarray(size)].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits);
}
