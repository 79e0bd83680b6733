import { extensionIsActive } from '../harness/editor.ts';
import { suiteInExtensionHost } from '../harness/extension-host.ts';
import { commandStories } from '../stories/commands.ts';
import { connectingStories } from '../stories/connecting.ts';
import { hoverStories } from '../stories/hover.ts';
import { issuingStories } from '../stories/issuing.ts';
import { liveReportStories } from '../stories/live-report.ts';
import { navigationStories } from '../stories/navigation.ts';
import { outlineStories } from '../stories/outline.ts';
import { problemStories } from '../stories/problems.ts';
import { proxyStories } from '../stories/proxy.ts';
import { quickFixStories } from '../stories/quick-fixes.ts';
import { ruleStories } from '../stories/rules.ts';
import { plainConfigurationStories, targetStories } from '../stories/targets.ts';

/** Everything, in the node extension host. */
export const run = suiteInExtensionHost((suite) => {
  suite.first('starts', async () => {
    await extensionIsActive();
  });
  hoverStories(suite);
  problemStories(suite);
  quickFixStories(suite);
  ruleStories(suite);
  outlineStories(suite);
  navigationStories(suite);
  commandStories(suite);
  issuingStories(suite);
  connectingStories(suite);
  targetStories(suite);
  plainConfigurationStories(suite);
  proxyStories(suite);
  liveReportStories(suite);
});
