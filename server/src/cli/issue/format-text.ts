import { createColors } from 'picocolors';
import { visible } from '../../features/markdown.ts';
import type { IssuedFinding } from '../../issue/tasks.ts';
import type { IssuingReport } from './report.ts';

type Colors = ReturnType<typeof createColors>;

/** For people: what was made, the files, and what there is to know. */
export function formatText({ summaries, files, findings, notes }: IssuingReport, color: boolean): string {
  const colors = createColors(color);
  const width = Math.max(0, ...files.map(({ file }) => visible(file).length));
  const paragraphs = [
    summaries.map((summary) => colors.bold(visible(summary, 2000))),
    files.map(({ file, secret }) =>
      secret ? `  ${visible(file).padEnd(width)}  ${colors.dim('private key, mode 0600')}` : `  ${visible(file)}`,
    ),
    findings.map((finding) => formatFinding(finding, colors)),
    notes.map((note) => visible(note, 2000)),
  ];
  return `${paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function formatFinding({ severity, code, message }: IssuedFinding, colors: Colors): string {
  const paint = { error: colors.red, warning: colors.yellow, information: colors.cyan, hint: colors.dim }[severity];
  return `${paint(severity)} ${colors.dim(code)}\n  ${visible(message, 2000)}`;
}
