import { fieldsOf } from '../../documents/kubernetes/object.ts';
import { YamlReader } from '../../documents/service-names/yaml-reader.ts';
import { type SectionText, sectionOf } from '../../documents/yaml/scalar.ts';
import { itemsOf, type MapNode, pairsOf, parseYaml, rangeOfNode, type YamlNode } from '../../documents/yaml/tree.ts';
import { Refusal } from '../../issue/refusal.ts';
import type { Localize } from '../../text/localize.ts';
import type { TextRange } from '../../text/range.ts';
import { readTarget } from '../typed-target.ts';
import type { Target } from '../types.ts';
import { type EntryFields, FIELDS, type FieldReading, readFields } from './entry-fields.ts';
import type { SavedTarget, TargetProblem, TargetsFile } from './types.ts';

/** Where the targets of a project are kept. */
export const TARGETS_FILE = '.certscope/targets.yaml';

/** A file that is tested by hand names no more. */
const MAX_TARGETS = 500;

/** UTF-16 units; a longer file is none of ours. */
const MAX_TEXT_LENGTH = 1024 * 1024;

/** Whether a document is the targets file of a project, by its URI or path. */
export function isTargetsFile(uri: string): boolean {
  return /(?:^|\/)\.certscope\/targets\.ya?ml$/.test(uri);
}

/**
 * Reads the text of `.certscope/targets.yaml`. Never throws: what is wrong is reported at its characters and left out, and the rest counts. It
 * finds fault with the same places as `schemas/targets.schema.json`.
 */
export function readTargets(text: string, t: Localize): TargetsFile {
  const problems: TargetProblem[] = [];
  const reading: Reading = {
    t,
    section: sectionOf(text),
    yaml: new YamlReader(sectionOf(text)),
    report: (range, message) => problems.push({ range, message }),
  };
  const nothing = { targets: [], problems, anchor: undefined };
  if (text.length > MAX_TEXT_LENGTH) {
    reading.report({ start: 0, end: 0 }, t('This file is too long for a list of targets.'));
    return nothing;
  }
  const [root] = parseYaml(text);
  if (root === undefined) return nothing;
  if (root.kind !== 'map') {
    reading.report(rangeOfNode(root), t('A mapping with “targets” is expected here.'));
    return nothing;
  }
  reportUnknown(root, ['targets', '$schema'], reading);
  return { targets: readEntries(root, reading), problems, anchor: keyRange(root, 'targets', reading) };
}

interface Reading extends FieldReading {
  readonly section: SectionText;
}

function readEntries(root: MapNode, reading: Reading): readonly SavedTarget[] {
  const { t, yaml, section, report } = reading;
  const list = fieldsOf(section, root, ['targets']).get('targets');
  const anchor = keyRange(root, 'targets', reading);
  if (list?.kind !== 'seq') {
    const range = anchor ?? { start: rangeOfNode(root).start, end: rangeOfNode(root).start + 1 };
    report(range, anchor === undefined ? t('“targets” is missing.') : t('A list is expected here.'));
    return [];
  }
  const items = yaml.items(list);
  const more = items[MAX_TARGETS];
  if (more !== undefined) report(rangeOfNode(more), t('More than {0} targets are not read.', MAX_TARGETS));
  return [...itemsOf(list)].slice(0, MAX_TARGETS).flatMap((item) => readEntry(item, reading) ?? []);
}

/** An address alone, or a mapping. */
function readEntry(item: YamlNode, reading: Reading): SavedTarget | undefined {
  const { t, yaml, report } = reading;
  if (item.kind === 'scalar') return toTarget({ target: yaml.text(item) }, item.range, reading);
  if (item.kind !== 'map') {
    report(rangeOfNode(item), t('A target is expected here: HOST:PORT, a URL, or a mapping with “target”.'));
    return undefined;
  }
  reportUnknown(item, FIELDS, reading);
  const at = yaml.at(item, 'target');
  const start = rangeOfNode(item).start;
  const range = at === undefined ? { start, end: start + 1 } : rangeOfNode(at);
  return toTarget(readFields(item, reading), range, reading);
}

function toTarget(fields: EntryFields, range: TextRange, reading: Reading): SavedTarget | undefined {
  const { t, report } = reading;
  const { target: address } = fields;
  if (address === undefined || address === '') {
    report(range, t('“target” is missing: HOST:PORT, or a URL.'));
    return undefined;
  }
  const target = parse(() => readTarget({ ...fields, target: address }, t), range, reading);
  if (target === undefined) return undefined;
  const { name = address, trust = 'workspace', ca, certificate, key, pkcs12, timeout } = fields;
  const { serverName, starttls, alpn, minVersion, maxVersion } = fields;
  const written = { serverName, starttls, alpn, minVersion, maxVersion };
  return { address, name, target, written, timeout, trust, ca, certificate, key, pkcs12, range };
}

function parse(read: () => Target, range: TextRange, { report }: Reading): Target | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    report(range, error.message);
    return undefined;
  }
}

function reportUnknown(map: MapNode, known: readonly string[], { t, yaml, report }: Reading): void {
  for (const { key } of pairsOf(map)) {
    const name = yaml.text(key) ?? '';
    if (!known.includes(name)) report(key.range, t('“{0}” means nothing here; known are {1}.', name, known.join(', ')));
  }
}

function keyRange(map: MapNode, name: string, { yaml }: Reading): TextRange | undefined {
  return [...pairsOf(map)].find(({ key }) => yaml.text(key) === name)?.key.range;
}
