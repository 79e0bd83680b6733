import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toHex } from '../../asn1/hex.ts';
import { allArtifacts, holderAt } from '../../documents/locate.ts';
import type { Artifact, Holder, Unit } from '../../documents/types.ts';
import { artifactOfRange } from '../../features/artifact-of-range.ts';
import type { AnalyzedDocument } from '../../features/types.ts';
import type { Finding } from '../../rules/types.ts';
import type { CryptoProvider } from '../../runtime/types.ts';
import { getDisplayName } from '../../x509/identity.ts';
import { STANDARD_INPUT } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** One known finding. Found again by its file, its rule and what it is about, wherever in the file that has moved to. */
export interface BaselineEntry {
  /** As seen from the baseline's folder, with `/`: wherever the command runs, it is the same. */
  readonly file: string;
  readonly rule: string;
  /** For people: the certificate's name, or the object's. */
  readonly about: string;
  /** Of the block's bytes and the field that the finding stands on. */
  readonly fingerprint: string;
}

/** The format's number; another one is not read. */
const VERSION = 1;

/** What a baseline has to do with the findings of a run. */
export interface BaselineReport {
  readonly file: string;
  /** How many findings it knows. */
  readonly known: number;
  /** Entries that match nothing any more, their files named as everywhere in the report. */
  readonly stale: readonly BaselineEntry[];
}

/** Reads a baseline; throws a UsageError where there is none. What one says of comments counts for nothing: those are not for keeping. */
export function readBaseline(file: string, terminal: Terminal): readonly BaselineEntry[] {
  try {
    const content: unknown = JSON.parse(new TextDecoder().decode(terminal.readFile(resolve(terminal.cwd, file))));
    if (isBaseline(content)) return content.findings.filter(({ rule }) => isKept(rule));
  } catch (error) {
    throw new UsageError(`cannot read the baseline ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new UsageError(`${file} is no baseline of this version: write it anew with --write-baseline.`);
}

function isBaseline(content: unknown): content is { readonly findings: readonly BaselineEntry[] } {
  if (typeof content !== 'object' || content === null || !('findings' in content) || !('version' in content))
    return false;
  return content.version === VERSION && Array.isArray(content.findings) && content.findings.every(isEntry);
}

function isEntry(entry: unknown): entry is BaselineEntry {
  if (typeof entry !== 'object' || entry === null) return false;
  const texts = new Map<string, unknown>(Object.entries(entry));
  return ['file', 'rule', 'about', 'fingerprint'].every((name) => typeof texts.get(name) === 'string');
}

/** The text of a baseline: the same for the same findings, in whatever order they were found. */
export function formatBaseline(entries: readonly BaselineEntry[]): string {
  const findings = entries.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return `${JSON.stringify({ version: VERSION, findings }, undefined, 2)}\n`;
}

/** Takes known findings out of those of a run, each entry one. */
export class Baseline {
  readonly #left = new Map<string, BaselineEntry[]>();

  constructor(entries: readonly BaselineEntry[]) {
    for (const entry of entries) {
      const same = this.#left.get(keyOf(entry));
      if (same === undefined) this.#left.set(keyOf(entry), [entry]);
      else same.push(entry);
    }
  }

  /** True where the finding is known; it is not the next time. */
  take(entry: BaselineEntry): boolean {
    return this.#left.get(keyOf(entry))?.pop() !== undefined;
  }

  /** Entries that nothing has matched. */
  get left(): readonly BaselineEntry[] {
    return [...this.#left.values()].flat();
  }
}

function keyOf({ file, rule, fingerprint }: BaselineEntry): string {
  return `${file}\n${rule}\n${fingerprint}`;
}

/** Whether findings of this rule go into a baseline. Those about comments do not: what silences nothing is to be removed, not known. */
export function isKept(rule: string): boolean {
  return !rule.startsWith('suppression/');
}

/** The folder that the files of a baseline are named from. */
export function folderOf(baseline: string, { cwd }: Terminal): string {
  return dirname(resolve(cwd, baseline));
}

/** A finding as a baseline in `folder` keeps it. */
export function toEntry(
  finding: Finding,
  folder: string,
  analyzed: AnalyzedDocument,
  crypto: CryptoProvider,
): BaselineEntry {
  const { range, code } = finding;
  const { document } = analyzed;
  const place = placeOf(finding, analyzed);
  // White space depends on how deep a value is indented and how wide its lines are.
  const field = document.slice(range.start, range.end).replace(/\s+/g, '');
  const what = [describeUnit(place.unit), place.holder?.path ?? '', describeBlock(place.artifact, crypto), field];
  return {
    file: nameFrom(folder, document.uri),
    rule: code,
    about: place.artifact === undefined ? describeUnit(place.unit) : getDisplayName(place.artifact.content.object),
    fingerprint: digest(new TextEncoder().encode(JSON.stringify(what)), crypto),
  };
}

/** The same entry in a baseline of another folder. */
export function moveEntry(entry: BaselineEntry, from: string, to: string): BaselineEntry {
  if (entry.file === STANDARD_INPUT || from === to) return entry;
  return { ...entry, file: relative(to, resolve(from, entry.file)).replaceAll('\\', '/') };
}

function nameFrom(folder: string, uri: string): string {
  return uri.startsWith('file:') ? relative(folder, fileURLToPath(uri)).replaceAll('\\', '/') : STANDARD_INPUT;
}

interface FindingPlace {
  readonly unit: Unit | undefined;
  readonly holder: Holder | undefined;
  readonly artifact: Artifact | undefined;
}

function placeOf({ range }: Finding, { document }: AnalyzedDocument): FindingPlace {
  const anchored = [...allArtifacts(document)].find(({ artifact: { anchor } }) => anchor.start === range.start);
  if (anchored !== undefined) return anchored;
  const located = holderAt(document, range.start);
  if (located !== undefined) return { ...located, artifact: artifactOfRange(range, located.holder) };
  const unit = document.units.find((one) => one.range.start <= range.start && range.start <= one.range.end);
  return { unit, holder: undefined, artifact: undefined };
}

function describeUnit(unit: Unit | undefined): string {
  if (unit?.kind !== 'kubernetes') return '';
  return [unit.objectKind, unit.namespace, unit.name].filter((part) => part !== undefined).join('/');
}

/** By its bytes; a private key has none here, and is told from others by where it stands. */
function describeBlock(artifact: Artifact | undefined, crypto: CryptoProvider): string {
  if (artifact === undefined) return '';
  const { bytes, label } = artifact.content;
  return bytes.length === 0 ? label : digest(bytes, crypto);
}

/** 16 bytes are enough to tell the findings of a file apart. */
function digest(bytes: Uint8Array, crypto: CryptoProvider): string {
  return toHex(crypto.digest('SHA-256', bytes).subarray(0, 16));
}
