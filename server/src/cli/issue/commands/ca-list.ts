import { createColors } from 'picocolors';
import { visible } from '../../../features/markdown.ts';
import { createIssuingService } from '../../../issue/issuing-service.ts';
import type { ListedAuthority } from '../../../issue/list-authorities.ts';
import { createIssuingFiles } from '../../../runtime/node/issuing-files.ts';
import { storageHost } from '../../../runtime/node/user-storage.ts';
import { version } from '../../../version.ts';
import { EXIT } from '../../exit-code.ts';
import type { Terminal } from '../../terminal.ts';
import { createIssuingHost } from '../issuing-host.ts';
import { messagesFor } from '../messages.ts';
import { parseCommandLine, refuseWords } from '../options/words.ts';

const options = { json: { type: 'boolean', default: false } } as const;

/** A CA of the user's storage, as it is printed. */
interface StoredCa {
  readonly id: string;
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly notAfter: string | null;
  /** What it may sign for; null where it is not constrained. */
  readonly permitted: string | null;
}

/** `certscope ca list`: the CAs of the user's storage. Returns the exit code; throws a UsageError. */
export async function runCaList(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, free } = parseCommandLine(args, options, []);
  refuseWords(free);
  const { storage } = createIssuingFiles(messagesFor(terminal), { ...storageHost, environment: terminal.environment });
  const service = createIssuingService(
    await createIssuingHost({ tasks: [], delivery: { kind: 'storage' } }, storage, terminal),
  );
  const stored = (await service.listAuthorities()).flatMap(toStored);
  terminal.out(values.json ? formatJson(stored) : formatText(stored, terminal.color));
  return EXIT.clean;
}

function toStored({ choice, name, notAfter, permitted }: ListedAuthority): StoredCa[] {
  if (choice.kind !== 'stored') return [];
  const end = notAfter === undefined ? null : new Date(notAfter).toISOString().replace('.000Z', 'Z');
  return [{ id: choice.id, name, notAfter: end, permitted: permitted ?? null }];
}

function formatJson(authorities: readonly StoredCa[]): string {
  return `${JSON.stringify({ version, authorities }, undefined, 2)}\n`;
}

function formatText(authorities: readonly StoredCa[], color: boolean): string {
  const colors = createColors(color);
  if (authorities.length === 0)
    return 'No development CA is kept in your storage yet: “certscope issue” makes one on first use, “certscope ca create” one to your wishes.\n';
  return authorities
    .map(({ id, name, notAfter, permitted }) => {
      const scope = permitted === null ? colors.yellow('any name') : permitted;
      return `${colors.bold(visible(id))}\n  ${visible(name)}, until ${notAfter ?? '?'}\n  may sign for ${visible(scope, 2000)}\n`;
    })
    .join('');
}
