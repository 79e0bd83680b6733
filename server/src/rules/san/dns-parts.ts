import { countRegistryLabels } from '../../path/validation/names/dns-name.ts';

/** A DNS name as its owner sees it: `api.eu` of `api.eu.example.co.uk`, and the label `example` that was registered. */
export interface DnsParts {
  readonly host: string;
  readonly domain: string;
}

/** By a rule of thumb for what belongs to registries, without the public suffix list. */
export function splitDnsName(name: string): DnsParts {
  const labels = name.split('.');
  const domain = labels.length - countRegistryLabels(labels) - 1;
  return { host: labels.slice(0, Math.max(domain, 0)).join('.'), domain: labels[domain] ?? '' };
}
