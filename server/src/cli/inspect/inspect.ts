import { allArtifacts, type LocatedArtifact } from '../../documents/locate.ts';
import type { OpenDocument } from '../../documents/read-document.ts';
import { createNodeRuntime } from '../../runtime/node.ts';
import { version } from '../../version.ts';
import { formatText } from '../../x509/text.ts';
import { EXIT } from '../exit-code.ts';
import { oneOf, parseOptions } from '../options.ts';
import { type Input, readInput } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type InspectedItem, toItem } from './item.ts';
import { listDamage } from './problems.ts';

/** `certscope inspect`: every block of the named files, decoded. Returns the exit code. */
export async function runInspect(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' } },
  });
  const format = oneOf('--format', values.format, ['text', 'json']);
  if (positionals.length === 0) throw new UsageError('inspect needs a file, or “-” for standard input.');
  const inputs: Input[] = [];
  let code: number = EXIT.clean;
  for (const name of positionals) {
    const input = await readInput(name, terminal);
    if ('reason' in input) {
      terminal.error(`certscope: cannot read ${input.file}: ${input.reason}\n`);
      code = EXIT.unusable;
    } else {
      inputs.push(input);
    }
  }
  terminal.out(format === 'json' ? formatJson(inputs) : inputs.map(formatPlain).join('\n'));
  return code;
}

function formatJson(inputs: readonly Input[]): string {
  const { crypto } = createNodeRuntime();
  const items: InspectedItem[] = inputs.flatMap((input) =>
    [...allArtifacts(input.open.document)].map((place) => toItem(place, input, crypto)),
  );
  return `${JSON.stringify({ version, items }, undefined, 2)}\n`;
}

function formatPlain({ file, open }: Input): string {
  const places = [...allArtifacts(open.document)];
  if (places.length === 0) return `# ${file}: no certificates, requests, lists or keys\n`;
  return places.map((place) => formatBlock(place, file, open)).join('\n');
}

/** A comment line that says where the block stands, one per damage, and the decoded text. */
function formatBlock(place: LocatedArtifact, file: string, { source, document }: OpenDocument): string {
  const { artifact, holder } = place;
  const line = source.positionAt(artifact.anchor.start).line + 1;
  const path = holder.keyRange === undefined ? '' : ` (${holder.path})`;
  const damage = listDamage(place, document).map(({ code, message }) => `# ${code}: ${message}\n`);
  return `# ${file}:${line} ${artifact.content.label}${path}\n${damage.join('')}${formatText(artifact.content.object).trimEnd()}\n`;
}
