import * as vscode from 'vscode';
import { runTests, type SuiteDefinition } from './collector.ts';

/** Where the runner looks for the outcome: a path of the machine the editor's files are on. Set when the suite is bundled. */
declare const OUTCOME_FILE: string;

/** A path of the workspace's machine as a URI, also where that machine is reached through the workbench's remote. */
const onWorkspaceMachine = (path: string): vscode.Uri => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder ? folder.uri.with({ path }) : vscode.Uri.file(path);
};

/** The `run` that the extension host calls: runs the suite and leaves its outcome for the runner. */
export const suiteInExtensionHost =
  (define: (suite: SuiteDefinition) => void): (() => Promise<void>) =>
  async () => {
    const outcomes = await runTests(define);
    const bytes = new TextEncoder().encode(JSON.stringify(outcomes));
    await vscode.workspace.fs.writeFile(onWorkspaceMachine(OUTCOME_FILE), bytes);
  };
