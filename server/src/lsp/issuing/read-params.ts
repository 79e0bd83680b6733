import { ROLES } from '../../issue/types.ts';
import type { PlaceParams } from '../protocol/documents.ts';
import type { CheckNamesParams, IssueParams, IssueTarget, IssuingScope, SnippetParams } from '../protocol/issuing.ts';
import { byKind, Fields, flag, numberFrom, oneOf, optional, type Read, text } from './arguments.ts';
import { readAuthority, readPackaging, readTask } from './read-task.ts';

const coordinate = numberFrom(0, Number.MAX_SAFE_INTEGER);

export const readScope: Read<IssuingScope> = (value, place) => ({
  folder: new Fields(value ?? {}, place).read('folder', optional(text)),
});

export const readCheckNames: Read<CheckNamesParams> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    folder: fields.read('folder', optional(text)),
    text: fields.read('text', text),
    authority: fields.read('authority', optional(readAuthority)),
  };
};

/** A document, and a place in it; its beginning where none is said. */
export const readPlace: Read<PlaceParams> = (value, place) => {
  const fields = new Fields(value, place);
  const start = { line: 0, character: 0 };
  return {
    uri: fields.read('uri', text),
    range: fields.read('range', optional(readRange)) ?? { start, end: start },
  };
};

const readRange: Read<PlaceParams['range']> = (value, place) => {
  const fields = new Fields(value, place);
  return { start: fields.read('start', readPosition), end: fields.read('end', readPosition) };
};

const readPosition: Read<PlaceParams['range']['start']> = (value, place) => {
  const fields = new Fields(value, place);
  return { line: fields.read('line', coordinate), character: fields.read('character', coordinate) };
};

const readTarget: Read<IssueTarget> = byKind<IssueTarget>({
  folder: (fields) => ({
    kind: 'folder',
    uri: fields.read('uri', text),
    replace: fields.read('replace', optional(flag)) ?? false,
    gitignore: fields.read('gitignore', optional(oneOf(['add', 'leave']))),
  }),
  document: (fields) => ({
    kind: 'document',
    uri: fields.read('uri', optional(text)),
    position: fields.read('position', optional(readPosition)),
  }),
  'in-place': () => ({ kind: 'in-place' }),
});

export const readIssue: Read<IssueParams> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    folder: fields.read('folder', optional(text)),
    task: fields.read('task', readTask),
    packaging: fields.read('packaging', readPackaging),
    target: fields.read('target', readTarget),
    acceptFindings: fields.read('acceptFindings', optional(flag)),
  };
};

export const readSnippet: Read<SnippetParams> = (value, place) => {
  const fields = new Fields(value, place);
  return {
    stack: fields.read('stack', text),
    folder: fields.read('folder', text),
    role: fields.read('role', oneOf(ROLES)),
    serverName: fields.read('serverName', optional(text)),
  };
};
