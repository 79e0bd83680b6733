import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { FixContext } from '../../features/code-actions/types.ts';
import { getRenewalActions } from '../../features/renewals.ts';
import type { AnalyzedDocument } from '../../features/types.ts';
import { FIX_ALL_KIND, RESTRICT_FILE_COMMAND } from '../capabilities.ts';
import { renewalContext, type Signers } from '../issuing/renewing.ts';
import { analyzed, type Session } from '../session.ts';

/** Quick fixes at a place, those that renew included, and `source.fixAll.certscope` for the whole document. */
export function registerCodeActions(session: Session, signers: Signers, canConnect: boolean): void {
  session.connection.onCodeAction(async (params) => {
    const document = await analyzed(session, params.textDocument.uri);
    if (document === undefined) return [];
    const commands = {
      copyText: session.client.commands.find((command) => command === 'certscope.copyText'),
      completeChain: canConnect
        ? session.client.commands.find((command) => command === 'certscope.completeChain')
        : undefined,
      restrictFile: session.runtime.restrictFile === undefined ? undefined : RESTRICT_FILE_COMMAND,
    };
    const context = { workspace: session.service.workspace, t: session.client.t, commands };
    const { getCodeActions } = await import('../../features/code-actions/index.ts');
    const askReason = session.client.commands.find((command) => command === 'certscope.ignoreRule');
    const actions = [
      ...getRenewalActions(document, params.range, renewalContext(document, session, signers)),
      ...getCodeActions(document, params.range, context, askReason),
    ].filter((action) => isWanted(action.kind, params));
    return [...actions, ...(await fixAllAction(session, document, params, context))];
  });
}

/** A kind is wanted when no kinds were asked for, or one of them is it or an ancestor of it (`source` of `source.fixAll`). */
function isWanted(kind: string | undefined, { context: { only } }: CodeActionParams): boolean {
  return (
    only === undefined ||
    (kind !== undefined && only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`)))
  );
}

/** Only made when asked for by name: it may have to analyse the document many times over. */
async function fixAllAction(
  session: Session,
  document: AnalyzedDocument,
  params: CodeActionParams,
  context: FixContext,
): Promise<CodeAction[]> {
  const { only } = params.context;
  if (
    only === undefined ||
    !only.some((kind) => kind.startsWith(CodeActionKind.Source)) ||
    !isWanted(FIX_ALL_KIND, params)
  )
    return [];
  const options = { settings: session.settings().rules, t: session.client.t, now: session.now() };
  const { fixAll } = await import('../../features/code-actions/fix-all.ts');
  const text = await fixAll(
    document,
    (_previous, source) => session.service.analyze(session.service.read(source), options),
    context,
  );
  if (text === undefined) return [];
  const end = document.source.positionAt(document.source.text.length);
  const edit = { range: { start: { line: 0, character: 0 }, end }, newText: text };
  return [
    {
      title: session.client.t('Fix all certificate problems that have one obvious fix'),
      kind: FIX_ALL_KIND,
      edit: { changes: { [document.source.uri]: [edit] } },
    },
  ];
}
