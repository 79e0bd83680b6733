import { parseArgs } from 'node:util';
import { oneOf, sortWords } from '../options.ts';
import { UsageError } from '../usage-error.ts';

export interface TestServerCommand {
  /** Files, as named: PEM. */
  readonly certificate: string;
  readonly key: string;
  readonly authorities: readonly string[];
  /** 0: any that is free. */
  readonly port: number;
  /** After so many connections it ends; undefined: only when it is interrupted. */
  readonly count: number | undefined;
  readonly format: 'text' | 'json';
}

const config = {
  allowPositionals: true,
  tokens: true,
  options: {
    dir: { type: 'string' },
    cert: { type: 'string' },
    key: { type: 'string' },
    ca: { type: 'string', multiple: true },
    port: { type: 'string', default: '8443' },
    count: { type: 'string' },
    format: { type: 'string', default: 'text' },
  },
} as const;

type Parsed = ReturnType<typeof parseArgs<typeof config & { args: string[] }>>;

/** Reads the command line of `certscope test-server`; throws a UsageError. */
export function parseTestServerCommand(args: readonly string[]): TestServerCommand {
  const { values, tokens } = parse(args);
  const { free, listed } = sortWords(tokens, ['ca']);
  if (free.length > 0) throw new UsageError(`test-server takes no “${free.join(' ')}”.`);
  return {
    ...filesOf(values, listed.get('ca') ?? []),
    port: wholeNumber('--port', values.port, 65_535),
    count: values.count === undefined ? undefined : wholeNumber('--count', values.count, 1_000_000),
    format: oneOf('--format', values.format, ['text', 'json']),
  };
}

function parse(args: readonly string[]): Parsed {
  try {
    return parseArgs({ ...config, args: [...args] });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Named one by one, or where `certscope pair --out DIR` puts them. */
function filesOf(
  { dir, cert, key }: Parsed['values'],
  ca: readonly string[],
): Pick<TestServerCommand, 'certificate' | 'key' | 'authorities'> {
  if (dir !== undefined) {
    if (cert !== undefined || key !== undefined) throw new UsageError('Name --dir, or --cert and --key, not both.');
    return {
      certificate: `${dir}/server/fullchain.pem`,
      key: `${dir}/server/key.pem`,
      authorities: ca.length > 0 ? ca : [`${dir}/ca.pem`],
    };
  }
  if (cert === undefined || ca.length === 0)
    throw new UsageError('test-server needs --dir of a pair (certscope pair --out DIR), or --cert, --key and --ca.');
  return { certificate: cert, key: key ?? cert, authorities: ca };
}

function wholeNumber(option: string, value: string, largest: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > largest)
    throw new UsageError(`${option} takes a number up to ${largest}, not “${value}”.`);
  return number;
}
