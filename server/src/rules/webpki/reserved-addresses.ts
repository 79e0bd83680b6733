import { isInNetwork, parseIpAddress } from '../../path/validation/names/ip-address.ts';

/** Certificates with internal names and reserved addresses had to end by then. Milliseconds since 1970 UTC. */
export const END_OF_INTERNAL_NAMES: number = Date.UTC(2015, 10, 1);

/** Networks that nobody on the Internet holds (RFC 6890 and its updates), with the lengths of their prefixes. */
const reserved: readonly Uint8Array[] = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3'],
  // All of IPv6 but the eighth that is given out, 2000::/3, and parts of that.
  ...['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'],
].map(parseNetwork);

/** Whether an address (4 or 16 bytes) is private, reserved or for documentation. */
export function isReservedAddress(address: Uint8Array): boolean {
  return reserved.some((network) => isInNetwork(address, network));
}

/** Whether a network (address and mask, 8 or 32 bytes) shares addresses with a reserved one. */
export function overlapsReserved(network: Uint8Array): boolean {
  const base = network.subarray(0, network.length / 2);
  return reserved.some(
    (other) => isInNetwork(base, other) || isInNetwork(other.subarray(0, other.length / 2), network),
  );
}

/** `10.0.0.0/8` as address and mask. */
function parseNetwork(text: string): Uint8Array {
  const [address = '', prefix = ''] = text.split('/');
  const bytes = parseIpAddress(address) ?? new Uint8Array();
  const mask = bytes.map((_, index) => 0xff00 >> Math.min(8, Math.max(0, Number(prefix) - 8 * index)));
  return Uint8Array.from([...bytes, ...mask]);
}
