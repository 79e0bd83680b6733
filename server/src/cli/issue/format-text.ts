import { createColors } from 'picocolors';
import { visible } from '../../features/markdown.ts';
import type { IssuedFinding } from '../../issue/tasks.ts';
import type { IssuingReport, ReportedFile } from './report.ts';

type Colors = ReturnType<typeof createColors>;

/** For people: what was made, the files, and what there is to know. */
export function formatText({ summaries, files, findings, notes }: IssuingReport, color: boolean): string {
  const colors = createColors(color);
  const paragraphs = [
    summaries.map((summary) => colors.bold(visible(summary, 2000))),
    formatFiles(files, colors),
    findings.map((finding) => formatFinding(finding, colors)),
    notes.map((note) => visible(note, 2000)),
  ];
  return `${paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Why nothing was written, and what there is to know all the same. */
export function formatFailure({ message = '', findings, notes }: IssuingReport, color: boolean): string {
  const colors = createColors(color);
  const lines = [
    `certscope: ${visible(message, 4000)}`,
    ...findings.map((finding) => formatFinding(finding, colors)),
    ...notes.map((note) => visible(note, 2000)),
  ];
  return `${lines.join('\n')}\n`;
}

/** One line for each file; for each folder, where there are several. */
function formatFiles(files: readonly ReportedFile[], colors: Colors): string[] {
  const folders = new Map<string, ReportedFile[]>();
  for (const each of files) {
    const folder = each.file.slice(0, each.file.lastIndexOf('/') + 1);
    folders.set(folder, [...(folders.get(folder) ?? []), each]);
  }
  const rows =
    folders.size > 1
      ? [...folders].map(([folder, own]) => ({
          name: folder === '' ? './' : folder,
          more: own.map(({ file }) => visible(file.slice(folder.length))).join(' '),
        }))
      : files.map((file) => ({ name: file.file, more: file.secret ? describeSecret(file) : '' }));
  const width = Math.max(0, ...rows.map(({ name }) => visible(name).length));
  return rows.map(({ name, more }) => `  ${visible(name).padEnd(width)}  ${colors.dim(more)}`.trimEnd());
}

function describeSecret({ mode = 0o600 }: ReportedFile): string {
  const whose = (mode & 0o077) === 0 ? 'for you alone' : 'not for you alone';
  return `private key, ${whose} (mode 0${mode.toString(8)})`;
}

function formatFinding({ severity, code, message }: IssuedFinding, colors: Colors): string {
  const paint = { error: colors.red, warning: colors.yellow, information: colors.cyan, hint: colors.dim }[severity];
  return `${paint(severity)} ${colors.dim(code)}\n  ${visible(message, 2000)}`;
}
