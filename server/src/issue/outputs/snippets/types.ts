import type { Localize } from '../../../text/localize.ts';
import type { Role } from '../../types.ts';

/** What a snippet is about. */
export interface SnippetContext {
  readonly role: Role;
  /** The folder with the files, as the program that reads the configuration sees it; without `/` at its end. */
  readonly folder: string;
  /** The name that clients call the server by: a DNS name or an IP address that its certificate is for; of a server alone, also a wildcard. */
  readonly serverName: string;
  /** TCP port of the server. */
  readonly port: number;
}

/** One stack that a configuration can be written for. */
export interface Snippet {
  /** `nginx`, `spring-boot`: how it is asked for. */
  readonly stack: string;
  /** For people. */
  readonly label: string;
  /** Language of the text, as editors name it. */
  readonly languageId: string;
  /** What speaks against a folder of this name, where the stack reads more than a path in it. */
  checkFolder?(folder: string, t: Localize): string | undefined;
  /** The text, with `\n` at its end: what the role needs, server first. Comments in it say what must fit. */
  format(context: SnippetContext): string;
}

/** The parts that a role needs, in order. */
export function partsFor(role: Role, server: string, client: string): readonly string[] {
  return [...(role === 'client' ? [] : [server]), ...(role === 'server' ? [] : [client])];
}

/** A name as it stands in a URL: an IPv6 address in brackets (RFC 3986 §3.2.2). */
export function urlHost(serverName: string): string {
  return serverName.includes(':') ? `[${serverName}]` : serverName;
}

/** True for an IP address, which is never sent as server name indication (RFC 6066 §3). */
export function isAddress(serverName: string): boolean {
  return serverName.includes(':') || /^[\d.]+$/.test(serverName);
}
