import type { PkiObject } from '../x509/types.ts';

/** More artifacts at once are not a keystroke, and their names are not read for this. */
const MAX_ARTIFACTS = 16;

/** Names that are remembered one by one. */
const MAX_NAMES = 10_000;

/** At which revision of the index something last changed among what bears a name, as subject or as issuer. */
export class LastChanges {
  readonly #byName = new Map<string, number>();
  /** Anything may have changed up to here. */
  #floor = 0;

  /** These objects came or went, which made `revision`. */
  record(objects: readonly PkiObject[], revision: number): void {
    if (objects.length > MAX_ARTIFACTS || this.#byName.size > MAX_NAMES) {
      this.#floor = revision;
      this.#byName.clear();
    } else for (const object of objects) for (const name of namesOf(object)) this.#byName.set(name, revision);
  }

  /** False where nothing with this `Name.matchKey` came or went after `revision`. */
  isAfter(name: string, revision: number): boolean {
    return this.#floor > revision || (this.#byName.get(name) ?? 0) > revision;
  }
}

function namesOf(object: PkiObject): string[] {
  if (object.kind === 'certificate') return [object.subject.matchKey, object.issuer.matchKey];
  return object.kind === 'crl' ? [object.issuer.matchKey] : [];
}
