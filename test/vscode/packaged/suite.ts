import { checkContains } from '../harness/assertions.ts';
import { extensionIsActive } from '../harness/editor.ts';
import { suiteInExtensionHost } from '../harness/extension-host.ts';
import { commandStories } from '../stories/commands.ts';
import { hoverStories } from '../stories/hover.ts';
import { problemStories } from '../stories/problems.ts';

/** The `.vsix`, installed as a user would: nothing that runs was left out of it. */
export const run = suiteInExtensionHost((suite) => {
  suite.first('runs from where it was installed', async () => {
    const { extensionUri } = await extensionIsActive();
    checkContains(extensionUri.path, 'extensions/certscope.certscope-');
  });
  hoverStories(suite);
  problemStories(suite);
  commandStories(suite);
});
