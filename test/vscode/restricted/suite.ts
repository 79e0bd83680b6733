import * as vscode from 'vscode';
import { check } from '../harness/assertions.ts';
import { extensionIsActive } from '../harness/editor.ts';
import { suiteInExtensionHost } from '../harness/extension-host.ts';
import { refusedConnectingStories } from '../stories/connecting.ts';
import { hoverStories } from '../stories/hover.ts';
import { refusedIssuingStories } from '../stories/issuing.ts';
import { problemStories } from '../stories/problems.ts';
import { ruleStories } from '../stories/rules.ts';

/** A folder that nobody trusted. */
export const run = suiteInExtensionHost((suite) => {
  suite.first('runs in Restricted Mode', async () => {
    check(!vscode.workspace.isTrusted, 'the folder is trusted');
    await extensionIsActive();
  });
  hoverStories(suite);
  problemStories(suite);
  refusedIssuingStories(suite);
  ruleStories(suite);
  refusedConnectingStories(suite);
});
