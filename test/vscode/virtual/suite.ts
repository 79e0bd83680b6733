import type { Page } from 'playwright-core';
import { checkContains, checkEqual } from '../harness/assertions.ts';
import { runTests, type TestOutcome } from '../harness/collector.ts';
import { Workbench } from '../harness/workbench.ts';

/** A folder whose files are somewhere else, behind a file system of an extension. */
export const testsOnPage = (page: Page): Promise<readonly TestOutcome[]> => {
  const workbench = new Workbench(page);
  return runTests(({ it }) => {
    it('reads certificates as anywhere else', async () => {
      await workbench.openFromExplorer('server.pem');
      const text = await workbench.hoverLine(1);
      checkContains(text, 'api.payments.svc');
      checkContains(text, 'Payments Issuing CA');
    });

    it('finds what is wrong with them', async () => {
      await workbench.openFromExplorer('expired.pem');
      await workbench.runCommand('Show Problems of This File');
      checkContains(await workbench.problemsText(), /expired/i);
    });

    it('issues nothing, says why and asks nothing', async () => {
      for (const command of ['Issue Development Certificate', 'Make an mTLS Pair', 'Renew Certificate']) {
        await workbench.runCommand(command);
        await workbench.notification(/CertScope issues nothing in a virtual workspace/);
        checkEqual(await workbench.isAsked(), false, `${command} asks`);
        await workbench.takePicture('virtual-issuing');
        await workbench.runCommand('Notifications: Clear All Notifications');
      }
    });

    it('connects to nothing, says why and asks nothing', async () => {
      for (const command of ['Test Connection…', 'Scan Server', 'Start mTLS Test Server']) {
        await workbench.runCommand(command);
        await workbench.notification(/CertScope connects to nothing from a virtual workspace/);
        checkEqual(await workbench.isAsked(), false, `${command} asks`);
        await workbench.takePicture('virtual-connecting');
        await workbench.runCommand('Notifications: Clear All Notifications');
      }
    });
  });
};
