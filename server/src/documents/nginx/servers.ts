import type { TextRange } from '../../text/range.ts';
import { readNginxDirectives } from './directives.ts';

/** One `server` block that accepts TLS. */
export interface NginxServer {
  /** The word `server`. UTF-16 offsets. */
  readonly range: TextRange;
  /** Hosts that it can be reached by: of `server_name`, without wildcards, variables and regular expressions; of `.example` the domain itself. */
  readonly names: readonly string[];
  /** Of each `listen … ssl`, each once; undefined address: all. */
  readonly listens: readonly NginxListen[];
}

export interface NginxListen {
  /** IPv6 without brackets. */
  readonly address: string | undefined;
  readonly port: number;
}

interface OpenServer {
  readonly range: TextRange;
  readonly depth: number;
  readonly names: string[];
  readonly listens: NginxListen[];
}

/** The `server` blocks of an nginx configuration that accept TLS, in its order. Never throws. */
export function readTlsServers(text: string): readonly NginxServer[] {
  const servers: OpenServer[] = [];
  let current: OpenServer | undefined;
  for (const { words, opens, depth } of readNginxDirectives(text)) {
    const [name, ...values] = words;
    if (name === undefined) continue;
    if (current !== undefined && depth <= current.depth) current = undefined;
    if (opens && name.text === 'server' && values.length === 0) {
      current = { range: name.range, depth, names: [], listens: [] };
      servers.push(current);
    } else if (current !== undefined && depth === current.depth + 1) {
      take(
        name.text,
        values.map((value) => value.text),
        current,
      );
    }
  }
  return servers.filter(({ listens }) => listens.length > 0);
}

/** How a client on this machine reaches it, and what it asks for there where that is another name. */
export interface NginxAddress {
  /** IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  readonly serverName: string | undefined;
}

/**
 * The addresses of one `listen`: by each name of the server, of which at least one is taken to lead to it; but what listens on this machine alone is
 * reached by its address and asked for the first name, and a server that has no name of its own answers to whatever it is called.
 */
export function addressesOfListen(names: readonly string[], { address, port }: NginxListen): readonly NginxAddress[] {
  const [first] = names;
  if (address !== undefined && isLoopback(address)) return [{ host: address, port, serverName: first }];
  if (first === undefined) return [{ host: address ?? 'localhost', port, serverName: undefined }];
  return names.map((host) => ({ host, port, serverName: undefined }));
}

function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
}

function take(directive: string, values: readonly string[], { names, listens }: OpenServer): void {
  if (directive === 'server_name')
    names.push(
      ...values
        .map((value) => value.replace(/^\./, ''))
        .filter((value) => /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(value)),
    );
  if (directive !== 'listen' || !values.includes('ssl')) return;
  const listen = readListen(values[0] ?? '');
  if (listen !== undefined && !listens.some((each) => isSame(each, listen))) listens.push(listen);
}

/** `443`, `127.0.0.1:8443`, `[::1]:443`, `*:443`, `localhost:443`; undefined for sockets of Unix and what a variable writes. */
function readListen(text: string): NginxListen | undefined {
  const groups = /^(?:(?:\[(?<six>[0-9a-fA-F:]+)\]|(?<host>[\w.*-]*[A-Za-z.*][\w.*-]*)):)?(?<port>\d{1,5})$/.exec(
    text,
  )?.groups;
  const port = Number(groups?.['port']);
  if (groups === undefined || port > 65_535) return undefined;
  const address = groups['six'] ?? groups['host'];
  const isAny = address === undefined || ['*', '0.0.0.0', '::'].includes(address);
  return { address: isAny ? undefined : address, port };
}

function isSame(one: NginxListen, other: NginxListen): boolean {
  return one.port === other.port && one.address === other.address;
}
