import { toHex } from '../asn1/hex.ts';
import { allArtifacts, type LocatedArtifact } from '../documents/locate.ts';
import type { OpenDocument } from '../documents/read-document.ts';
import type { ArtifactContent, Unit } from '../documents/types.ts';
import type { ByteRange, TextRange } from '../text/range.ts';
import type { TextPosition } from '../text/source-text.ts';
import type { DerivePublicKey, PkiObject } from '../x509/types.ts';
import type { IndexedArtifact } from './types.ts';

/** The cryptography that the index needs. */
export interface IndexCrypto {
  digest(algorithm: 'SHA-256', bytes: Uint8Array): Uint8Array;
  readonly derivePublicKey: DerivePublicKey;
}

/** Where an artifact stands in its file. */
interface Place {
  readonly location: string;
  readonly range: { readonly start: TextPosition; readonly end: TextPosition };
  readonly startOffset: number;
  readonly endOffset: number;
}

/** One object of a content: the content's own, or one out of a PKCS#7 bundle. */
interface Part {
  readonly object: PkiObject;
  /** Where it is in the content's bytes; undefined for all of them. */
  readonly within: ByteRange | undefined;
}

/** The artifacts of one file. An open one follows its document, so that an edit moves artifacts instead of making new ones. */
export class IndexedFile {
  readonly uri: string;
  readonly name: string;
  readonly #crypto: IndexCrypto;
  #open: OpenDocument | undefined;
  #contents: readonly ArtifactContent[] = [];
  #groups: readonly (readonly Entry[])[] = [];
  #located: readonly LocatedArtifact[] | undefined;

  constructor(uri: string, name: string, open: OpenDocument, crypto: IndexCrypto) {
    this.uri = uri;
    this.name = name;
    this.#open = open;
    this.#crypto = crypto;
  }

  get entries(): Entry[] {
    return this.#groups.flat();
  }

  /** Takes the document's present contents. Returns what came and what went; what only moved is neither. */
  update(open: OpenDocument): { readonly added: readonly Entry[]; readonly removed: readonly Entry[] } {
    const holders = open.document.units.flatMap((unit) => unit.holders);
    const contents = holders.flatMap(({ artifacts }) => artifacts.map(({ content }) => content));
    this.#open = open;
    this.#located = undefined;
    return this.#exchange(contents);
  }

  /** Lets go of the text: places are worked out now, and the next update makes everything anew. */
  freeze(): void {
    for (const entry of this.entries) entry.freeze();
    this.#open = undefined;
    this.#contents = [];
    this.#located = undefined;
  }

  /** The place of the content at `index`, or of some of its bytes. */
  placeOf(index: number, within: ByteRange | undefined): Place {
    if (this.#open === undefined) return nowhere(this.name);
    const { source, document } = this.#open;
    this.#located ??= [...allArtifacts(document)];
    const located = this.#located[index];
    if (located === undefined) return nowhere(this.name);
    const { start, end } = rangeOf(located, within);
    return {
      location: locationOf(this.name, located),
      range: { start: source.positionAt(start), end: source.positionAt(end) },
      startOffset: start,
      endOffset: end,
    };
  }

  digest(bytes: Uint8Array): string {
    return toHex(this.#crypto.digest('SHA-256', bytes));
  }

  get derivePublicKey(): DerivePublicKey {
    return this.#crypto.derivePublicKey;
  }

  /** Edits change a stretch: what is the same before and after it keeps its entries. */
  #exchange(contents: readonly ArtifactContent[]): { added: Entry[]; removed: Entry[] } {
    const before = this.#contents;
    let head = 0;
    while (head < contents.length && contents[head] === before[head]) head++;
    let tail = 0;
    const most = Math.min(contents.length, before.length) - head;
    while (tail < most && contents[contents.length - 1 - tail] === before[before.length - 1 - tail]) tail++;
    const made = contents.slice(head, contents.length - tail).map((content) => this.#entriesOf(content));
    const rest = this.#groups.length - tail;
    const removed = this.#groups.slice(head, rest).flat();
    this.#groups = [...this.#groups.slice(0, head), ...made, ...this.#groups.slice(rest)];
    this.#contents = contents;
    // Of those after the edit, most keep their number, and 10,000 need not be looked at.
    const renumbered = made.length === rest - head ? head + made.length : this.#groups.length;
    for (let index = head; index < renumbered; index++) {
      for (const entry of this.#groups[index] ?? []) entry.index = index;
    }
    return { added: made.flat(), removed };
  }

  #entriesOf(content: ArtifactContent): Entry[] {
    return partsOf(content.object).map((part) => new Entry(this, part));
  }
}

/** For what is no longer in its file. */
function nowhere(location: string): Place {
  const start = { line: 0, character: 0 };
  return { location, range: { start, end: start }, startOffset: 0, endOffset: 0 };
}

function partsOf(object: PkiObject): Part[] {
  if (object.kind === 'other' || object.kind === 'unreadable') return [];
  if (object.kind !== 'pkcs7') return [{ object, within: undefined }];
  return [
    ...object.certificates.map(({ range, certificate }) => ({ object: certificate, within: range })),
    ...object.crls.map(({ range, crl }) => ({ object: crl, within: range })),
  ];
}

function rangeOf({ artifact }: LocatedArtifact, within: ByteRange | undefined): TextRange {
  const { start, content } = artifact;
  const range = within === undefined ? content.range : content.textRangeOf(within);
  return { start: start + range.start, end: start + range.end };
}

function locationOf(file: string, { unit, holder }: LocatedArtifact): string {
  if (unit.kind === 'pem-file') return file;
  return `${file} (${[objectName(unit), holder.name].filter((part) => part !== '').join(', ')})`;
}

function objectName(unit: Unit): string {
  if (unit.kind !== 'kubernetes') return '';
  const name = [unit.namespace, unit.name].filter((part) => part !== undefined).join('/');
  return `${unit.objectKind} ${name}`.trim();
}

/** An artifact that knows its file: positions are those of the file's present version, digests are computed on first use. */
export class Entry implements IndexedArtifact {
  readonly object: PkiObject;
  /** Of its content among the file's; kept by the file. */
  index = 0;
  readonly #file: IndexedFile;
  readonly #within: ByteRange | undefined;
  #frozen: Place | undefined;
  #sha256: string | undefined;
  #spkiSha256: string | false | undefined;

  constructor(file: IndexedFile, part: Part) {
    this.#file = file;
    this.object = part.object;
    this.#within = part.within;
  }

  get uri(): string {
    return this.#file.uri;
  }

  get location(): string {
    return this.#place.location;
  }

  get range(): Place['range'] {
    return this.#place.range;
  }

  get startOffset(): number {
    return this.#place.startOffset;
  }

  get endOffset(): number {
    return this.#place.endOffset;
  }

  get sha256(): string | undefined {
    if (!('der' in this.object)) return undefined;
    this.#sha256 ??= this.#file.digest(this.object.der);
    return this.#sha256;
  }

  get spkiSha256(): string | undefined {
    if (this.#spkiSha256 === undefined) {
      const spki = spkiOf(this.object, this.#file.derivePublicKey);
      this.#spkiSha256 = spki === undefined ? false : this.#file.digest(spki);
    }
    return this.#spkiSha256 === false ? undefined : this.#spkiSha256;
  }

  /** Keeps its present place for good. */
  freeze(): void {
    this.#frozen = this.#place;
  }

  get #place(): Place {
    return this.#frozen ?? this.#file.placeOf(this.index, this.#within);
  }
}

function spkiOf(object: PkiObject, derive: DerivePublicKey): Uint8Array | undefined {
  switch (object.kind) {
    case 'certificate':
    case 'csr':
      return object.der.subarray(object.publicKey.range.start, object.publicKey.range.end);
    case 'public-key':
      return object.spki;
    case 'private-key':
      return object.publicKey(derive);
    default:
      return undefined;
  }
}
