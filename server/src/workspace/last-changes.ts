import type { Entry } from './indexed-file.ts';

/** More artifacts at once are not a keystroke, and their names and keys are not read for this. */
const MAX_ARTIFACTS = 16;

/** Names that are remembered one by one. */
const MAX_NAMES = 10_000;

/** At which revision of the index something last changed among what bears a name, as subject or as issuer, or has a key. */
export class LastChanges {
  readonly #byName = new Map<string, number>();
  /** Anything may have changed up to here. */
  #floor = 0;

  /** These came or went, which made `revision`. */
  record(entries: readonly Entry[], revision: number): void {
    if (entries.length > MAX_ARTIFACTS || this.#byName.size > MAX_NAMES) {
      this.#floor = revision;
      this.#byName.clear();
    } else for (const entry of entries) for (const name of namesOf(entry)) this.#byName.set(name, revision);
  }

  /** False where nothing with this `Name.matchKey`, or this SHA-256 of a public key, came or went after `revision`. */
  isAfter(name: string, revision: number): boolean {
    return this.#floor > revision || (this.#byName.get(name) ?? 0) > revision;
  }
}

function namesOf({ object, spkiSha256 }: Entry): string[] {
  const keys = spkiSha256 === undefined ? [] : [spkiSha256];
  if (object.kind === 'certificate') return [object.subject.matchKey, object.issuer.matchKey, ...keys];
  return object.kind === 'crl' ? [object.issuer.matchKey] : keys;
}
