import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OutputFormat } from '../../../issue/types.ts';
import type { Terminal } from '../../terminal.ts';
import { UsageError } from '../../usage-error.ts';
import type { Delivery, FolderDelivery } from '../order.ts';

/** How it is told, and what rules that speak against it count for. */
export const reportOptions = {
  json: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
} as const;

/** Where to, and how it is told. */
export const deliveryOptions = {
  out: { type: 'string' },
  replace: { type: 'boolean', default: false },
  gitignore: { type: 'boolean', default: false },
  ...reportOptions,
} as const;

interface DeliveryValues {
  readonly out?: string | undefined;
  readonly replace: boolean;
  readonly gitignore: boolean;
}

export function readFolderDelivery(values: DeliveryValues, terminal: Terminal): FolderDelivery {
  const { out, replace, gitignore } = values;
  if (out === undefined || out === '') throw new UsageError('Say with --out into which folder.');
  if (out === '-') throw new UsageError('“--out -” is for “certscope issue” with one format; name a folder.');
  return { kind: 'folder', uri: pathToFileURL(resolve(terminal.cwd, out)).href, replace, gitignore };
}

/** To standard output goes one text, whole: what a pipe can take. */
export function readStandardOutput(formats: readonly OutputFormat[], json: boolean): Delivery {
  const [format, ...more] = formats;
  if (more.length > 0 || !(format === 'combined' || format === 'kubernetes'))
    throw new UsageError(
      '“--out -” takes one of the formats combined and k8s: the others are several files, or no text.',
    );
  if (json) throw new UsageError('“--out -” leaves no room for --json on standard output.');
  return { kind: 'standard-output' };
}
