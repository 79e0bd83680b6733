import type { TextSplice } from '../text/range.ts';
import type { SourceText } from '../text/source-text.ts';
import { fileNameOf } from './file-name.ts';
import type { DocumentLimits } from './limits.ts';
import { shiftUnit } from './place-holder.ts';
import type { CertificateDocument, Unit } from './types.ts';
import { mayHoldPem } from './yaml/markers.ts';
import { readSection } from './yaml/read-section.ts';
import { type Section, splitSections, touchedSections } from './yaml/sections.ts';
import type { ValueCache } from './yaml/value-cache.ts';

/** One YAML document of a file, read. `units` stand at their place in the file. */
interface SectionFile extends Section {
  readonly units: readonly Unit[];
  readonly limit: CertificateDocument['limit'];
  /** Undefined where the section held nothing of ours. */
  readonly cache: ValueCache | undefined;
}

/** One version of a YAML or JSON file, with what the next version is read from. */
export interface YamlFile {
  readonly sections: readonly SectionFile[];
}

/** Reads a whole file of YAML or JSON. */
export function readYamlFile(source: SourceText, limits: DocumentLimits): YamlFile {
  const text = source.text;
  const sections = splitSections(text, 0, Math.min(text.length, limits.maxTextLength));
  return { sections: sections.map((section, index) => readPart(source, section, index, limits, undefined)) };
}

/** Reads the version after an edit: only the YAML documents that the edit touched are parsed, the others move. */
export function rereadYamlFile(
  previous: YamlFile,
  source: SourceText,
  splice: TextSplice,
  limits: DocumentLimits,
): YamlFile {
  if (source.text.length > limits.maxTextLength) return readYamlFile(source, limits);
  const { first, last } = touchedSections(previous.sections, splice);
  const delta = splice.newEnd - splice.oldEnd;
  const touched = previous.sections.slice(first, last);
  const from = touched[0]?.start ?? 0;
  const to = (touched.at(-1)?.end ?? 0) + delta;
  const between = splitSections(source.text, from, to).map((section, index) => {
    // An edit inside one document leaves their number alone, and then the old one's values can be taken over.
    return readPart(source, section, first + index, limits, touched[index]?.cache);
  });
  const after = previous.sections.slice(last).map((section) => shiftSection(section, delta));
  return { sections: [...previous.sections.slice(0, first), ...between, ...after] };
}

function readPart(
  source: SourceText,
  section: Section,
  index: number,
  limits: DocumentLimits,
  cache: ValueCache | undefined,
): SectionFile {
  const { start, end } = section;
  if (index >= limits.maxSections)
    return { start, end, units: [], limit: { kind: 'yaml-documents', at: start }, cache: undefined };
  const text = source.text.slice(start, end);
  if (!mayHoldPem(text)) return { start, end, units: [], limit: undefined, cache: undefined };
  const reading = readSection(text, fileNameOf(source.uri), limits, cache);
  return { start, end, ...shiftReading(reading, start), cache: reading.cache };
}

function shiftSection(section: SectionFile, delta: number): SectionFile {
  if (delta === 0) return section;
  const { start, end, cache } = section;
  return { start: start + delta, end: end + delta, ...shiftReading(section, delta), cache };
}

function shiftReading(
  reading: Pick<SectionFile, 'units' | 'limit'>,
  delta: number,
): Pick<SectionFile, 'units' | 'limit'> {
  const limit = reading.limit === undefined ? undefined : { ...reading.limit, at: reading.limit.at + delta };
  return { units: reading.units.map((unit) => shiftUnit(unit, delta)), limit };
}

/** The document of a YAML or JSON file. */
export function yamlDocument(source: SourceText, file: YamlFile, limits: DocumentLimits): CertificateDocument {
  const { uri, languageId, version, text } = source;
  const units = file.sections.flatMap((section) => section.units);
  const tooLong = text.length > limits.maxTextLength ? { kind: 'text-size', at: limits.maxTextLength } : undefined;
  const limit = file.sections.find((section) => section.limit !== undefined)?.limit ?? tooLong;
  return { uri, languageId, version, text, units, limit };
}
