import { createColors } from 'picocolors';

/** Headings, and what is well or not, in colour. */
export function paint(text: string, color: boolean): string {
  if (!color) return text;
  const { bold, dim, green, red, yellow } = createColors(true);
  return text
    .replace(/^.+\n[─═]+$/gm, (heading) => bold(heading))
    .replace(/^( *)✗/gm, (_mark, indent: string) => `${indent}${red('✗')}`)
    .replace(/^( *)✓/gm, (_mark, indent: string) => `${indent}${green('✓')}`)
    .replace(/^( *)!/gm, (_mark, indent: string) => `${indent}${yellow('!')}`)
    .replace(/^ +(?:OpenSSL|Go|Java|Node) says: .*$|^ +https:\S+$/gm, (line) => dim(line));
}
