import type { Localize } from '../../../text/localize.ts';
import { type NameProblem, parseAltName } from '../../alt-names.ts';
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
  /** The name that clients call the server by, or a wildcard over it; `localhost` where left out. */
  readonly serverName?: string | undefined;
  /** TCP port of the server; 8443 where left out. */
  readonly port?: number | undefined;
}

/** Configuration for a stack, ready to be pasted, or why there can be none; undefined for a stack that `SNIPPETS` does not have. */
export function formatSnippet(
  stack: string,
  options: SnippetOptions,
  t: Localize,
): { readonly text: string } | NameProblem | undefined {
  const snippet = SNIPPETS.find((each) => each.stack === stack);
  if (snippet === undefined) return undefined;
  const { role, port = 8443 } = options;
  const serverName = readServerName(options.serverName ?? 'localhost', role, t);
  if (typeof serverName !== 'string') return serverName;
  const folder = plainFolder(options.folder);
  const problem = /\p{Cc}/u.test(folder)
    ? t('The folder has a control character in its name.')
    : snippet.checkFolder?.(folder, t);
  return problem === undefined ? { text: snippet.format({ role, folder, serverName, port }) } : { problem };
}

/** In its canonical text. A server answers for all hosts of a wildcard; what is called is one of them. */
function readServerName(typed: string, role: Role, t: Localize): string | NameProblem {
  const name = parseAltName(typed, t);
  if ('problem' in name) return name;
  if (name.kind !== 'DNS' && name.kind !== 'IP')
    return { problem: t('“{0}” is no name that a server is called by: a DNS name or an IP address is.', typed) };
  return role === 'server' ? name.value : name.value.replace(/^\*/, 'service');
}

/** Windows' backslashes as slashes, which every program there reads, and none takes for an escape; nothing after the last name. */
function plainFolder(folder: string): string {
  const path = /^(?:[A-Za-z]:|\\)\\/.test(folder) ? folder.replaceAll('\\', '/') : folder;
  return path === '' ? '.' : path.replace(/\/+$/, '');
}
