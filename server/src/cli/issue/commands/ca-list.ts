import { createColors } from 'picocolors';
import { visible } from '../../../features/markdown.ts';
import { createIssuingService } from '../../../issue/issuing-service.ts';
import type { ListedAuthority } from '../../../issue/list-authorities.ts';
import type { AuthorityChoice } from '../../../issue/tasks.ts';
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
  /** Folder of the project that it was made for. */
  readonly project: string | null;
  /** ISO 8601, UTC. */
  readonly notAfter: string | null;
  readonly expired: boolean;
  /** What it may sign for, each name or network; null where it is not constrained. */
  readonly permitted: readonly string[] | null;
}

/** `certscope ca list`: the CAs of the user's storage. Returns the exit code; throws a UsageError. */
export async function runCaList(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, free } = parseCommandLine(args, options, []);
  refuseWords(free);
  const { storage } = createIssuingFiles(messagesFor(terminal), { ...storageHost, environment: terminal.environment });
  const service = createIssuingService(
    await createIssuingHost({ tasks: [], delivery: { kind: 'storage' } }, storage, terminal),
  );
  const stored = (await service.listAuthorities()).filter(({ choice }) => choice.kind === 'stored');
  terminal.out(values.json ? formatJson(stored) : formatText(stored, terminal.color));
  return EXIT.clean;
}

function formatJson(stored: readonly ListedAuthority[]): string {
  return `${JSON.stringify({ version, authorities: stored.map(toStoredCa) }, undefined, 2)}\n`;
}

function toStoredCa({ choice, name, project, notAfter, isExpired, subtrees }: ListedAuthority): StoredCa {
  return {
    id: idOf(choice),
    name,
    project: project ?? null,
    notAfter: endOf(notAfter),
    expired: isExpired,
    permitted: subtrees.length === 0 ? null : subtrees,
  };
}

function formatText(stored: readonly ListedAuthority[], color: boolean): string {
  if (stored.length === 0)
    return 'No development CA is kept in your storage yet: “certscope issue” makes one on first use, “certscope ca create” one to your wishes.\n';
  const colors = createColors(color);
  return stored
    .map(({ choice, name, project, notAfter, isExpired, permitted }) => {
      const end = isExpired ? colors.red(`expired since ${endOf(notAfter)}`) : `until ${endOf(notAfter)}`;
      const scope = permitted === undefined ? colors.yellow('any name') : visible(permitted, 2000);
      const lines = [`${visible(name)}, ${end}`, `made for ${visible(project ?? '?', 2000)}`, `may sign for ${scope}`];
      return [colors.bold(visible(idOf(choice))), ...lines.map((line) => `  ${line}`), ''].join('\n');
    })
    .join('');
}

function idOf(choice: AuthorityChoice): string {
  return choice.kind === 'stored' ? choice.id : '';
}

function endOf(notAfter: number | undefined): string | null {
  return notAfter === undefined ? null : new Date(notAfter).toISOString().replace('.000Z', 'Z');
}
