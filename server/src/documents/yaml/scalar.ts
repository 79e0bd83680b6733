import type { TextRange } from '../../text/range.ts';
import { decodeBase64Layer } from '../base64-layer.ts';
import { stackLayers, type TextLayer } from '../text-layer.ts';
import { readBlockScalar } from './block-scalar.ts';
import { readFlowScalar } from './flow-scalar.ts';
import type { ScalarNode, ScalarStyle } from './tree.ts';

/** A section's text, and the same with its template actions masked: offsets are equal. */
export interface SectionText {
  readonly text: string;
  readonly masked: string;
  /** The kind of its first line break. */
  readonly lineBreak: '\n' | '\r\n';
}

/** A section of text without template actions, or with them masked. */
export function sectionOf(text: string, masked: string = text): SectionText {
  const first = text.indexOf('\n');
  return { text, masked, lineBreak: text[first - 1] === '\r' ? '\r\n' : '\n' };
}

/** How a scalar was written, as far as it matters for writing it again. */
export interface ScalarForm {
  readonly style: ScalarStyle;
  /** Blanks that stand before each further line of the value. */
  readonly indent: number;
  readonly lineBreak: '\n' | '\r\n';
  /** Inside `{ }` or `[ ]`, where no block scalar can stand. */
  readonly flow: boolean;
  /** Tagged `!!binary`: base64 of the value stands there. */
  readonly binary: boolean;
}

/** A scalar's value, and where its characters stand. */
export interface Scalar {
  /** Without quotes, block scalar header, and blank lines around; in the section's text. */
  readonly range: TextRange;
  /** The characters of `range`, as written. */
  readonly raw: string;
  readonly form: ScalarForm;
  /** The value; its source is `raw`. Decoded on each call. */
  decode(): TextLayer;
}

/** Finds a scalar's value. */
export function readScalar(section: SectionText, node: ScalarNode): Scalar {
  const isBlock = node.style === 'literal' || node.style === 'folded';
  const scalar = isBlock ? readBlockScalar(section, node) : readFlowScalar(section, node);
  return node.binary ? decodeBinary(scalar) : scalar;
}

function decodeBinary(scalar: Scalar): Scalar {
  return {
    ...scalar,
    form: { ...scalar.form, binary: true },
    decode: () => {
      const written = scalar.decode();
      return stackLayers(written, decodeBase64Layer(written.text));
    },
  };
}

/** The value alone, for names and kinds. */
export function scalarText(section: SectionText, node: ScalarNode): string {
  return readScalar(section, node).decode().text;
}
