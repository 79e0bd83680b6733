import { check } from '../harness/assertions.ts';
import { extensionIsActive } from '../harness/editor.ts';
import { suiteInExtensionHost } from '../harness/extension-host.ts';
import { commandStories } from '../stories/commands.ts';
import { refusedConnectingStories } from '../stories/connecting.ts';
import { hoverStories } from '../stories/hover.ts';
import { issuingStories } from '../stories/issuing.ts';
import { navigationStories } from '../stories/navigation.ts';
import { outlineStories } from '../stories/outline.ts';
import { problemStories } from '../stories/problems.ts';
import { quickFixStories } from '../stories/quick-fixes.ts';
import { ruleStories } from '../stories/rules.ts';

/** The same, with extension and server in web workers. */
export const run = suiteInExtensionHost((suite) => {
  suite.first('starts in a web worker', async () => {
    const { extensionUri } = await extensionIsActive();
    check(/^https?$/.test(extensionUri.scheme), `the extension was loaded from ${extensionUri}`);
    check(typeof globalThis.process === 'undefined' || !globalThis.process.versions?.node, 'this is Node');
  });
  hoverStories(suite);
  problemStories(suite);
  quickFixStories(suite);
  ruleStories(suite);
  outlineStories(suite);
  navigationStories(suite);
  commandStories(suite);
  issuingStories(suite);
  refusedConnectingStories(suite);
});
