import { isTooWide } from '../../path/validation/names/dns-name.ts';

/** Labels of a name (lower case) up to the registry's, by the same rule of thumb as for wildcards: `com`, `co.uk`. */
function splitName(name: string): readonly string[] {
  const labels = name.split('.');
  const isTwoLabels = isTooWide(`*.${labels.slice(-2).join('.')}`);
  return labels.slice(0, isTwoLabels ? -2 : -1);
}

/** The label that a registry sold: `example` of `api.example.co.uk`. Empty where there is none. */
export function getRegisteredLabel(name: string): string {
  return splitName(name).at(-1) ?? '';
}

/** What stands before it: `api` of `api.example.co.uk`. */
export function getHostLabels(name: string): string {
  return splitName(name).slice(0, -1).join('.');
}
