import type { CodeLens, FoldingRange, Position } from 'vscode-languageserver';
import { getCodeLenses } from '../../features/code-lenses.ts';
import { getDefinition } from '../../features/definition.ts';
import { getDocumentSymbols } from '../../features/document-symbols.ts';
import { getFoldingRanges } from '../../features/folding-ranges.ts';
import { getHover } from '../../features/hover/hover.ts';
import { getInlayHints } from '../../features/inlay-hints.ts';
import { toTextRange } from '../../features/places.ts';
import { getReferences } from '../../features/references.ts';
import { getRenewalLenses } from '../../features/renewals.ts';
import { getSelectionRange } from '../../features/selection-ranges.ts';
import type { AnalyzedDocument, FeatureContext } from '../../features/types.ts';
import { getWorkspaceSymbols } from '../../features/workspace-symbols.ts';
import type { ConnectingRoom } from '../connecting/connecting-room.ts';
import { renewalContext, type Signers } from '../issuing/renewing.ts';
import { analyzed, featureContext, type Session } from '../session.ts';

/** Answers everything that an editor asks of one place or one document. */
export function registerLanguageFeatures(session: Session, signers: Signers, room: ConnectingRoom): void {
  registerPlaces(session);
  registerOverviews(session, signers, room);
}

/** Runs a feature on the newest version of a document; undefined where it is not open. */
async function on<T>(
  session: Session,
  uri: string,
  feature: (document: AnalyzedDocument, context: FeatureContext) => T | Promise<T>,
): Promise<T | undefined> {
  const document = await analyzed(session, uri);
  return document === undefined ? undefined : feature(document, featureContext(session));
}

interface PlaceParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

function registerPlaces(session: Session): void {
  const { connection } = session;
  const at = <T>(
    params: PlaceParams,
    feature: (document: AnalyzedDocument, offset: number, context: FeatureContext) => T | Promise<T>,
  ) =>
    on(session, params.textDocument.uri, (document, context) =>
      feature(document, document.source.offsetAt(params.position), context),
    );

  connection.onHover((params) => (session.settings().hover ? at(params, getHover) : undefined));
  connection.onDefinition((params) => at(params, getDefinition));
  connection.onReferences((params) => at(params, getReferences));
  connection.onSelectionRanges(({ textDocument, positions }) =>
    on(session, textDocument.uri, (document) =>
      // LSP wants exactly one answer per position.
      positions.map(
        (position) =>
          getSelectionRange(document, document.source.offsetAt(position)) ?? {
            range: { start: position, end: position },
          },
      ),
    ),
  );
}

/** Read when an editor first asks for lenses: after the server has started. */
async function connectionLenses(document: AnalyzedDocument, room: ConnectingRoom): Promise<CodeLens[]> {
  const { getConnectionLenses } = await import('../connecting/connection-lenses.ts');
  return getConnectionLenses(document, room);
}

/** None, rather than an empty list, where nothing is to fold: an editor then folds by indentation. */
function foldingRanges(document: AnalyzedDocument): FoldingRange[] | undefined {
  const ranges = getFoldingRanges(document);
  return ranges.length === 0 ? undefined : ranges;
}

function registerOverviews(session: Session, signers: Signers, room: ConnectingRoom): void {
  const { connection, client } = session;
  const command = client.commands.find((name) => name === 'certscope.showDecoded');
  connection.onDocumentSymbol(({ textDocument }) => on(session, textDocument.uri, getDocumentSymbols));
  connection.onFoldingRanges(({ textDocument }) => on(session, textDocument.uri, foldingRanges));
  connection.onCodeLens(({ textDocument }) =>
    session.settings().codeLens
      ? on(session, textDocument.uri, async (document, context) => [
          ...getCodeLenses(document, command, context),
          ...getRenewalLenses(document, renewalContext(document, session, signers)),
          ...(await connectionLenses(document, room)),
        ])
      : [],
  );
  connection.languages.inlayHint.on(({ textDocument, range }) =>
    session.settings().inlayHints
      ? on(session, textDocument.uri, (document, context) =>
          getInlayHints(document, toTextRange(document.source, range), context),
        )
      : [],
  );
  connection.onWorkspaceSymbol(({ query }) => getWorkspaceSymbols(session.service.workspace, query));
}
