import type { YamlReader } from '../../documents/service-names/yaml-reader.ts';
import { type MapNode, rangeOfNode, type YamlNode } from '../../documents/yaml/tree.ts';
import type { Localize } from '../../text/localize.ts';
import type { TextRange } from '../../text/range.ts';
import { MAX_TIMEOUT_SECONDS } from '../bounds.ts';
import { findSettingFaults, type HandshakeSettings, parseVersion } from '../target-settings.ts';
import { STARTTLS_PROTOCOLS, type StartTlsProtocol } from '../types.ts';
import { TARGET_TRUST, type TargetTrust } from './types.ts';

/** What an entry of the targets may say. */
export const FIELDS = [
  ...['name', 'target', 'serverName', 'starttls', 'alpn', 'minVersion', 'maxVersion', 'timeout'],
  ...['trust', 'ca', 'certificate', 'key', 'pkcs12'],
] as const;
type Field = (typeof FIELDS)[number];

/** The fields of an entry, as far as they can be used. */
export interface EntryFields extends HandshakeSettings {
  readonly name?: string | undefined;
  readonly target?: string | undefined;
  readonly starttls?: StartTlsProtocol | undefined;
  /** Seconds. */
  readonly timeout?: number | undefined;
  readonly trust?: TargetTrust | undefined;
  readonly ca?: string | undefined;
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
  readonly pkcs12?: string | undefined;
}

/** What a mapping is read with. */
export interface FieldReading {
  readonly t: Localize;
  readonly yaml: YamlReader;
  report(range: TextRange, message: string): void;
}

/** Reads an entry; what is none of the values of its field is reported at its characters, and left out. */
export function readFields(entry: MapNode, reading: FieldReading): EntryFields {
  const { text, word, names, version, seconds } = readersOf(entry, reading);
  const settings = {
    serverName: text('serverName'),
    alpn: names('alpn'),
    minVersion: version('minVersion'),
    maxVersion: version('maxVersion'),
  };
  return {
    name: text('name'),
    target: text('target'),
    starttls: word('starttls', STARTTLS_PROTOCOLS),
    timeout: seconds('timeout'),
    trust: word('trust', TARGET_TRUST),
    ca: text('ca'),
    ...readPair({ certificate: text('certificate'), key: text('key'), pkcs12: text('pkcs12') }, entry, reading),
    ...withoutFaults(settings, entry, reading),
  };
}

/** Each reads a field by its name; undefined where it is missing or, which is reported, of another kind. */
function readersOf(entry: MapNode, { t, yaml, report }: FieldReading) {
  const field = <T>(name: Field, parse: (node: YamlNode) => T | undefined, complaint: string): T | undefined => {
    const node = yaml.at(entry, name);
    const value = node && parse(node);
    if (node !== undefined && value === undefined) report(rangeOfNode(node), complaint);
    return value;
  };
  const textOf = (node: YamlNode): string | undefined => yaml.text(node);
  const seconds = t('A whole number of seconds from 1 to {0} is expected here.', MAX_TIMEOUT_SECONDS);
  const names = t('A list of names is expected here: [h2, http/1.1].');
  const oneOf = (words: readonly string[]): string => t('One of {0} is expected here.', words.join(', '));
  return {
    text: (name: Field) => field(name, textOf, t('A text is expected here.')),
    word: <T extends string>(name: Field, words: readonly T[]) =>
      field(name, (node) => words.find((each) => each === textOf(node)), oneOf(words)),
    names: (name: Field) => field(name, (node) => textsOf(node, yaml), names),
    version: (name: Field) =>
      field(name, (node) => parseVersion(textOf(node) ?? ''), oneOf(['1.0', '1.1', '1.2', '1.3'])),
    seconds: (name: Field) => field(name, (node) => parseSeconds(textOf(node) ?? ''), seconds),
  };
}

function parseSeconds(text: string): number | undefined {
  const seconds = Number(text);
  return /^\d+$/.test(text) && seconds >= 1 && seconds <= MAX_TIMEOUT_SECONDS ? seconds : undefined;
}

/** Undefined where one of them is no text. */
function textsOf(node: YamlNode, yaml: YamlReader): readonly string[] | undefined {
  if (node.kind !== 'seq') return undefined;
  const texts = yaml.texts(node);
  return texts.length === yaml.items(node).length ? texts : undefined;
}

type Pair = Pick<EntryFields, 'certificate' | 'key' | 'pkcs12'>;

/** As curl has it: one file may hold certificate and key. */
function readPair({ certificate, key, pkcs12 }: Pair, entry: MapNode, { t, yaml, report }: FieldReading): Pair {
  const at = (name: Field): TextRange => rangeOfNode(yaml.at(entry, name) ?? entry);
  if (pkcs12 !== undefined && (certificate ?? key) !== undefined)
    report(at('pkcs12'), t('“pkcs12” has certificate and key: leave “certificate” and “key” out.'));
  if (pkcs12 !== undefined) return { pkcs12 };
  if (certificate !== undefined) return { certificate, key: key ?? certificate };
  if (key !== undefined) report(at('key'), t('“key” needs the “certificate” of the key.'));
  return {};
}

/** Without those that cannot be used, or not together. */
function withoutFaults(
  settings: HandshakeSettings,
  entry: MapNode,
  { t, yaml, report }: FieldReading,
): HandshakeSettings {
  const faults = findSettingFaults(settings, t);
  for (const { setting, message } of faults) report(rangeOfNode(yaml.at(entry, setting) ?? entry), message);
  const isFaulty = (...names: readonly (keyof HandshakeSettings)[]): boolean =>
    faults.some(({ setting }) => names.includes(setting));
  return {
    ...settings,
    ...(isFaulty('serverName') && { serverName: undefined }),
    ...(isFaulty('alpn') && { alpn: undefined }),
    ...(isFaulty('minVersion', 'maxVersion') && { minVersion: undefined, maxVersion: undefined }),
  };
}
