import { MAX_TIMEOUT_SECONDS } from '../../../handshake/bounds.ts';
import type { Endpoint } from '../../../handshake/types.ts';
import { maskUserInfo } from '../../../handshake/user-info.ts';
import type { Severity } from '../../../rules/types.ts';
import { readPassword } from '../../issue/options/password.ts';
import { oneOf, parseNow, parseOptions, sortWords } from '../../options.ts';
import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';
import { parseProxy, positive, proxyAuthorization } from '../options.ts';

export interface TargetsOptions {
  /** Path of the file with the targets. */
  readonly file: string;
  /** Files and directories with certificates to compare with; undefined: the project of the file. */
  readonly workspace: readonly string[] | undefined;
  /** Of keystores and encrypted keys that the file names. */
  readonly password: string | undefined;
  readonly proxy: Endpoint | undefined;
  readonly proxyAuthorization: string | undefined;
  /** Milliseconds for each phase; undefined: the probe's own. */
  readonly timeout: number | undefined;
  readonly format: 'text' | 'json';
  readonly failOn: Exclude<Severity, 'hint' | 'information'> | 'never';
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

const options = {
  targets: { type: 'string' },
  workspace: { type: 'string', multiple: true },
  'password-file': { type: 'string' },
  'password-env': { type: 'string' },
  proxy: { type: 'string' },
  'proxy-auth-file': { type: 'string' },
  'proxy-auth-env': { type: 'string' },
  timeout: { type: 'string' },
  format: { type: 'string', default: 'text' },
  'fail-on': { type: 'string', default: 'error' },
  now: { type: 'string' },
} as const;

/** Reads the command line of `certscope connect --targets FILE`; throws a UsageError. */
export function parseTargetsOptions(args: readonly string[], terminal: Terminal): TargetsOptions {
  const { values, tokens } = parse(args);
  const { free, listed } = sortWords(tokens, ['workspace']);
  const file = values.targets;
  if (file === undefined || file === '') throw new UsageError('--targets needs the file with the targets.');
  if (free.length > 0)
    throw new UsageError(`--targets takes its targets from the file: leave out “${free.map(maskUserInfo).join(' ')}”.`);
  const workspace = listed.get('workspace') ?? [];
  return {
    file,
    workspace: workspace.length === 0 ? undefined : workspace,
    password: readPassword('--password', values['password-file'], values['password-env'], terminal),
    proxy: parseProxy(values.proxy),
    proxyAuthorization: proxyAuthorization(values, terminal),
    timeout:
      values.timeout === undefined ? undefined : 1000 * positive('--timeout', values.timeout, MAX_TIMEOUT_SECONDS),
    format: oneOf('--format', values.format, ['text', 'json']),
    failOn: oneOf('--fail-on', values['fail-on'], ['warning', 'error', 'never']),
    now: parseNow(values.now, terminal),
  };
}

/** What belongs to one target stands in the file. */
function parse(args: readonly string[]) {
  try {
    return parseOptions({ args: [...args], options, allowPositionals: true, tokens: true });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${error.message} Beside --targets, what belongs to one target is said in the file.`);
  }
}
