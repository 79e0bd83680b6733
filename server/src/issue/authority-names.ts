import { MAX_COMMON_NAME } from './subject.ts';

/** What may still come behind: a number, and that it is the issuing one. */
const ROOM_FOR_MORE = 14;

/** `payments development CA`; a long project's name is cut. */
export function developmentName(project: string): string {
  return shorten(project, ' development CA', ROOM_FOR_MORE);
}

/** The name of the intermediate that signs below a root of this name. */
export function issuingName(root: string): string {
  return shorten(root, ' (issuing)');
}

/** The name itself, or with a number where there is one like it: peers tell CAs apart by their subjects, and mix up two of the same. */
export function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let count = 2; taken.includes(free); count++) free = shorten(name, ` ${count}`);
  return free;
}

/** Cut between characters, so that a common name has room for the ending, and for `more` characters. */
function shorten(text: string, ending: string, more = 0): string {
  const room = MAX_COMMON_NAME - ending.length - more;
  return [...text].slice(0, room).join('').trimEnd() + ending;
}
