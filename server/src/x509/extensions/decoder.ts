import type { DerNode, DerReader } from '../../asn1/reader.ts';
import type { ExtensionValue } from '../types.ts';

/**
 * Reads the content of one kind of extension. `node` is the outermost TLV of extnValue. What it reports to `reader` stays with
 * the extension: an `unexpected-tag` or `truncated` makes the whole value `malformed`. Places (`where`) start with a dot.
 */
export type ExtensionDecoder = (reader: DerReader, node: DerNode) => ExtensionValue;
