import { type OpenDocument, readDocument } from '../../documents/read-document.ts';
import type { Holder, KubernetesUnit } from '../../documents/types.ts';
import type { TextFileEdit } from '../../issue/tasks.ts';
import { SourceText } from '../../text/source-text.ts';

/**
 * The edits that put a Secret's manifest (UTF-8) into a document: its values take the places of those of the document's TLS Secret, however
 * they are written there: of the one at `offset` (UTF-16), else of the first. Where the document has none, the manifest goes to its end.
 */
export function toSecretEdits(manifest: Uint8Array, open: OpenDocument, offset: number): readonly TextFileEdit[] {
  const text = new TextDecoder().decode(manifest);
  const made = readDocument(SourceText.create('untitled:manifest.yaml', 'yaml', 0, text));
  const [source] = secretsOf(made);
  const isHere = ({ range }: KubernetesUnit): boolean => range.start <= offset && offset <= range.end;
  const edits = secretsOf(open)
    .toSorted((a, b) => Number(isHere(b)) - Number(isHere(a)))
    .map((target) => (source === undefined ? undefined : replaceValues(source, target, open)))
    .find((found) => found !== undefined);
  return edits ?? [appendManifest(text, open)];
}

function secretsOf({ document }: OpenDocument): KubernetesUnit[] {
  return document.units
    .filter((unit) => unit.kind === 'kubernetes')
    .filter(({ objectKind }) => objectKind === 'Secret');
}

/** Undefined where the Secret has no place for a certificate and its key. */
function replaceValues(
  { holders }: KubernetesUnit,
  target: KubernetesUnit,
  { source }: OpenDocument,
): readonly TextFileEdit[] | undefined {
  const places = holders.flatMap((from) => {
    const to = target.holders.find(({ name }) => name === from.name);
    return to === undefined ? [] : [{ from, to }];
  });
  const hasPlace = (name: string): boolean => places.some(({ to }) => to.name === name);
  if (!hasPlace('tls.crt') || !hasPlace('tls.key')) return undefined;
  return places.map(({ from, to }) => replaceValue(from, to, source.uri));
}

function replaceValue(from: Holder, to: Holder, uri: string): TextFileEdit {
  const { start, end } = to.valueRange;
  return { uri, start, end, text: to.source.encode(from.source.text()), holdsKey: from.name === 'tls.key' };
}

function appendManifest(manifest: string, { source }: OpenDocument): TextFileEdit {
  const { text, uri } = source;
  const lineBreak = text === '' || text.endsWith('\n') ? '' : '\n';
  const marker = text.trim() === '' || /(?:^|\n)---\s*$/.test(text) ? '' : '---\n';
  return { uri, start: text.length, end: text.length, text: lineBreak + marker + manifest, holdsKey: true };
}
