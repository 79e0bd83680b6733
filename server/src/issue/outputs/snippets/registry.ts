import type { Role } from '../../types.ts';
import { curl } from './curl.ts';
import { envoy } from './envoy.ts';
import { go } from './go.ts';
import { istio } from './istio.ts';
import { nginx } from './nginx.ts';
import { node } from './node.ts';
import { springBootPem, springBootPkcs12 } from './spring-boot.ts';
import type { Snippet } from './types.ts';

/** All stacks that a configuration can be written for. */
export const SNIPPETS: readonly Snippet[] = [nginx, springBootPem, springBootPkcs12, envoy, istio, node, go, curl];

/** What a snippet is asked for with. */
export interface SnippetOptions {
  readonly role: Role;
  /** The folder with the files, as the program that reads the configuration will see it. */
  readonly folder: string;
  /** The name that clients call the server by, no wildcard; `localhost` where left out. */
  readonly serverName?: string | undefined;
  /** TCP port of the server; 8443 where left out. */
  readonly port?: number | undefined;
}

/** Configuration for a stack, ready to be pasted; undefined for a stack that `SNIPPETS` does not have. */
export function formatSnippet(stack: string, options: SnippetOptions): string | undefined {
  const { role, folder, serverName = 'localhost', port = 8443 } = options;
  const snippet = SNIPPETS.find((each) => each.stack === stack);
  return snippet?.format({ role, folder: plainFolder(folder), serverName, port });
}

/** Windows' backslashes as slashes, which every program there reads, and none takes for an escape; nothing after the last name. */
function plainFolder(folder: string): string {
  const path = /^(?:[A-Za-z]:|\\)\\/.test(folder) ? folder.replaceAll('\\', '/') : folder;
  return path === '' ? '.' : path.replace(/\/+$/, '');
}
