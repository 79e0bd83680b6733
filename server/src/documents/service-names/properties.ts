/** Keys and values of one document of a file. */
export type Properties = ReadonlyMap<string, string>;

/** Documents of one file of Spring that are read. */
export const MAX_DOCUMENTS = 50;

/**
 * Those keys of a `.properties` file (`java.util.Properties.load`) that matter, by document: Spring divides files by the comments `#---` and
 * `!---`. Never throws.
 */
export function readProperties(text: string, matters: (key: string) => boolean): readonly Properties[] {
  const documents = [new Map<string, string>()];
  for (const line of logicalLines(text)) {
    if (/^[#!]---\s*$/.test(line)) {
      if (documents.length >= MAX_DOCUMENTS) break;
      documents.push(new Map());
    } else if (!/^[#!]/.test(line)) {
      const { key = '', value = '' } = pair.exec(line)?.groups ?? {};
      const name = undoEscapes(key);
      if (matters(name)) documents.at(-1)?.set(name, undoEscapes(value));
    }
  }
  return documents;
}

/** The first `=`, `:` or blank that is not escaped ends the key. */
const pair = /^(?<key>(?:\\.|[^\\=:\s])*)\s*[=:]?\s*(?<value>.*)$/u;

/** Without blanks before them; a line that ends in an odd number of backslashes goes on in the next. Comments do not. */
function* logicalLines(text: string): Generator<string> {
  let begun: string | undefined;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const rest = line.trimStart();
    const isComment = begun === undefined && /^[#!]/.test(rest);
    const goesOn = !isComment && endsInBackslash(rest);
    const joined: string = (begun ?? '') + (goesOn ? rest.slice(0, -1) : rest);
    if (!goesOn && joined !== '') yield joined;
    begun = goesOn ? joined : undefined;
  }
  if (begun !== undefined) yield begun;
}

function endsInBackslash(line: string): boolean {
  let count = 0;
  while (line.charAt(line.length - 1 - count) === '\\') count++;
  return count % 2 === 1;
}

function undoEscapes(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/gu, (_all, code: string | undefined, character: string) =>
    code === undefined ? character : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
