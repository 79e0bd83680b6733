import { shiftRange, type TextRange } from '../text/range.ts';
import type { ValueReading } from './read-value.ts';
import type { Artifact, Holder, Unit } from './types.ts';

/** Where a value stands. */
export interface HolderPlace {
  readonly name: string;
  readonly path: string;
  readonly keyRange: TextRange | undefined;
  readonly valueRange: TextRange;
  /** Findings on the first block stand on the key: where its BEGIN line is not readable, and in Secrets. */
  readonly anchorsOnKey: boolean;
}

/** Names of values that are files of some other format: `config.json` in a ConfigMap. */
const formatName = /\.(?:ya?ml|json|toml|ini|conf|cfg|cnf|properties|env|sh|xml)$/i;

/** A value's reading at its place. */
export function placeHolder(reading: ValueReading, place: HolderPlace): Holder {
  const { name, path, keyRange, valueRange } = place;
  const start = valueRange.start;
  const artifacts = reading.contents.map((content, index) => {
    const onKey = index === 0 && (place.anchorsOnKey || reading.encoding !== 'plain');
    return { start, content, anchor: onKey && keyRange ? keyRange : shiftRange(content.beginLine, start) };
  });
  const problems = reading.problems.map((problem) => ({ ...problem, range: shiftRange(problem.range, start) }));
  const scattered = reading.scattered || formatName.test(name);
  const { encoding, source } = reading;
  return { name, path, encoding, keyRange, valueRange, artifacts, problems, scattered, source };
}

/** The same unit, moved by `delta` UTF-16 units; contents are shared. */
export function shiftUnit(unit: Unit, delta: number): Unit {
  if (delta === 0) return unit;
  const range = shiftRange(unit.range, delta);
  const holders = unit.holders.map((holder) => shiftHolder(holder, delta));
  const origin = unit.origin ?? unit;
  if (unit.kind !== 'kubernetes') return { kind: unit.kind, range, holders, origin };
  const keys = unit.keys.map((key) => ({ ...key, range: shiftRange(key.range, delta) }));
  return { ...unit, range, anchor: shiftRange(unit.anchor, delta), holders, keys, origin };
}

function shiftHolder(holder: Holder, delta: number): Holder {
  return {
    ...holder,
    keyRange: holder.keyRange === undefined ? undefined : shiftRange(holder.keyRange, delta),
    valueRange: shiftRange(holder.valueRange, delta),
    artifacts: holder.artifacts.map((artifact) => shiftArtifact(artifact, delta)),
    problems: holder.problems.map((problem) => ({ ...problem, range: shiftRange(problem.range, delta) })),
  };
}

/** The same artifact, moved by `delta` UTF-16 units. */
export function shiftArtifact(artifact: Artifact, delta: number): Artifact {
  if (delta === 0) return artifact;
  return { start: artifact.start + delta, content: artifact.content, anchor: shiftRange(artifact.anchor, delta) };
}
