import * as vscode from 'vscode';
import { required } from './assertions.ts';

/** How long the editor may take for anything, in milliseconds. */
const deadline = 20_000;

/** The URI of a file of the suite's workspace. */
export function workspaceFile(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.Uri.joinPath(required(folder, 'an open folder').uri, path);
}

/** Opens a file of the workspace in an editor, as a click in the explorer does. */
export async function openDocument(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(workspaceFile(path));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Opens text that no file holds. */
export async function openUntitled(content: string, language: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Resolves with the first value of `probe` that is not undefined: now, or after one of `event`; rejects at the deadline. */
export function when<T>(event: vscode.Event<unknown>, probe: () => T | undefined, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => finish(() => reject(new Error(`not seen after ${deadline / 1000} s: ${what}`))),
      deadline,
    );
    const subscription = event(look);
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      subscription.dispose();
      settle();
    };
    function look(): void {
      const value = probe();
      if (value !== undefined) finish(() => resolve(value));
    }
    look();
  });
}

/** What `ask` gives as soon as that is not undefined; for what the editor has no event for (a provider just registered). */
export async function eventually<T>(ask: () => Thenable<T | undefined>, what: string): Promise<T> {
  const end = performance.now() + deadline;
  while (performance.now() < end) {
    const value = await ask();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not seen after ${deadline / 1000} s: ${what}`);
}

/** The code of a diagnostic as the user reads it, such as `validity/expired`. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The diagnostics of a document once one of them has `code`. */
export function diagnosticsWith(uri: vscode.Uri, code: string): Promise<readonly vscode.Diagnostic[]> {
  const probe = (): readonly vscode.Diagnostic[] | undefined => {
    const diagnostics = vscode.languages.getDiagnostics(uri);
    return diagnostics.some((diagnostic) => codeOf(diagnostic) === code) ? diagnostics : undefined;
  };
  return when(vscode.languages.onDidChangeDiagnostics, probe, `${code} in ${uri.path}`);
}

/** The first diagnostic of a document with `code`, as soon as it is there. */
export async function diagnosticWith(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic> {
  const diagnostics = await diagnosticsWith(uri, code);
  return required(
    diagnostics.find((diagnostic) => codeOf(diagnostic) === code),
    code,
  );
}

/** Resolves when no diagnostic of a document has `code` any more. */
export async function diagnosticGone(uri: vscode.Uri, code: string): Promise<void> {
  const probe = (): true | undefined =>
    vscode.languages.getDiagnostics(uri).every((diagnostic) => codeOf(diagnostic) !== code) || undefined;
  await when(vscode.languages.onDidChangeDiagnostics, probe, `${code} leaving ${uri.path}`);
}

/** Start of the first occurrence of `text` in a document, plus `offset` characters. */
export function positionOf(document: vscode.TextDocument, text: string, offset = 0): vscode.Position {
  const index = document.getText().indexOf(text);
  if (index < 0) throw new Error(`${document.uri.path} does not contain ${text}`);
  return document.positionAt(index + offset);
}

const listOrUndefined = <T>(list: readonly T[] | undefined): readonly T[] | undefined =>
  list?.length ? list : undefined;

/** The text of all hovers at a position, Markdown source and all, as soon as there is one. */
export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await eventually(
    async () =>
      listOrUndefined(
        await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position),
      ),
    `a hover in ${uri.path} on line ${position.line + 1}`,
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

/** The outline of a document. */
export const outlineOf = (uri: vscode.Uri): Promise<readonly vscode.DocumentSymbol[]> =>
  eventually(
    async () =>
      listOrUndefined(
        await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri),
      ),
    `an outline of ${uri.path}`,
  );

/** The titles of the CodeLenses of a document. */
export async function lensTitles(uri: vscode.Uri): Promise<readonly string[]> {
  const lenses = await eventually(
    async () =>
      listOrUndefined(
        await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100),
      ),
    `CodeLenses in ${uri.path}`,
  );
  return lenses.flatMap((lens) => (lens.command ? [lens.command.title] : []));
}

/** The folding ranges of a document. */
export const foldingOf = (uri: vscode.Uri): Promise<readonly vscode.FoldingRange[]> =>
  eventually(
    async () =>
      listOrUndefined(
        await vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', uri),
      ),
    `folding ranges in ${uri.path}`,
  );

/** The labels of the inlay hints of a document. */
export async function inlayHintLabels(document: vscode.TextDocument): Promise<readonly string[]> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await eventually(
    async () =>
      listOrUndefined(
        await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, all),
      ),
    `inlay hints in ${document.uri.path}`,
  );
  return hints.map(({ label }) => (typeof label === 'string' ? label : label.map((part) => part.value).join('')));
}

const fileAndLine = (place: vscode.Location | vscode.LocationLink): string =>
  'targetUri' in place
    ? `${nameOf(place.targetUri)}:${place.targetRange.start.line + 1}`
    : `${nameOf(place.uri)}:${place.range.start.line + 1}`;

const nameOf = (uri: vscode.Uri): string => uri.path.split('/').at(-1) ?? '';

/** Where a question about a position leads, each as `file:line`, once `expected` is among them (the index may still be working). */
export function placesOf(
  command: 'vscode.executeDefinitionProvider' | 'vscode.executeReferenceProvider',
  uri: vscode.Uri,
  position: vscode.Position,
  expected: string,
): Promise<readonly string[]> {
  return eventually(
    async () => {
      const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
        command,
        uri,
        position,
      );
      const places = (found ?? []).map(fileAndLine);
      return places.includes(expected) ? places : undefined;
    },
    `${expected} from line ${position.line + 1} of ${uri.path}`,
  );
}

/** The code actions of a kind offered at a range. */
export async function codeActionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
): Promise<readonly vscode.CodeAction[]> {
  const command = 'vscode.executeCodeActionProvider';
  return (await vscode.commands.executeCommand<vscode.CodeAction[]>(command, uri, range, kind.value, 50)) ?? [];
}

/** The ranges that "Expand Selection" goes through from a position, innermost first. */
export async function selectionAt(uri: vscode.Uri, position: vscode.Position): Promise<readonly vscode.Range[]> {
  const command = 'vscode.executeSelectionRangeProvider';
  const [innermost] = await eventually(
    async () =>
      listOrUndefined(await vscode.commands.executeCommand<vscode.SelectionRange[]>(command, uri, [position])),
    `selection ranges in ${uri.path}`,
  );
  const ranges: vscode.Range[] = [];
  for (let step = innermost; step; step = step.parent) ranges.push(step.range);
  return ranges;
}

/** Does what choosing a code action in the editor does. */
export async function applyAction({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit) await vscode.workspace.applyEdit(edit);
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** Waits until the extension runs. */
export async function extensionIsActive(): Promise<vscode.Extension<unknown>> {
  const extension = required(
    vscode.extensions.getExtension('certscope.certscope'),
    'the extension certscope.certscope',
  );
  await extension.activate();
  return extension;
}
