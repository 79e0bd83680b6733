import { scanPem } from '../pem/scan.ts';
import type { PemLimits } from '../pem/types.ts';
import type { TextRange } from '../text/range.ts';
import { contentInLayer, contentOfDer } from './artifact-content.ts';
import { type Base64Layer, decodeBase64Layer, encodeTextBase64, findBase64Fault } from './base64-layer.ts';
import { isPlaceholder } from './placeholder.ts';
import { stackLayers, type TextLayer } from './text-layer.ts';
import type { ArtifactContent, HolderEncoding, HolderProblem, HolderSource } from './types.ts';
import { mayBeEncodedPem } from './yaml/markers.ts';
import type { Scalar } from './yaml/scalar.ts';
import { isTemplated } from './yaml/template-mask.ts';
import { wrapLike, writeScalar } from './yaml/write-scalar.ts';

/** What a place in YAML asks of its value. */
export interface Place {
  /** `either`: base64 and plain PEM are both right. */
  readonly encoding: 'plain' | 'base64' | 'either';
  /** The place exists for PEM: anything else there is a finding. Elsewhere values without PEM are nothing to us. */
  readonly strict: boolean;
  readonly content: 'certificate' | 'private-key' | 'any';
}

/** A value read, free of its position: ranges count from the value's first character. Shared by later versions of the document. */
export interface ValueReading {
  readonly encoding: HolderEncoding;
  readonly contents: readonly ArtifactContent[];
  readonly problems: readonly HolderProblem[];
  readonly scattered: boolean;
  readonly source: HolderSource;
}

/** What one way of reading a value found. `layer` leads from the value as written to its PEM (or DER). */
interface Attempt {
  readonly encoding: HolderEncoding;
  readonly layer: TextLayer;
  readonly contents: readonly ArtifactContent[];
  readonly problems: readonly HolderProblem[];
}

/** Reads what a scalar holds; undefined where that is nothing to us. Never throws. */
export function readValue(scalar: Scalar, place: Place, limits: PemLimits): ValueReading | undefined {
  if (!isWorthDecoding(scalar.raw, place)) return undefined;
  const plain = scalar.decode();
  const attempt = readPem(plain, 'plain', limits) ?? readBase64(plain, place, limits) ?? readForeign(plain, place);
  if (attempt === undefined) return undefined;
  const source = sourceOf(scalar, attempt, place);
  if (isTemplated(scalar.raw) || isElided(plain.text, attempt)) return readTemplated(attempt, source);
  const problems = [...encodingProblems(scalar.raw, plain, attempt, place), ...attempt.problems];
  const scattered = !place.strict && scatteredBegin.test(attempt.layer.text);
  const contents = scattered ? attempt.contents.map(withoutEscapes) : attempt.contents;
  return { ...attempt, contents, problems: [...problems, ...contentProblems(contents, place)], scattered, source };
}

function isWorthDecoding(raw: string, place: Place): boolean {
  if (raw === '') return false;
  if (raw.includes('BEGIN ')) return true;
  if (isTemplated(raw)) return false;
  return place.strict || (place.encoding !== 'plain' && mayBeEncodedPem(raw));
}

/** Base64 of which three dots stand for the rest. */
function isElided(text: string, { encoding }: Attempt): boolean {
  return encoding !== 'plain' && /\.\.\.|…/.test(text);
}

/** A template may complete a block in its own way: only whole ones count, and nothing is wrong with the value. */
function readTemplated(attempt: Attempt, source: HolderSource): ValueReading | undefined {
  const contents = attempt.contents.filter((content) => content.problems.length === 0);
  return contents.length === 0
    ? undefined
    : { encoding: attempt.encoding, contents, problems: [], scattered: false, source };
}

/** PEM in quotes or indented: it stands in JSON, YAML or a script, and the value as a whole is no PEM. */
const scatteredBegin = /(?:["'`]|^[ \t]+)-----BEGIN /m;

/** What reads such a text turns `\n` into line breaks. */
function withoutEscapes(content: ArtifactContent): ArtifactContent {
  const problems = content.problems.filter(({ kind }) => kind !== 'escaped-newlines');
  return problems.length === content.problems.length ? content : { ...content, problems };
}

function readPem(layer: TextLayer, encoding: HolderEncoding, limits: PemLimits): Attempt | undefined {
  if (!layer.text.includes('BEGIN')) return undefined;
  const scan = scanPem(layer.text, limits);
  if (scan.blocks.length === 0) return undefined;
  const contents = scan.blocks.map(({ start, block }) => contentInLayer(block, start, layer));
  if (scan.limit === undefined) return { encoding, layer, contents, problems: [] };
  const range = layer.toSource({ start: scan.limit.at, end: Math.min(scan.limit.at + 1, layer.text.length) });
  return { encoding, layer, contents, problems: [{ kind: 'size-limit', range }] };
}

function readBase64(plain: TextLayer, place: Place, limits: PemLimits): Attempt | undefined {
  if (!place.strict && !mayBeEncodedPem(plain.text)) return undefined;
  // Elsewhere base64 is a guess, and other text around it says that it is wrong.
  if (place.encoding === 'either' && /[^\w+/=\s-]/.test(plain.text)) return undefined;
  const once = stackBase64(plain);
  const attempt = readPem(once, 'base64', limits);
  if (attempt !== undefined || !mayBeEncodedPem(once.text)) return attempt;
  return readPem(stackBase64(once), 'double-base64', limits);
}

function stackBase64(outer: TextLayer): Base64Layer {
  const inner = decodeBase64Layer(outer.text);
  return { ...stackLayers(outer, inner), bytes: inner.bytes };
}

/** A value without PEM where PEM belongs. */
function readForeign(plain: TextLayer, place: Place): Attempt | undefined {
  if (!place.strict || isPlaceholder(plain.text)) return undefined;
  const range = firstLine(plain.toSource({ start: 0, end: plain.text.length }), plain);
  if (place.encoding === 'plain') {
    return { encoding: 'plain', layer: plain, contents: [], problems: [{ kind: 'not-pem', range, detail: 'text' }] };
  }
  const layer = stackBase64(plain);
  if (findBase64Fault(plain.text) !== undefined) return { encoding: 'base64', layer, contents: [], problems: [] };
  if (isPrintable(layer.text) && isPlaceholder(layer.text)) return undefined;
  const content = contentOfDer(layer.bytes, layer);
  const detail = content !== undefined ? 'der' : isPrintable(layer.text) ? 'text' : 'binary';
  const contents = content === undefined ? [] : [content];
  return { encoding: 'base64', layer, contents, problems: [{ kind: 'not-pem', range, detail }] };
}

function isPrintable(text: string): boolean {
  return !/[^\t\n\r -~]/.test(text);
}

function encodingProblems(raw: string, plain: TextLayer, attempt: Attempt, place: Place): HolderProblem[] {
  const whole = firstLine({ start: 0, end: raw.length }, plain);
  if (place.encoding === 'plain') {
    return attempt.encoding === 'plain' ? [] : [{ kind: 'double-base64', range: whole, detail: 'plain-field' }];
  }
  const problems: HolderProblem[] = [];
  if (attempt.encoding === 'double-base64') problems.push({ kind: 'double-base64', range: whole, detail: 'twice' });
  if (place.encoding === 'base64') problems.push(...base64Problems(plain, attempt));
  return problems;
}

function base64Problems(plain: TextLayer, attempt: Attempt): HolderProblem[] {
  if (attempt.encoding === 'plain') {
    const [first] = attempt.contents;
    return first === undefined ? [] : [{ kind: 'not-base64', range: first.beginLine, detail: 'plain-pem' }];
  }
  const fault = findBase64Fault(plain.text);
  if (fault === undefined || (fault.detail === 'padding' && isCutOff(attempt))) return [];
  return [{ kind: 'not-base64', range: plain.toSource(fault.range), detail: fault.detail }];
}

/** The end is missing, which its last block says already. */
function isCutOff({ contents }: Attempt): boolean {
  return contents.at(-1)?.problems.some(({ kind }) => kind === 'truncated-block') === true;
}

/** A whole value is shown by its first line: a mark over fifty lines of base64 helps nobody. */
function firstLine(range: TextRange, plain: TextLayer): TextRange {
  const newline = plain.text.search(/[\r\n]/);
  if (newline <= 0) return range;
  return { start: range.start, end: Math.min(range.end, plain.toSource({ start: 0, end: newline }).end) };
}

/** A place that is named after what it holds must hold it. What cannot be read is said elsewhere. */
function contentProblems(contents: readonly ArtifactContent[], place: Place): HolderProblem[] {
  const [first] = contents;
  if (!place.strict || first === undefined || place.content === 'any') return [];
  const kinds = contents.map((content) => content.object.kind);
  const wanted = place.content === 'certificate' ? ['certificate', 'unreadable'] : ['private-key', 'unreadable'];
  if (kinds.some((kind) => wanted.includes(kind))) return [];
  const kind = place.content === 'certificate' ? 'not-certificate' : 'not-private-key';
  return [{ kind, range: first.beginLine, detail: first.object.kind }];
}

function sourceOf(scalar: Scalar, attempt: Attempt, place: Place): HolderSource {
  const isPlain = place.encoding === 'either' ? attempt.encoding === 'plain' : place.encoding === 'plain';
  return {
    text: () => attempt.layer.text,
    encode: (text) => {
      const value = isPlain ? text : encodeTextBase64(text);
      const written = scalar.form.binary ? encodeTextBase64(value) : value;
      return writeScalar(written === text ? text : wrapLike(written, scalar), scalar.form);
    },
  };
}
