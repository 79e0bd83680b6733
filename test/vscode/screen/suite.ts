import type { Page } from 'playwright-core';
import { checkContains } from '../harness/assertions.ts';
import { runTests, type TestOutcome } from '../harness/collector.ts';
import { Workbench } from '../harness/workbench.ts';

/** The window as a person sees and uses it, with the mouse. Leaves pictures in out/pictures. */
export const testsOnPage = (page: Page): Promise<readonly TestOutcome[]> => {
  const workbench = new Workbench(page);
  return runTests(({ it }) => {
    it('shows who a certificate is for when the mouse rests on its block', async () => {
      await workbench.openFile('server.pem');
      const text = await workbench.hoverLine(1);
      checkContains(text, 'api.payments.svc');
      checkContains(text, 'Payments Issuing CA');
      await workbench.takePicture('hover');
    });

    it('lists the problems of the open file in the Problems panel', async () => {
      await workbench.openFile('expired.pem');
      await workbench.runCommand('Show Problems of This File');
      checkContains(await workbench.problemsText(), /expired/i);
      await workbench.takePicture('problems');
    });

    it('offers the repair at the light bulb and does it', async () => {
      await workbench.openFile('reversed.pem');
      await workbench.quickFix(/Reorder the chain/);
      await workbench.takePicture('fixed');
      await workbench.undo();
    });

    it('asks why a finding is to be ignored, and writes the reason above the block', async () => {
      await workbench.openFile('expired.pem');
      await workbench.quickFixWith(2, /Ignore validity\/expired here/, 'kept for the archive');
      checkContains(
        await workbench.editorText('expired.pem'),
        '# certscope-ignore validity/expired: kept for the archive',
      );
      await workbench.takePicture('ignored');
      await workbench.undo();
    });

    it('copies a fingerprint that was picked from the list', async () => {
      await workbench.openFile('server.pem');
      await workbench.runCommand('Copy Fingerprint');
      await workbench.takePicture('fingerprints');
      await workbench.pick('SHA-256 with colons');
      checkContains(await workbench.clipboard(), /^([0-9A-F]{2}:){31}[0-9A-F]{2}$/i);
    });

    it('explains a certification path in a document beside the editor', async () => {
      await workbench.openFile('server.pem');
      await workbench.runCommand('Explain Certification Path');
      checkContains(await workbench.editorText('api.payments.svc.path.txt'), 'Certification path of api.payments.svc');
      await workbench.takePicture('path');
      await workbench.runCommand('View: Close Editor');
    });

    it('explains a Secret', async () => {
      await workbench.openFile('good.yaml');
      checkContains(await workbench.hoverText('tls.crt'), 'api.payments.svc');
      await workbench.takePicture('secret');
    });
  });
};
