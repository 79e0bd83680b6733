import { showEndpoint } from './diagnose/observations.ts';
import { defaultServerName } from './target-settings.ts';
import type { StartTlsProtocol, Target } from './types.ts';

/** Files that a command line names, as the user would: paths. */
export interface CommandFiles {
  /** PEM with certificate and intermediates, and PEM of its key. */
  readonly pair?: { readonly certificate: string; readonly key: string };
  /** The file has intermediates besides the certificate: s_client sends them only when asked to, and the certificate then twice. */
  readonly intermediates?: boolean;
  readonly pkcs12?: string;
  /** PEM of the CAs to trust; the system's where left out. */
  readonly ca?: string;
}

/** The same connection with `openssl s_client`, ready for a POSIX shell. */
export function opensslCommand(target: Target, files: CommandFiles): string {
  const { serverName, alpn, starttls, proxy } = target;
  return command(
    'openssl s_client',
    ['-connect', showEndpoint(target)],
    proxy && ['-proxy', showEndpoint(proxy)],
    starttls && ['-starttls', starttls],
    serverName === undefined ? ['-noservername'] : ['-servername', serverName],
    alpn.length > 0 && ['-alpn', alpn.join(',')],
    ['-min_protocol', target.versions.min, '-max_protocol', target.versions.max],
    files.pair && ['-cert', files.pair.certificate, '-key', files.pair.key],
    files.pair && files.intermediates === true && ['-cert_chain', files.pair.certificate],
    files.pkcs12 !== undefined && ['-cert', files.pkcs12, '-key', files.pkcs12],
    files.ca !== undefined && ['-CAfile', files.ca],
    ['-showcerts', '-status'],
  );
}

/** The schemes of curl's URLs for protocols that begin in plain text; those that it does not speak are missing. */
const curlSchemes: Readonly<Partial<Record<StartTlsProtocol, string>>> = {
  smtp: 'smtp',
  imap: 'imap',
  pop3: 'pop3',
  ftp: 'ftp',
  ldap: 'ldap',
};

/** The same connection with curl, ready for a POSIX shell; undefined where curl does not speak the protocol, or would ask for a name (SNI) where none is to be asked for. */
export function curlCommand(target: Target, files: CommandFiles): string | undefined {
  const { starttls, serverName, port, proxy, versions } = target;
  const scheme = starttls === undefined ? 'https' : curlSchemes[starttls];
  if (scheme === undefined || (serverName === undefined && defaultServerName(target.host) !== undefined))
    return undefined;
  const name = serverName ?? target.host;
  const isRerouted = name !== target.host;
  return command(
    'curl -v',
    starttls !== undefined && ['--ssl-reqd'],
    isRerouted && ['--connect-to', `${showEndpoint({ host: name, port })}:${showEndpoint(target)}`],
    proxy && ['--proxy', `http://${showEndpoint(proxy)}`],
    [minimumOf(versions.min), '--tls-max', curlVersion(versions.max)],
    starttls === undefined && httpVersion(target.alpn),
    files.pair && ['--cert', files.pair.certificate, '--key', files.pair.key],
    files.pkcs12 !== undefined && ['--cert-type', 'P12', '--cert', files.pkcs12],
    files.ca !== undefined && ['--cacert', files.ca],
    [`${scheme}://${showEndpoint({ host: name, port })}/`],
  );
}

function minimumOf(version: Target['versions']['min']): string {
  return `--tlsv${curlVersion(version)}`;
}

function curlVersion(version: Target['versions']['min']): string {
  return version === 'TLSv1' ? '1.0' : version.slice('TLSv'.length);
}

function httpVersion(alpn: readonly string[]): readonly string[] {
  if (alpn.length === 0) return ['--no-alpn'];
  return alpn.includes('h2') ? [] : ['--http1.1'];
}

type Words = readonly string[] | false | undefined;

function command(program: string, ...parts: readonly Words[]): string {
  const words = parts.flatMap((part) => (part === undefined || part === false ? [] : part));
  return [program, ...words.map(quoteForShell)].join(' ');
}

/** One word of a POSIX shell. */
export function quoteForShell(text: string): string {
  return /^[\w./:@,=+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
