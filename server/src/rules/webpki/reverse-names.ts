import { parseIpAddress } from '../../path/validation/names/ip-address.ts';

const zones = { ipv4: '.in-addr.arpa', ipv6: '.ip6.arpa' } as const;

/** Whether a name (lower case) is below a zone of reverse DNS. */
export function isReverseName(name: string): boolean {
  return name.endsWith(zones.ipv4) || name.endsWith(zones.ipv6);
}

/** The 4 or 16 bytes of the address whose reverse a name (lower case) is (RFC 1035 §3.5, RFC 3596 §2.5); undefined where it is none. */
export function readReverseName(name: string): Uint8Array | undefined {
  if (name.endsWith(zones.ipv4)) {
    return parseIpAddress(name.slice(0, -zones.ipv4.length).split('.').reverse().join('.'));
  }
  if (!name.endsWith(zones.ipv6)) return undefined;
  const nibbles = name.slice(0, -zones.ipv6.length).split('.').reverse();
  if (nibbles.length !== 32 || !nibbles.every((nibble) => /^[0-9a-f]$/.test(nibble))) return undefined;
  return parseIpAddress(nibbles.join('').replace(/(.{4})(?!$)/g, '$1:'));
}
