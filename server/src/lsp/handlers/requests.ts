import { type CopyChoice, getEncodingChoices, getFingerprintChoices } from '../../features/copy-choices.ts';
import { getDecodedText } from '../../features/decoded-text.ts';
import { toTextRange } from '../../features/places.ts';
import { getDocumentExpiry, getWorkspaceExpiry } from '../../features/status.ts';
import { RESTRICT_FILE_COMMAND } from '../capabilities.ts';
import {
  type DecodedText,
  decodedTextRequest,
  encodingsRequest,
  explainPathRequest,
  fingerprintsRequest,
  type PathExplanation,
  type PlaceParams,
  type Status,
  type StatusParams,
  statusRequest,
} from '../protocol/documents.ts';
import { analyzed, featureContext, type Session } from '../session.ts';
import type { CommandHandler, CommandTable } from './commands.ts';
import { restrictFile } from './restrict-file.ts';

/** Answers what LSP has no word for: our client's requests. Returns the same as commands, for other editors. */
export function registerRequests(session: Session, refresh: () => void): CommandTable {
  const { connection } = session;
  connection.onRequest(statusRequest, (params) => getStatus(session, params));
  connection.onRequest(decodedTextRequest, (params) => decodedText(session, params));
  connection.onRequest(explainPathRequest, (params) => pathExplanation(session, params));
  connection.onRequest(fingerprintsRequest, (params) => fingerprints(session, params));
  connection.onRequest(encodingsRequest, (params) => encodings(session, params));
  const atPlace =
    <T>(answer: (session: Session, params: PlaceParams) => Promise<T>): CommandHandler =>
    (argument) => {
      const params = readPlace(argument);
      return params === undefined ? null : answer(session, params);
    };
  return {
    [decodedTextRequest.method]: atPlace(decodedText),
    [explainPathRequest.method]: atPlace(pathExplanation),
    [fingerprintsRequest.method]: atPlace(fingerprints),
    [encodingsRequest.method]: atPlace(encodings),
    [RESTRICT_FILE_COMMAND]: atPlace((_, { uri }) => restrictFile(session, uri, refresh)),
  };
}

async function getStatus(session: Session, { uri }: StatusParams): Promise<Status> {
  const context = featureContext(session);
  const document = uri === undefined ? undefined : await analyzed(session, uri);
  return {
    relevant:
      document?.document.units.some((unit) => unit.holders.some((holder) => holder.artifacts.length > 0)) ?? false,
    document: document === undefined ? undefined : getDocumentExpiry(document, context),
    workspace: getWorkspaceExpiry(context),
    indexing: session.indexing(),
  };
}

async function decodedText(session: Session, { uri, range }: PlaceParams): Promise<DecodedText | null> {
  const document = await analyzed(session, uri);
  return document === undefined ? null : (getDecodedText(document, toTextRange(document.source, range)) ?? null);
}

async function pathExplanation(session: Session, { uri, range }: PlaceParams): Promise<PathExplanation | null> {
  const document = await analyzed(session, uri);
  if (document === undefined) return null;
  const { explainPath } = await import('../../features/explain-path.ts');
  return (await explainPath(document, toTextRange(document.source, range), featureContext(session))) ?? null;
}

async function fingerprints(session: Session, { uri, range }: PlaceParams): Promise<readonly CopyChoice[]> {
  const document = await analyzed(session, uri);
  return document === undefined
    ? []
    : getFingerprintChoices(document, toTextRange(document.source, range), featureContext(session));
}

async function encodings(session: Session, { uri, range }: PlaceParams): Promise<readonly CopyChoice[]> {
  const document = await analyzed(session, uri);
  return document === undefined
    ? []
    : getEncodingChoices(document, toTextRange(document.source, range), featureContext(session));
}

/** A command's argument comes from anywhere: only what has the right shape is taken. */
function readPlace(argument: unknown): PlaceParams | undefined {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument) || typeof argument.uri !== 'string')
    return undefined;
  const start = readPosition('range' in argument ? argument.range : undefined, 'start') ?? { line: 0, character: 0 };
  const end = readPosition('range' in argument ? argument.range : undefined, 'end') ?? start;
  return { uri: argument.uri, range: { start, end } };
}

function readPosition(range: unknown, name: 'start' | 'end') {
  if (typeof range !== 'object' || range === null) return undefined;
  const position: unknown = new Map(Object.entries(range)).get(name);
  if (typeof position !== 'object' || position === null || !('line' in position) || !('character' in position))
    return undefined;
  const { line, character } = position;
  return typeof line === 'number' && typeof character === 'number' ? { line, character } : undefined;
}
