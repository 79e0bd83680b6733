import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import type { Artifact, Holder } from '../../documents/types.ts';
import type { Finding, Severity } from '../../rules/types.ts';
import { shiftRange, type TextRange } from '../../text/range.ts';
import { artifactOfRange } from '../artifact-of-range.ts';
import { blockAt } from '../definition.ts';
import { prose } from '../markdown.ts';
import { toRange } from '../places.ts';
import type { AnalyzedDocument, FeatureContext } from '../types.ts';
import { describeObject } from './describe-object.ts';
import { fieldUnderMouse } from './field-under-mouse.ts';

/** The decoded certificate, request, list or key at a UTF-16 offset; undefined where there is none. What is wrong comes first. */
export function getHover(analyzed: AnalyzedDocument, offset: number, context: FeatureContext): Hover | undefined {
  const subject = blockAt(analyzed, offset);
  if (subject === undefined) return undefined;
  const { artifact, holder } = subject;
  const parts = [
    describeFindings(findingsOn(analyzed, holder, artifact), context),
    fieldUnderMouse(artifact, offset - artifact.start, context.t),
    describeObject(subject, analyzed, context),
    describeNeighbours(holder, artifact, context),
  ];
  return {
    contents: { kind: MarkupKind.Markdown, value: parts.filter((part) => part !== '').join('\n\n') },
    range: toRange(analyzed.source, rangeUnderMouse(artifact, holder, offset)),
  };
}

/** Findings about one block: on it, or on its Secret's key. */
function findingsOn({ findings }: AnalyzedDocument, holder: Holder, artifact: Artifact): Finding[] {
  return findings.filter(({ range }) => artifactOfRange(range, holder) === artifact);
}

const marks: Readonly<Record<Severity, string>> = { error: '⛔', warning: '⚠️', information: 'ℹ️', hint: '💡' };

/** More than these would push the certificate itself out of sight. */
const MAX_FINDINGS = 6;

const loudness: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The loudest findings, and how many others there are. */
function describeFindings(findings: readonly Finding[], { t }: FeatureContext): string {
  const ordered = findings.toSorted((one, other) => loudness.indexOf(one.severity) - loudness.indexOf(other.severity));
  const shown = ordered.slice(0, MAX_FINDINGS).map(({ severity, message }) => `${marks[severity]} ${prose(message)}`);
  const left = ordered.length - shown.length;
  return [...shown, ...(left > 0 ? [`_${t('{0} more in Problems', left)}_`] : [])].join('\n\n');
}

function describeNeighbours(holder: Holder, artifact: Artifact, { t }: FeatureContext): string {
  const others = holder.artifacts.length - 1;
  if (others < 1) return '';
  const position = holder.artifacts.indexOf(artifact) + 1;
  return `_${t('Block {0} of {1} in {2}', position, others + 1, prose(holder.name))}_`;
}

function rangeUnderMouse(artifact: Artifact, holder: Holder, offset: number): TextRange {
  const block = shiftRange(artifact.content.range, artifact.start);
  if (offset >= block.start && offset <= block.end) return block;
  return holder.keyRange ?? artifact.anchor;
}
