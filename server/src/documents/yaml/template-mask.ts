/** A text whose template actions (`{{ … }}` of Helm and Go templates, `{% … %}` of Jinja) are replaced by as many harmless characters. */
export interface MaskedText {
  readonly text: string;
  readonly templated: boolean;
}

/** Stands for a template's character until its line is judged. */
const hole = '\u0000';

/** Makes a template readable as YAML: offsets stay, lines that consist of actions become blank, other actions plain words. */
export function maskTemplate(text: string): MaskedText {
  if (!isTemplated(text)) return { text, templated: false };
  const punched = punchHoles(punchHoles(text, '{{', '}}'), '{%', '%}');
  const blanked = punched.replace(/^[ \t\0]+$/gm, (line) => ' '.repeat(line.length));
  return { text: blanked.replaceAll(hole, 'x'), templated: punched !== text };
}

/** True where a text seems to contain a template's actions. */
export function isTemplated(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

function punchHoles(text: string, open: string, close: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, done)) {
    const end = text.indexOf(close, start + open.length);
    if (end < 0) break;
    parts.push(text.slice(done, start), text.slice(start, end + close.length).replace(/[^\r\n]/g, hole));
    done = end + close.length;
  }
  return parts.join('') + text.slice(done);
}
