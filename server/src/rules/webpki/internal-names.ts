/** Top levels that are set apart or that ICANN gives to nobody (RFC 6761, 6762, 8375, and the resolutions of 2018 and 2024). */
const innerLevels: ReadonlySet<string> = new Set([
  ...['localhost', 'localdomain', 'local', 'internal', 'intranet', 'private', 'lan', 'home', 'corp', 'mail'],
  ...['test', 'example', 'invalid', 'svc', 'cluster'],
]);

/** Whether a name (lower case) is one that nobody on the Internet can hold: of one label, or below a top level of inner networks. */
export function isInternalName(name: string): boolean {
  const labels = name.split('.');
  const top = labels.at(-1) ?? '';
  if (name === '' || top === '' || name.includes(' ')) return false;
  // No top level is a number: that is an address, or no name at all.
  if (/^\d+$/.test(top) || name.includes(':')) return false;
  return labels.length === 1 || innerLevels.has(top) || /(?:^|\.)home\.arpa$/.test(name);
}
