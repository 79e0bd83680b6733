import { fieldsOf } from '../../documents/kubernetes/object.ts';
import { YamlReader } from '../../documents/service-names/yaml-reader.ts';
import { type SectionText, sectionOf } from '../../documents/yaml/scalar.ts';
import { itemsOf, type MapNode, pairsOf, parseYaml, rangeOfNode, type YamlNode } from '../../documents/yaml/tree.ts';
import { Refusal } from '../../issue/refusal.ts';
import type { Localize } from '../../text/localize.ts';
import type { TextRange } from '../../text/range.ts';
import { readTarget } from '../typed-target.ts';
import { STARTTLS_PROTOCOLS, type Target } from '../types.ts';
import { type SavedTarget, TARGET_TRUST, type TargetProblem, type TargetsFile } from './types.ts';

/** Where the targets of a project are kept. */
export const TARGETS_FILE = '.certscope/targets.yaml';

/** A file that is tested by hand names no more. */
const MAX_TARGETS = 500;

/** UTF-16 units; a longer file is none of ours. */
const MAX_TEXT_LENGTH = 1024 * 1024;

const FIELDS = ['name', 'target', 'serverName', 'starttls', 'trust', 'ca', 'certificate', 'key'] as const;
type Field = (typeof FIELDS)[number];

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

interface Reading {
  readonly t: Localize;
  readonly section: SectionText;
  readonly yaml: YamlReader;
  report(range: TextRange, message: string): void;
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

type Fields = Partial<Readonly<Record<Field, string | undefined>>>;

/** Those that are texts; others are reported. */
function readFields(entry: MapNode, { t, yaml, report }: Reading): Fields {
  const fields: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const node = yaml.at(entry, field);
    if (node === undefined) continue;
    const text = yaml.text(node);
    if (text === undefined) report(rangeOfNode(node), t('A text is expected here.'));
    else fields[field] = text;
  }
  return checkChoice(entry, fields, { t, yaml, report });
}

/** Without values that are none of the known ones. */
function checkChoice(entry: MapNode, fields: Fields, { t, yaml, report }: Omit<Reading, 'section'>): Fields {
  const wrong = (field: Field, known: readonly string[]): boolean => {
    const value = fields[field];
    if (value === undefined || known.includes(value)) return false;
    const node = yaml.at(entry, field);
    if (node !== undefined) report(rangeOfNode(node), t('One of {0} is expected here.', known.join(', ')));
    return true;
  };
  const isTrustWrong = wrong('trust', TARGET_TRUST);
  const isProtocolWrong = wrong('starttls', STARTTLS_PROTOCOLS);
  return {
    ...fields,
    ...(isTrustWrong && { trust: undefined }),
    ...(isProtocolWrong && { starttls: undefined }),
  };
}

function toTarget(fields: Fields, range: TextRange, reading: Reading): SavedTarget | undefined {
  const { t, report } = reading;
  const { target: address, serverName, certificate, key } = fields;
  if (address === undefined || address === '') {
    report(range, t('“target” is missing: HOST:PORT, or a URL.'));
    return undefined;
  }
  if (key !== undefined && certificate === undefined) report(range, t('“key” needs the “certificate” of the key.'));
  const starttls = STARTTLS_PROTOCOLS.find((each) => each === fields.starttls);
  const target = parse(() => readTarget({ target: address, serverName, starttls }, t), range, reading);
  if (target === undefined) return undefined;
  return {
    address,
    name: fields.name ?? address,
    target,
    serverName,
    starttls,
    trust: TARGET_TRUST.find((each) => each === fields.trust) ?? 'workspace',
    ca: fields.ca,
    certificate,
    // As curl has it: one file may hold both.
    key: certificate === undefined ? undefined : (key ?? certificate),
    range,
  };
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
