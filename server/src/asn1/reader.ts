import type { ByteRange } from '../text/range.ts';
import { DerCursor } from './cursor.ts';
import { indefiniteLength, readHeader } from './header.ts';
import { DerNode } from './node.ts';
import { type DerLimits, type DerProblem, type DerProblemCode, defaultDerLimits } from './problem.ts';
import { absentTag, describeTag } from './tags.ts';

export { DerCursor } from './cursor.ts';
export { DerNode } from './node.ts';
export { type DerLimits, type DerProblem, type DerProblemCode, defaultDerLimits } from './problem.ts';
export { absentTag, contextConstructed, contextTag, describeTag, Tag } from './tags.ts';

/**
 * Reads DER, and BER as far as it is met in the wild, without copying a byte. Damage is recorded in `problems` and read
 * around; nothing throws. Typical use:
 *
 *     const reader = new DerReader(bytes);
 *     const sequence = reader.enter(reader.root('certificate'), 'certificate');
 *     const serial = sequence.take(Tag.integer, 'serialNumber'); // a node, absent (empty) where it is missing
 *     const extensions = sequence.optional(contextConstructed(3), 'extensions'); // or undefined
 *     sequence.finish(); // reports what is left over
 *
 * A reader has one budget of nodes. For parts decoded later, and maybe again and again, use a `fork`.
 */
export class DerReader {
  readonly bytes: Uint8Array;
  readonly limits: DerLimits;
  readonly problems: DerProblem[] = [];
  readonly #context: string;
  #nodesLeft: number;
  #nodeLimitReported = false;
  #depthLimitReported = false;

  /** `context` is put before every problem's `where`: `tbsCertificate.extensions.`. */
  constructor(bytes: Uint8Array, limits: DerLimits = defaultDerLimits, context = '') {
    this.bytes = bytes;
    this.limits = limits;
    this.#context = context;
    this.#nodesLeft = limits.maxNodes;
  }

  /** A reader of the same bytes with its own problems and a fresh node budget. */
  fork(context: string): DerReader {
    return new DerReader(this.bytes, this.limits, context);
  }

  /** Records a problem about the bytes from `start` to `end`. */
  report(code: DerProblemCode, range: ByteRange, where: string, what: string): void {
    if (this.problems.length >= this.limits.maxProblems) return;
    const { start, end } = range;
    this.problems.push({ code, range: { start, end }, where: this.#context + where, what });
  }

  /** The first TLV of the input, absent where the input is empty. Trailing bytes are not reported: see `reportTrailing`. */
  root(where: string): DerNode {
    return this.nodeAt(0, this.bytes.length, where);
  }

  /** Reports bytes of the input after `node`. */
  reportTrailing(node: DerNode, where: string): void {
    const end = this.bytes.length;
    if (node.end < Math.min(end, this.limits.maxBytes)) {
      this.report('trailing-data', { start: node.end, end }, where, `${end - node.end} bytes after the end`);
    }
  }

  /** The TLV at `start`, which may not reach beyond `end` (for places found without a cursor: an extension's value). */
  nodeAt(start: number, end: number, where: string): DerNode {
    let limit = Math.min(end, this.bytes.length);
    if (limit > this.limits.maxBytes) {
      limit = this.limits.maxBytes;
      this.report('size-limit', { start: limit, end }, where, `reading stops after ${limit} bytes`);
    }
    return start < limit ? this.read(start, limit, 0, where) : this.absent(start);
  }

  /** A node that is not there: empty, at `position`. */
  absent(position: number): DerNode {
    return new DerNode(absentTag, position, position, position, position, 0);
  }

  /** `node` if it has the tag; otherwise that is reported, and an absent node stands in at its place. */
  expect(node: DerNode, tag: number, where: string): DerNode {
    if (node.tag === tag) return node;
    this.report('unexpected-tag', node, where, `expected ${describeTag(tag)}, found ${describeTag(node.tag)}`);
    return this.absent(node.start);
  }

  /** Walks the content of `node`. `where` names the node in problems about its children. */
  enter(node: DerNode, where: string): DerCursor {
    if (node.depth < this.limits.maxDepth) {
      return new DerCursor(this, node.contentStart, node.contentEnd, node.depth + 1, where, node.tag >= 0);
    }
    if (!this.#depthLimitReported) {
      this.#depthLimitReported = true;
      this.report('depth-limit', node, where, `nested deeper than ${this.limits.maxDepth} levels`);
    }
    return new DerCursor(this, node.contentEnd, node.contentEnd, node.depth, where, false);
  }

  /** All direct children. */
  children(node: DerNode, where: string): DerNode[] {
    const cursor = this.enter(node, where);
    const nodes: DerNode[] = [];
    while (!cursor.done) nodes.push(cursor.next());
    return nodes;
  }

  /**
   * The TLV at `start` (below `end`, which is inside the input). Always moves forward: a TLV that claims more than there is
   * ends at `end`. For cursors; others use `root`, `nodeAt` and `enter`.
   */
  read(start: number, end: number, depth: number, where: string): DerNode {
    if (this.#nodesLeft-- <= 0) return this.#beyondNodeLimit(start, end, where);
    const bytes = this.bytes;
    const tag = bytes[start] ?? 0;
    const first = start + 1 < end ? (bytes[start + 1] ?? 0) : 0xff;
    // By far the most: a one-octet tag and a one-octet length.
    if (first < 0x80 && (tag & 0x1f) !== 0x1f && start + 2 + first <= end) {
      const content = start + 2;
      return new DerNode(tag, start, content, content + first, content + first, depth);
    }
    return this.#readAny(start, end, depth, where);
  }

  #readAny(start: number, end: number, depth: number, where: string): DerNode {
    const { tag, length, content, form } = readHeader(this.bytes, start, end);
    if (length === indefiniteLength) return this.#readIndefinite(tag, start, content, end, depth, where);
    if (form === 'cut') this.report('truncated', { start, end }, where, 'ends inside a tag or length');
    if (form === 'long')
      this.report('non-minimal-length', { start, end: content }, where, 'the length takes more octets than it needs');
    if (content + length <= end) return new DerNode(tag, start, content, content + length, content + length, depth);
    this.report('truncated', { start, end }, where, `says ${length} bytes, ${end - content} are there`);
    return new DerNode(tag, start, content, end, end, depth);
  }

  #readIndefinite(tag: number, start: number, content: number, end: number, depth: number, where: string): DerNode {
    this.report(
      'indefinite-length',
      { start, end: content },
      where,
      'BER indefinite length, DER demands a definite one',
    );
    const contentEnd = this.#findEndOfContents(content, end, where);
    if (contentEnd !== undefined) return new DerNode(tag, start, content, contentEnd, contentEnd + 2, depth);
    this.report('truncated', { start, end }, where, 'the end-of-contents octets are missing');
    return new DerNode(tag, start, content, end, end, depth);
  }

  /** Where the end-of-contents octets of an indefinite-length TLV stand; undefined where there are none. */
  #findEndOfContents(content: number, end: number, where: string): number | undefined {
    let position = content;
    let open = 1;
    while (position < end) {
      if (this.#nodesLeft-- <= 0) {
        this.#beyondNodeLimit(position, end, where);
        return undefined;
      }
      const header = readHeader(this.bytes, position, end);
      const closes = header.tag === 0 && header.length === 0 && header.form !== 'cut';
      if (closes && --open === 0) return position;
      if (header.length === indefiniteLength) open++;
      position = header.content + Math.max(header.length, 0);
    }
    return undefined;
  }

  #beyondNodeLimit(start: number, end: number, where: string): DerNode {
    if (!this.#nodeLimitReported) {
      this.#nodeLimitReported = true;
      this.report('node-limit', { start, end }, where, `more than ${this.limits.maxNodes} elements`);
    }
    // The rest becomes one opaque node, so that every walk ends here.
    return new DerNode(absentTag, start, end, end, end, this.limits.maxDepth);
  }
}
