import type { TextRange } from '../text/range.ts';

/** A text decoded from another one (its source), with an exact map between the two, in UTF-16 offsets. */
export interface TextLayer {
  readonly text: string;
  /** The source characters that encode these characters of `text`, from the first that helps to the last. */
  toSource(range: TextRange): TextRange;
  /** The characters of `text` that the source character at `offset` helps to encode; undefined where it encodes none. */
  toText(offset: number): TextRange | undefined;
}

/** The text that is its own source. */
export function identityLayer(text: string): TextLayer {
  return {
    text,
    toSource: (range) => range,
    toText: (offset) => (offset >= 0 && offset < text.length ? { start: offset, end: offset + 1 } : undefined),
  };
}

/** `inner` decodes the text that `outer` decoded. */
export function stackLayers(outer: TextLayer, inner: TextLayer): TextLayer {
  return {
    text: inner.text,
    toSource: (range) => outer.toSource(inner.toSource(range)),
    toText(offset) {
      const between = outer.toText(offset);
      return between === undefined ? undefined : union(inner, between);
    },
  };
}

/** All that the characters of `range`, a handful at most, help to encode. */
function union(layer: TextLayer, range: TextRange): TextRange | undefined {
  let result: TextRange | undefined;
  for (let offset = range.start; offset < range.end; offset++) {
    const part = layer.toText(offset);
    if (part !== undefined) result = { start: result?.start ?? part.start, end: part.end };
  }
  return result;
}
