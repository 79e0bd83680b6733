import { parseArgs } from 'node:util';
import { parseIpAddress } from '../../path/validation/names/ip-address.ts';
import type { PeerName, Profile, Purpose } from '../../path/validation/types.ts';
import { oneOf, parseInstant, sortWords } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface VerifyOptions {
  readonly leaf: string;
  readonly untrusted: readonly string[];
  readonly anchors: readonly string[];
  /** The operating system's trust anchors count too. */
  readonly system: boolean;
  readonly crls: readonly string[];
  readonly ocsp: readonly string[];
  readonly purpose: Purpose;
  readonly names: readonly PeerName[];
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  readonly profile: Profile;
  readonly format: 'text' | 'json';
}

const lists = ['untrusted', 'anchor', 'crl', 'ocsp', 'name'] as const;
type List = (typeof lists)[number];

const config = {
  allowPositionals: true,
  tokens: true,
  options: {
    untrusted: { type: 'string', multiple: true },
    anchor: { type: 'string', multiple: true },
    crl: { type: 'string', multiple: true },
    ocsp: { type: 'string', multiple: true },
    name: { type: 'string', multiple: true },
    system: { type: 'boolean', default: false },
    purpose: { type: 'string', default: 'any' },
    at: { type: 'string' },
    profile: { type: 'string', default: 'internal' },
    format: { type: 'string', default: 'text' },
  },
} as const;

/** Reads the command line of `certscope verify`; throws a UsageError. */
export function parseVerifyOptions(args: readonly string[], terminal: Terminal): VerifyOptions {
  const { values, tokens } = parse(args);
  const { leaf, listed } = sortLists(tokens);
  const list = (name: List): readonly string[] => listed.get(name) ?? [];
  if (list('anchor').length === 0 && !values.system)
    throw new UsageError('A path needs a trust anchor: name files with --anchor, or the system’s with --system.');
  return {
    leaf,
    untrusted: list('untrusted'),
    anchors: list('anchor'),
    system: values.system,
    crls: list('crl'),
    ocsp: list('ocsp'),
    purpose: oneOf('--purpose', values.purpose, ['server', 'client', 'any']),
    names: list('name').map(toPeerName),
    time: parseInstant('--at', values.at, terminal),
    profile: oneOf('--profile', values.profile, ['internal', 'webpki']),
    format: oneOf('--format', values.format, ['text', 'json']),
  };
}

type Parsed = ReturnType<typeof parseArgs<typeof config & { args: string[] }>>;

function parse(args: readonly string[]): Parsed {
  try {
    return parseArgs({ ...config, args: [...args] });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The leaf stands before all lists, or is the last word. */
function sortLists(tokens: Parsed['tokens']): { leaf: string; listed: ReadonlyMap<List, readonly string[]> } {
  const { free, listed, open } = sortWords(tokens, lists);
  const last = tokens.at(-1);
  if (free.length === 0 && last?.kind === 'positional') free.push(...open.splice(-1));
  const [leaf, ...more] = free;
  if (leaf === undefined) throw new UsageError('verify needs the file of a certificate, or “-” for standard input.');
  if (more.length > 0) throw new UsageError(`verify takes one certificate: “${leaf}” or “${more.join('”, “')}”?`);
  return { leaf, listed };
}

function toPeerName(value: string): PeerName {
  if (value.includes('://')) return { kind: 'URI', value };
  if (value.includes('@')) return { kind: 'email', value };
  return { kind: parseIpAddress(value) === undefined ? 'DNS' : 'IP', value };
}
