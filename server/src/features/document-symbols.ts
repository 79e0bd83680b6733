import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Artifact, Holder, KubernetesUnit, Unit } from '../documents/types.ts';
import { shiftRange, type TextRange } from '../text/range.ts';
import { describeFields } from '../x509/fields.ts';
import { getDisplayName } from '../x509/identity.ts';
import type { Field, PkiObject } from '../x509/types.ts';
import { visible } from './markdown.ts';
import { toRange } from './places.ts';
import type { AnalyzedDocument } from './types.ts';

/** Fields worth a line of their own in the outline; the rest is a hover away. */
const OUTLINE_FIELDS: ReadonlySet<string> = new Set([
  'subject',
  'issuer',
  'serialNumber',
  'validity',
  'notBefore',
  'notAfter',
  'subjectPublicKeyInfo',
  'subjectAltName',
  'keyUsage',
  'extendedKeyUsage',
  'basicConstraints',
  'nameConstraints',
  'thisUpdate',
  'nextUpdate',
]);

/** Blocks whose fields are listed; a bundle of thousands gets one line a block. */
const MAX_DETAILED_BLOCKS = 200;

/** The outline: one symbol per block with its interesting fields below; in Kubernetes manifests grouped by object and key. */
export function getDocumentSymbols(analyzed: AnalyzedDocument): DocumentSymbol[] {
  return analyzed.document.units.flatMap((unit) => symbolsOfUnit(unit, analyzed));
}

function symbolsOfUnit(unit: Unit, analyzed: AnalyzedDocument): DocumentSymbol[] {
  if (unit.kind === 'pem-file') return unit.holders.flatMap((holder) => symbolsOfHolder(holder, analyzed));
  const children = unit.holders
    .filter((holder) => holder.artifacts.length > 0)
    .map((holder) => symbolOfKey(holder, analyzed));
  return unit.kind === 'kubernetes' && children.length > 0 ? [symbolOfResource(unit, children, analyzed)] : children;
}

function symbolOfResource(
  unit: KubernetesUnit,
  children: DocumentSymbol[],
  analyzed: AnalyzedDocument,
): DocumentSymbol {
  const name = [unit.objectKind, unit.name].filter((part) => part !== undefined).join(' ');
  return {
    name: visible(name, 80) || unit.kind,
    detail: visible(unit.type ?? '', 80),
    kind: SymbolKind.Namespace,
    range: toRange(analyzed.source, cover(unit.range, [unit.anchor, ...unit.holders.map(wholeOf)])),
    selectionRange: toRange(analyzed.source, unit.anchor),
    children,
  };
}

function symbolOfKey(holder: Holder, analyzed: AnalyzedDocument): DocumentSymbol {
  const selection = holder.keyRange ?? holder.valueRange;
  return {
    name: visible(holder.name, 80) || holder.path,
    detail: visible(holder.path, 80),
    kind: SymbolKind.Property,
    range: toRange(analyzed.source, wholeOf(holder)),
    selectionRange: toRange(analyzed.source, selection),
    children: symbolsOfHolder(holder, analyzed),
  };
}

function wholeOf(holder: Holder): TextRange {
  const key = holder.keyRange ?? holder.valueRange;
  return { start: Math.min(key.start, holder.valueRange.start), end: Math.max(key.end, holder.valueRange.end) };
}

/** LSP demands that parents enclose their children. */
function cover(range: TextRange, inner: readonly TextRange[]): TextRange {
  return inner.reduce(
    (outer, one) => ({ start: Math.min(outer.start, one.start), end: Math.max(outer.end, one.end) }),
    range,
  );
}

function symbolsOfHolder(holder: Holder, analyzed: AnalyzedDocument): DocumentSymbol[] {
  const detailed = holder.artifacts.length <= MAX_DETAILED_BLOCKS;
  return holder.artifacts.map((artifact) => symbolOfArtifact(artifact, analyzed, detailed));
}

function symbolOfArtifact(artifact: Artifact, analyzed: AnalyzedDocument, detailed: boolean): DocumentSymbol {
  const { content, start } = artifact;
  return {
    name: visible(getDisplayName(content.object), 80) || content.label,
    detail: content.label,
    kind: kindOf(content.object),
    range: toRange(analyzed.source, shiftRange(content.range, start)),
    selectionRange: toRange(analyzed.source, shiftRange(content.beginLine, start)),
    ...(detailed
      ? {
          children: outlineFields(describeFields(content.object)).map((field) =>
            symbolOfField(field, artifact, analyzed),
          ),
        }
      : {}),
  };
}

function kindOf(object: PkiObject): SymbolKind {
  switch (object.kind) {
    case 'certificate':
      return SymbolKind.Class;
    case 'csr':
      return SymbolKind.Interface;
    case 'crl':
    case 'pkcs7':
      return SymbolKind.Array;
    case 'private-key':
    case 'public-key':
      return SymbolKind.Key;
    default:
      return SymbolKind.Object;
  }
}

/** The interesting fields, wherever in the tree they are. A list of 100,000 revoked certificates is not walked for them. */
function outlineFields(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => {
    if (OUTLINE_FIELDS.has(field.name)) return [field];
    return field.name === 'revokedCertificates' ? [] : outlineFields(field.children);
  });
}

function symbolOfField(field: Field, { content, start }: Artifact, analyzed: AnalyzedDocument): DocumentSymbol {
  const range = toRange(analyzed.source, shiftRange(content.textRangeOf(field.range), start));
  return {
    name: field.name,
    detail: visible(summaryOf(field), 120),
    kind: SymbolKind.Field,
    range,
    selectionRange: range,
  };
}

function summaryOf(field: Field): string {
  if (field.value !== undefined && field.value !== '') return field.value;
  return field.children.map((child) => child.value ?? child.name).join(', ');
}
