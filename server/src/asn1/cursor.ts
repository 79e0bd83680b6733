import type { DerNode } from './node.ts';
import type { DerReader } from './reader.ts';
import { absentTag } from './tags.ts';

/** Steps through the TLVs of one constructed node, in order. Made by `DerReader.enter`. */
export class DerCursor {
  readonly reader: DerReader;
  /** Name of the node walked, for problems. */
  readonly where: string;
  readonly #end: number;
  readonly #depth: number;
  /** False below an absent node: that one was reported, and what it would hold is not missed again. */
  readonly #expecting: boolean;
  #position: number;

  constructor(reader: DerReader, position: number, end: number, depth: number, where: string, expecting: boolean) {
    this.reader = reader;
    this.where = where;
    this.#position = position;
    this.#end = end;
    this.#depth = depth;
    this.#expecting = expecting;
  }

  get done(): boolean {
    return this.#position >= this.#end;
  }

  /** Byte offset of what comes next. */
  get position(): number {
    return this.#position;
  }

  /** Identifier octet of what comes next (without reading it), `absentTag` at the end. Tag numbers above 30 give their first octet. */
  get tag(): number {
    return this.#position < this.#end ? (this.reader.bytes[this.#position] ?? 0) : absentTag;
  }

  /** The next TLV, whatever it is; absent at the end. */
  next(): DerNode {
    if (this.#position >= this.#end) return this.reader.absent(this.#end);
    const node = this.reader.read(this.#position, this.#end, this.#depth, this.where);
    this.#position = node.end;
    return node;
  }

  /** The next TLV if it has this tag, else undefined and nothing is consumed. */
  optional(tag: number): DerNode | undefined {
    return this.tag === tag ? this.next() : undefined;
  }

  /**
   * The next TLV, which must have this tag. Another one is reported, passed over, and an absent node stands in at its place;
   * so is the end of the content, where nothing can be passed over.
   */
  take(tag: number, name: string): DerNode {
    return this.tag === tag ? this.next() : this.#passOver(tag, name);
  }

  #passOver(tag: number, name: string): DerNode {
    const found = this.next();
    return this.#expecting ? this.reader.expect(found, tag, `${this.where}.${name}`) : this.reader.absent(found.start);
  }

  /** Reports what is left over after the last known element, and passes over it. */
  finish(): void {
    if (this.done) return;
    const rest = { start: this.#position, end: this.#end };
    this.reader.report('trailing-data', rest, this.where, `${rest.end - rest.start} bytes after the last element`);
    this.#position = this.#end;
  }
}
