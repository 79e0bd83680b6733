/**
 * An iPAddress GeneralName (RFC 5280 §4.2.1.6): 4 or 16 bytes; 8 or 32 in name constraints (§4.2.1.10), written `10.0.0.0/255.0.0.0`.
 * Undefined for any other length.
 */
export function formatIpAddress(bytes: Uint8Array, start: number, end: number): string | undefined {
  switch (end - start) {
    case 4:
      return formatIpv4(bytes, start);
    case 8:
      return `${formatIpv4(bytes, start)}/${formatIpv4(bytes, start + 4)}`;
    case 16:
      return formatIpv6(bytes, start);
    case 32:
      return `${formatIpv6(bytes, start)}/${formatIpv6(bytes, start + 16)}`;
    default:
      return undefined;
  }
}

function formatIpv4(bytes: Uint8Array, start: number): string {
  return `${bytes[start]}.${bytes[start + 1]}.${bytes[start + 2]}.${bytes[start + 3]}`;
}

/** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups as `::` (the first of equals). */
function formatIpv6(bytes: Uint8Array, start: number): string {
  const groups: string[] = [];
  for (let index = 0; index < 16; index += 2) {
    groups.push((((bytes[start + index] ?? 0) << 8) | (bytes[start + index + 1] ?? 0)).toString(16));
  }
  const { at, length } = longestZeroRun(groups);
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, at).join(':')}::${groups.slice(at + length).join(':')}`;
}

function longestZeroRun(groups: readonly string[]): { at: number; length: number } {
  let best = { at: 0, length: 0 };
  let run = 0;
  for (const [index, group] of groups.entries()) {
    run = group === '0' ? run + 1 : 0;
    if (run > best.length) best = { at: index - run + 1, length: run };
  }
  return best;
}
