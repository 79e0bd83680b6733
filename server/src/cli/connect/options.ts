import { isIP } from 'node:net';
import { MAX_REPEAT, MAX_TIMEOUT_SECONDS } from '../../handshake/bounds.ts';
import {
  areProtocols,
  defaultProtocols,
  isOlder,
  parseVersion as readVersion,
  splitProtocols,
} from '../../handshake/target-settings.ts';
import { HTTP_REQUESTS, STARTTLS_PROTOCOLS, type Target, type TlsVersion } from '../../handshake/types.ts';
import { maskUserInfo } from '../../handshake/user-info.ts';
import type { Severity } from '../../rules/types.ts';
import { readPassword } from '../issue/options/password.ts';
import { oneOf, parseNow, parseOptions, sortWords } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { parseEndpoint, parseTarget, type TypedTarget } from './target.ts';

/** Where trust comes from besides the files of `--ca`. */
export type TrustSource = 'system' | 'mozilla' | 'none';

/** The client's certificate and key, by their files. */
export type CredentialFiles =
  | { readonly kind: 'pem'; readonly certificate: string; readonly key: string }
  | { readonly kind: 'pkcs12'; readonly store: string };

export interface ConnectOptions {
  readonly target: Target;
  readonly credentials: CredentialFiles | undefined;
  readonly password: string | undefined;
  readonly ca: readonly string[];
  readonly trust: TrustSource;
  /** Files and directories with certificates to compare with. */
  readonly workspace: readonly string[];
  readonly proxyAuthorization: string | undefined;
  /** Milliseconds for each phase; undefined: the probe's own. */
  readonly timeout: number | undefined;
  readonly repeat: number;
  readonly scan: boolean;
  /** Asks the URLs at which certificates say that their issuers can be had. */
  readonly fetchIssuers: boolean;
  /** File for the chain that servers should send. */
  readonly saveChain: string | undefined;
  /** A file that is there gives way to it. */
  readonly replace: boolean;
  readonly format: 'text' | 'json';
  readonly failOn: Exclude<Severity, 'hint'> | 'never';
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

const options = {
  cert: { type: 'string' },
  key: { type: 'string' },
  p12: { type: 'string' },
  'password-file': { type: 'string' },
  'password-env': { type: 'string' },
  ca: { type: 'string', multiple: true },
  trust: { type: 'string' },
  workspace: { type: 'string', multiple: true },
  servername: { type: 'string' },
  'no-servername': { type: 'boolean', default: false },
  starttls: { type: 'string' },
  alpn: { type: 'string' },
  min: { type: 'string', default: 'TLSv1.2' },
  max: { type: 'string', default: 'TLSv1.3' },
  http: { type: 'string' },
  proxy: { type: 'string' },
  'proxy-auth-file': { type: 'string' },
  'proxy-auth-env': { type: 'string' },
  timeout: { type: 'string' },
  repeat: { type: 'string', default: '1' },
  scan: { type: 'boolean', default: false },
  'fetch-issuers': { type: 'boolean', default: false },
  'save-chain': { type: 'string' },
  replace: { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
  'fail-on': { type: 'string', default: 'error' },
  now: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseWords>['values'];

/** Reads the command line of `certscope connect`; throws a UsageError. */
export function parseConnectOptions(args: readonly string[], terminal: Terminal): ConnectOptions {
  const { values, typed, ca, workspace } = parseWords(args);
  if (values['fetch-issuers'] && values.proxy !== undefined)
    throw new UsageError('--fetch-issuers asks directly, past --proxy: say one of them.');
  if (values.replace && values['save-chain'] === undefined) throw new UsageError('--replace is for --save-chain.');
  return {
    target: toTarget(typed, values),
    credentials: credentialFiles(values),
    password: readPassword('--password', values['password-file'], values['password-env'], terminal),
    ca,
    workspace,
    trust: oneOf('--trust', values.trust ?? (ca.length > 0 ? 'none' : 'system'), ['system', 'mozilla', 'none']),
    proxyAuthorization: proxyAuthorization(values, terminal),
    timeout:
      values.timeout === undefined ? undefined : 1000 * positive('--timeout', values.timeout, MAX_TIMEOUT_SECONDS),
    repeat: positive('--repeat', values.repeat, MAX_REPEAT),
    scan: values.scan,
    fetchIssuers: values['fetch-issuers'],
    saveChain: values['save-chain'],
    replace: values.replace,
    format: oneOf('--format', values.format, ['text', 'json']),
    failOn: oneOf('--fail-on', values['fail-on'], ['information', 'warning', 'error', 'never']),
    now: parseNow(values.now, terminal),
  };
}

function parseWords(args: readonly string[]) {
  const { values, tokens } = parseOptions({ args: [...args], options, allowPositionals: true, tokens: true });
  const { free, listed, open } = sortWords(tokens, ['ca', 'workspace']);
  const last = tokens.at(-1);
  if (free.length === 0 && last?.kind === 'positional') free.push(...open.splice(-1));
  const [where, ...more] = free;
  if (where === undefined) throw new UsageError('connect needs HOST:PORT, or an https URL.');
  if (more.length > 0) {
    const shown = [where, ...more].map(maskUserInfo);
    throw new UsageError(`connect takes one target: “${shown[0]}” or “${shown.slice(1).join('”, “')}”?`);
  }
  return { values, typed: parseTarget(where), ca: listed.get('ca') ?? [], workspace: listed.get('workspace') ?? [] };
}

function toTarget(typed: TypedTarget, values: Values): Target {
  const { host, port, isHttps } = typed;
  const starttls = values.starttls === undefined ? undefined : oneOf('--starttls', values.starttls, STARTTLS_PROTOCOLS);
  const min = parseVersion('--min', values.min);
  const max = parseVersion('--max', values.max);
  if (isOlder(max, min)) throw new UsageError(`--min ${min} is above --max ${max}.`);
  const http = values.http ?? (isHttps ? 'always' : 'auto');
  return {
    host,
    port,
    serverName: serverNameOf(host, values),
    alpn: values.alpn === undefined ? defaultProtocols(starttls) : parseProtocols(values.alpn),
    versions: { min, max },
    starttls,
    proxy: parseProxy(values.proxy),
    http: oneOf('--http', http, HTTP_REQUESTS),
  };
}

/** Names go into `server_name`, addresses must not (RFC 6066 §3). */
function serverNameOf(host: string, { servername, 'no-servername': none }: Values): string | undefined {
  if (none && servername !== undefined) throw new UsageError('--servername and --no-servername contradict each other.');
  if (servername !== undefined && isIP(servername) !== 0)
    throw new UsageError(`--servername takes a name, and “${servername}” is an address.`);
  if (none) return undefined;
  return servername ?? (isIP(host) === 0 ? host : undefined);
}

function parseProtocols(text: string): readonly string[] {
  const names = splitProtocols(text);
  if (text === 'none') return [];
  if (names.length === 0 || !areProtocols(names))
    throw new UsageError(`--alpn takes names with commas between, such as h2,http/1.1, or none; not “${text}”.`);
  return names;
}

function parseVersion(option: string, text: string): TlsVersion {
  const version = readVersion(text);
  if (version === undefined) throw new UsageError(`${option} takes 1.0, 1.1, 1.2 or 1.3, not “${text}”.`);
  return version;
}

function credentialFiles({ cert, key, p12 }: Values): CredentialFiles | undefined {
  if (p12 !== undefined) {
    if (cert !== undefined || key !== undefined)
      throw new UsageError('--p12 has certificate and key: leave --cert and --key out.');
    return { kind: 'pkcs12', store: p12 };
  }
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined) throw new UsageError('--key needs the certificate of the key: name it with --cert.');
  // As curl has it: one file may hold both.
  return { kind: 'pem', certificate: cert, key: key ?? cert };
}

/** `[http://]HOST:PORT`. Throws a UsageError. */
export function parseProxy(text: string | undefined): Target['proxy'] {
  if (text === undefined) return undefined;
  if (text.includes('@'))
    throw new UsageError(
      '--proxy takes no user and password, which everybody could read in the list of processes: give them with --proxy-auth-env or --proxy-auth-file.',
    );
  const rest = text.replace(/^http:\/\//i, '').replace(/\/$/, '');
  return parseEndpoint(rest, 8080, '--proxy takes [http://]HOST:PORT');
}

/** `USER:PASSWORD` from a file or the environment. */
export function proxyAuthorization(
  values: Pick<Values, 'proxy-auth-file' | 'proxy-auth-env'>,
  terminal: Terminal,
): string | undefined {
  const credentials = readPassword('--proxy-auth', values['proxy-auth-file'], values['proxy-auth-env'], terminal);
  return credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`;
}

/** A whole number from 1 to `most`; throws a UsageError that names the option. */
export function positive(option: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > most)
    throw new UsageError(`${option} takes a number from 1 to ${most}, not “${text}”.`);
  return number;
}
