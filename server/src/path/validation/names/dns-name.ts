/** Letters, digits and hyphens, none at the ends; underscores, which host names do not have, only where the rest is lenient. */
const strictLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const lenientLabel = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;

/** True for a name in preferred syntax (RFC 1034 §3.5, RFC 1123 §2.1), or one with `*` as its whole first label. */
export function isDnsPattern(text: string): boolean {
  const labels = text.split('.');
  const [first = '', ...rest] = labels;
  const tail = first === '*' ? rest : labels;
  return text.length <= 253 && tail.length > 0 && tail.every((label) => strictLabel.test(label));
}

/** True for a host name as TLS stacks take it, underscores included (Kubernetes and Active Directory have them). */
export function isHostName(text: string): boolean {
  return text.length > 0 && text.length <= 253 && text.split('.').every((label) => lenientLabel.test(label));
}

/** Second-level labels below which registries sell names, under the country codes that have such (`co.uk`, `com.au`). */
const registryLabels: ReadonlySet<string> = new Set([
  ...[
    'ac',
    'co',
    'com',
    'edu',
    'gob',
    'gov',
    'go',
    'gouv',
    'ltd',
    'mil',
    'ne',
    'net',
    'nom',
    'or',
    'org',
    'plc',
    'sch',
  ],
]);

/** How many labels at the end of a name are a registry's: two under country codes that have such (`co.uk`), else one. A rule of thumb as well. */
export function countRegistryLabels(labels: readonly string[]): 1 | 2 {
  const top = labels.at(-1) ?? '';
  const second = labels.at(-2) ?? '';
  return labels.length > 2 && top.length === 2 && registryLabels.has(second.toLowerCase()) ? 2 : 1;
}

/** True for a wildcard over a whole registry: `*`, `*.com`, `*.co.uk`. A rule of thumb, not the public suffix list. */
export function isTooWide(pattern: string): boolean {
  if (!pattern.startsWith('*')) return false;
  const [, second = '', top = '', ...deeper] = pattern.toLowerCase().split('.');
  if (top === '') return true;
  return deeper.length === 0 && top.length === 2 && registryLabels.has(second);
}

/** The A-label form of a host name (RFC 5891), in lower case and without a dot at its end; undefined where it has none. */
export function toAsciiHost(host: string): string | undefined {
  const bare = host.replace(/\.$/, '').toLowerCase();
  // What a URL would take for something else is in no host name.
  if (bare === '' || /[\s/?#@:\\]/.test(bare)) return undefined;
  if (/^[\x21-\x7e]*$/.test(bare)) return bare;
  try {
    return new URL(`http://${bare}/`).hostname;
  } catch {
    return undefined;
  }
}

/**
 * Whether a DNS name of a certificate stands for a host (RFC 9525 §6.3): label by label, whatever the case. `*` stands for
 * exactly one label, only as the whole first one, and with two labels or more after it, as OpenSSL, curl and Node.js have it.
 */
export function matchesHost(pattern: string, host: string): boolean {
  const wanted = pattern.toLowerCase().replace(/\.$/, '');
  if (!wanted.startsWith('*.')) return wanted === host && !wanted.includes('*');
  const parent = wanted.slice(2);
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot + 1) === parent && parent.includes('.') && !parent.includes('*');
}
