import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { editorOf } from '../issuing/apply-edit.ts';
import type { IssuingRoom } from '../issuing/issuing-room.ts';
import type { KnownAuthorities } from '../issuing/known-authorities.ts';
import { readCheckNames, readIssue, readPlace, readScope, readSnippet } from '../issuing/read-params.ts';
import { getSnippet, listStacks } from '../issuing/snippets.ts';
import {
  checkNamesRequest,
  type IssueOutcome,
  type IssueParams,
  issueRequest,
  issuingOptionsRequest,
  requestedExtensionsRequest,
  snippetRequest,
  snippetStacksRequest,
} from '../protocol/issuing.ts';
import type { Session } from '../session.ts';
import { answering, type CommandCall, type CommandTable } from './commands.ts';

/**
 * Answers everything about issuing. Returns the same as commands, for editors that have no client of ours. `written` is told of the files (URIs)
 * that the server wrote: editors notice them only after a while, and somebody may want to use them at once.
 */
export function registerIssuing(
  session: Session,
  room: IssuingRoom,
  known: KnownAuthorities,
  written: (files: readonly string[]) => Promise<void>,
): CommandTable {
  const { connection } = session;
  const make = async (params: IssueParams, token: CancellationToken): Promise<IssueOutcome> => {
    const { issue } = await issuingAnswers();
    const outcome = await issue(params, room, session, () => throwIfCancelled(token));
    // It may have made a CA.
    void known.refresh();
    if (outcome.kind === 'written') await written(outcome.files);
    return outcome;
  };
  // Our client's parameters are looked at as closely as a stranger's.
  const options = async (value: unknown) => {
    const scope = readScope(value, issuingOptionsRequest.method);
    return (await issuingAnswers()).getIssuingOptions(scope, room);
  };
  const names = async (value: unknown) => {
    const params = readCheckNames(value, checkNamesRequest.method);
    return (await issuingAnswers()).checkNames(params, room);
  };
  const extensions = async (value: unknown) => {
    const place = readPlace(value, requestedExtensionsRequest.method);
    return (await issuingAnswers()).getRequestedExtensions(place, room);
  };
  const snippet = (value: unknown) => getSnippet(readSnippet(value, snippetRequest.method), session.client.t);
  const task = (value: unknown) => readIssue(value, issueRequest.method);

  connection.onRequest(issuingOptionsRequest, (params) => answering(() => options(params)));
  connection.onRequest(checkNamesRequest, (params) => answering(() => names(params)));
  connection.onRequest(requestedExtensionsRequest, (params) => answering(() => extensions(params)));
  connection.onRequest(issueRequest, (params, token) => answering(() => make(task(params), token)));
  connection.onRequest(snippetStacksRequest, () => listStacks());
  connection.onRequest(snippetRequest, (params) => answering(() => snippet(params)));
  return {
    [issuingOptionsRequest.method]: options,
    [checkNamesRequest.method]: names,
    [requestedExtensionsRequest.method]: extensions,
    [snippetStacksRequest.method]: () => listStacks(),
    [snippetRequest.method]: snippet,
    [issueRequest.method]: (argument, call) => issueForEditor(() => make(task(argument), call.token), call, session),
  };
}

/** Nothing of them is needed to start. */
const issuingAnswers = () => import('../issuing/answers.ts');

/** For an editor that executes a command, shows its progress, and no answer. */
async function issueForEditor(
  make: () => Promise<IssueOutcome>,
  { progress }: CommandCall,
  session: Session,
): Promise<IssueOutcome> {
  progress.begin(session.client.t('CertScope: making keys and certificates'), undefined, undefined, true);
  try {
    return await applyEdits(await make(), session);
  } finally {
    progress.done();
  }
}

function throwIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}

/** An editor that executes a command shows no answer: its documents are edited by asking it to. */
async function applyEdits(outcome: IssueOutcome, session: Session): Promise<IssueOutcome> {
  const applyEdit = editorOf(session);
  if (outcome.kind !== 'edit' || applyEdit === undefined) return outcome;
  const { edit, kind: _edit, ...report } = outcome;
  const refusal = await applyEdit(edit, report.summary);
  if (refusal !== undefined) return { kind: 'refused', message: refusal };
  const files = edit.documentChanges?.flatMap((change) => ('textDocument' in change ? [change.textDocument.uri] : []));
  return { kind: 'written', files: files ?? Object.keys(edit.changes ?? {}), ...report };
}
