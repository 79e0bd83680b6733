/** What was sent is not what is asked for; the message says where and what, and nothing of the value itself. */
export class WrongArgument extends Error {}

/** Gives a value of unknown origin its type, or throws a WrongArgument that names the place. */
export type Read<T> = (value: unknown, place: string) => T;

/** Longer texts are no names, paths or passwords. UTF-16 units. */
const MAX_TEXT = 8192;
const MAX_ITEMS = 1000;

/** The properties of an object of unknown origin. */
export class Fields {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #place: string;

  constructor(value: unknown, place: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(place, 'an object');
    this.#values = new Map(Object.entries(value));
    this.#place = place;
  }

  read<T>(name: string, read: Read<T>): T {
    return read(this.#values.get(name), `${this.#place}.${name}`);
  }
}

/** A text of at most so many UTF-16 units. */
export function textUpTo(most: number): Read<string> {
  return (value, place) => {
    if (typeof value !== 'string' || value.length > most) throw wrong(place, 'a text');
    return value;
  };
}

export const text: Read<string> = textUpTo(MAX_TEXT);

export const flag: Read<boolean> = (value, place) => {
  if (typeof value !== 'boolean') throw wrong(place, 'true or false');
  return value;
};

/** A finite number between two others, both included. `wanted`: how it is asked for. */
export function numberFrom(least: number, most: number, wanted = `a number from ${least} to ${most}`): Read<number> {
  return (value, place) => {
    if (typeof value !== 'number' || !(value >= least && value <= most)) {
      throw wrong(place, wanted);
    }
    return value;
  };
}

/** As `numberFrom`, without fractions. */
export function wholeFrom(least: number, most: number): Read<number> {
  const wanted = `a whole number from ${least} to ${most}`;
  const read = numberFrom(least, most, wanted);
  return (value, place) => {
    const number = read(value, place);
    if (!Number.isInteger(number)) throw wrong(place, wanted);
    return number;
  };
}

export function oneOf<T extends string>(words: readonly T[]): Read<T> {
  return (value, place) => {
    const word = words.find((one) => one === value);
    if (word === undefined) throw wrong(place, `one of ${words.join(', ')}`);
    return word;
  };
}

/** Absent, or null as some editors write it. */
export function optional<T>(read: Read<T>): Read<T | undefined> {
  return (value, place) => (value === undefined || value === null ? undefined : read(value, place));
}

export function listOf<T>(read: Read<T>): Read<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value) || value.length > MAX_ITEMS) throw wrong(place, 'a list');
    return value.map((item, index) => read(item, `${place}[${index}]`));
  };
}

/** By the word in its `kind`. */
export function byKind<T>(readers: Readonly<Record<string, (fields: Fields) => T>>): Read<T> {
  return (value, place) => {
    const fields = new Fields(value, place);
    const kind = fields.read('kind', oneOf(Object.keys(readers)));
    const read = readers[kind];
    if (read === undefined) throw wrong(`${place}.kind`, `one of ${Object.keys(readers).join(', ')}`);
    return read(fields);
  };
}

export function wrong(place: string, wanted: string): WrongArgument {
  return new WrongArgument(`${place} must be ${wanted}.`);
}
