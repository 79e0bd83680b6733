import { createColors } from 'picocolors';
import { visible } from '../../features/markdown.ts';
import { formatInstant } from '../../text/duration.ts';
import type { VerifyOptions } from './options.ts';
import type { ReportedCertificate, ReportedPath, VerifyReport } from './report.ts';

type Colors = ReturnType<typeof createColors>;

/** For people: the verdict, and the path drawn from its trust anchor down to the leaf, with what is wrong below each certificate. */
export function formatText({ verdict, paths }: VerifyReport, options: VerifyOptions, color: boolean): string {
  const colors = createColors(color);
  const [best, ...others] = paths;
  if (best === undefined) return `${verdict}\n`;
  const lines = [headline(verdict, best, options, colors), '', ...draw(best, colors)];
  for (const other of others) lines.push('', 'Another path that was tried:', '', ...draw(other, colors));
  return `${lines.join('\n')}\n`;
}

function headline(
  verdict: VerifyReport['verdict'],
  { names }: ReportedPath,
  { purpose, profile, time }: VerifyOptions,
  colors: Colors,
): string {
  const asked = `${purpose === 'any' ? 'any purpose' : purpose}, profile ${profile}, at ${formatInstant(time)}`;
  const paint = { valid: colors.green, invalid: colors.red, undecided: colors.yellow }[verdict];
  return `${visible(names[0] ?? '')}: ${paint(verdict)} ${colors.dim(`(${asked})`)}`;
}

/** Top-down, each certificate indented below its issuer. */
function draw({ path, names, reachesAnchor, reasons }: ReportedPath, colors: Colors): string[] {
  return path
    .map((certificate, index) => ({ certificate, name: names[index] ?? '', index }))
    .reverse()
    .flatMap(({ certificate, name, index }, depth) => {
      const own = reasons.filter((reason) => reason.certificate.sha256 === certificate.sha256);
      const mark = own.length === 0 ? colors.green('✓') : colors.red('✗');
      const indent = '  '.repeat(depth);
      const anchor = reachesAnchor && index === path.length - 1 ? ', trust anchor' : '';
      return [
        `${indent}${mark} ${colors.bold(visible(name))} ${colors.dim(`${placeOf(certificate)}${anchor}`)}`,
        ...own.map(({ message, section }) => `${indent}    ${visible(message, 2000)} ${colors.dim(section)}`),
      ];
    });
}

function placeOf({ file, line }: ReportedCertificate): string {
  if (file === null) return '';
  return line === null ? file : `${visible(file)}:${line}`;
}
