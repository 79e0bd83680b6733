import { readComposeNames } from './compose.ts';
import { mayDescribeServices, readKubernetesNames } from './kubernetes.ts';
import { readNginxNames } from './nginx.ts';
import type { ServiceName } from './types.ts';
import { readRoots } from './yaml-reader.ts';

/** Files that may describe services, as a glob of LSP and VS Code; `mayNameServices` says the same of one. */
export const SERVICE_GLOB = '**/{*.yaml,*.yml,*.conf,sites-available/*,sites-enabled/*}';

/** By its path or URI. */
export function mayNameServices(path: string): boolean {
  return /\.(?:ya?ml|conf)$/i.test(path) || isSite(path);
}

/** How Debian lays out nginx: one file per site, without an extension. */
function isSite(path: string): boolean {
  return /\/sites-(?:available|enabled)\/[^/]+$/.test(path);
}

/** The names of services that a file describes, in its order, each once. Empty for a file that describes none; never throws. */
export function readServiceNames(path: string, text: string): readonly ServiceName[] {
  const found = /\.ya?ml$/i.test(path) ? readYamlNames(path, text) : readNginxNames(text);
  const names = new Map<string, ServiceName>();
  for (const name of found) if (isName(name.value) && !names.has(name.value)) names.set(name.value, name);
  return [...names.values()];
}

function* readYamlNames(path: string, text: string): Generator<ServiceName> {
  const isCompose = /(?:^|\/)[^/]*compose[^/]*$/i.test(path);
  if (!isCompose && !mayDescribeServices.test(text)) return;
  for (const [root, yaml] of readRoots(text, (section) => isCompose || mayDescribeServices.test(section))) {
    yield* isCompose ? readComposeNames(root, yaml) : readKubernetesNames(root, yaml);
  }
}

/** What a certificate can carry: a host, `*` as its whole first label at most. */
function isName(text: string): boolean {
  return text.length <= 253 && /^(?:\*\.)?[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u.test(text);
}
