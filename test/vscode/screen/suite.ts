import type { Page } from 'playwright-core';
import { checkContains, required } from '../harness/assertions.ts';
import { runTests, type TestOutcome } from '../harness/collector.ts';
import { ARCHIVE_PASSWORD } from '../harness/payments-workspace.ts';
import { Workbench } from '../harness/workbench.ts';

/** What is asked while a certificate is issued, each with a default. */
const questions = [
  'What is the certificate for?',
  'Names that it is known by',
  'Kind of key',
  'How long is it valid?',
  'Signed by',
  'In which forms?',
  'Where to?',
];

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
      await workbench.chooseQuickFix(/Reorder the chain/);
      await workbench.isRepaired();
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

    it('issues a certificate, driven by the keyboard from the palette to files on disk', async () => {
      await workbench.openFile('service.yaml');
      await workbench.runCommand('Issue Development Certificate');
      await workbench.question('What is the certificate for?');
      await workbench.takePicture('issue-role');
      await workbench.press('Enter');
      await workbench.question('Names that it is known by');
      checkContains(
        await workbench.pickerText(),
        /ledger\.payments\.svc.*Service payments\/ledger \(k8s\/service\.yaml\)/s,
      );
      await workbench.takePicture('issue-names');
      await workbench.press('Enter');
      await workbench.question('Kind of key');
      await workbench.back();
      await workbench.question('Names that it is known by');
      await workbench.press('Enter');
      await workbench.question('Kind of key');
      await workbench.press('Enter');
      await workbench.question('How long is it valid?');
      await workbench.takePicture('issue-lifetime');
      await workbench.press('Enter');
      await workbench.question('Signed by');
      await workbench.takePicture('issue-authority');
      await workbench.press('Enter');
      await workbench.question('In which forms?');
      await workbench.takePicture('issue-formats');
      await workbench.press('Enter');
      await workbench.question('Where to?');
      await workbench.takePicture('issue-target');
      await workbench.press('Enter');
      checkContains(await workbench.notification(/is signed by/), 'Copy Snippet');
      await workbench.takePicture('issued');
      await workbench.answerNotification(/is signed by/, 'Open');
      checkContains(await workbench.editorText('fullchain.pem'), 'BEGIN CERTIFICATE');
    });

    it('asks before it replaces what it made', async () => {
      await workbench.runCommand('Issue Development Certificate');
      for (const question of questions) {
        await workbench.question(question);
        await workbench.press('Enter');
      }
      checkContains(await workbench.dialogText(), /files are there already\..*certs\/key\.pem/s);
      await workbench.takePicture('replace');
      await workbench.answerDialog('Cancel');
    });

    it('renews an expired certificate by its lens', async () => {
      await workbench.openFile('reports.pem');
      await workbench.clickLens('Renew');
      await workbench.question('Which key?');
      await workbench.takePicture('renew');
      await workbench.press('Enter');
      await workbench.question('How long is it valid?');
      await workbench.press('Enter');
      await workbench.isRepaired();
      await workbench.takePicture('renewed');
    });

    it('asks for the password of an encrypted key, again where it is wrong, and ends with Escape', async () => {
      const renew = async (): Promise<void> => {
        await workbench.runCommand('Renew Certificate');
        for (const question of ['Which key?', 'How long is it valid?']) {
          await workbench.question(question);
          await workbench.press('Enter');
        }
        await workbench.question('archive-key.pem is encrypted');
      };
      await workbench.openFile('archive.pem');
      await renew();
      await workbench.press('Escape');
      await renew();
      await workbench.type('battery staple');
      await workbench.press('Enter');
      await workbench.question('does not open with this password');
      await workbench.takePicture('renew-password');
      await workbench.type(ARCHIVE_PASSWORD);
      await workbench.press('Enter');
      await workbench.isRepaired();
    });

    it('makes a pair, starts the test server and tests the connection, with and without the client certificate', async () => {
      await workbench.openFile('service.yaml');
      await workbench.runCommand('Make an mTLS Pair');
      await workbench.question('Names of the server');
      await workbench.press('Enter');
      await workbench.question('Names of the client');
      await workbench.press('Enter');
      for (const question of [
        'Kind of key',
        'How long is it valid?',
        'Both signed by',
        'In which forms?',
        'Where to?',
      ]) {
        await workbench.question(question);
        await workbench.press('Enter');
      }
      // The certificate that was issued before has left a ca.pem of the same CA.
      await workbench.confirm('Replace');
      await workbench.notification(/pair|signed by/);
      await workbench.runCommand('Notifications: Hide Notifications');

      await workbench.runCommand('Start mTLS Test Server');
      await workbench.question('Certificate of the server');
      await workbench.takePicture('connect-server');
      await workbench.pick('certs/server');
      // 8443, unless something else has it.
      const said = await workbench.notification(/The test server listens/);
      const port = required(/https:\/\/localhost:(\d+)\//.exec(said)?.[1], 'a port');
      const report = `localhost ${port}.connection.txt`;
      await workbench.runCommand('Notifications: Hide Notifications');

      await workbench.runCommand('Test Connection…');
      await workbench.question('Connect to');
      checkContains(
        await workbench.pickerText(),
        new RegExp(
          `localhost:${port}.*the test server.*ledger\\.payments\\.svc:9443.*in this file.*:80.*Type another.*(?:shop\\.example:443|localhost:9444).*in the workspace`,
          's',
        ),
      );
      await workbench.takePicture('connect-target');
      await workbench.press('Enter');
      await workbench.question('Client certificate');
      await workbench.takePicture('connect-credentials');
      await workbench.pick('None');
      await workbench.question('Trusted CAs');
      await workbench.takePicture('connect-trust');
      await workbench.press('Enter');
      await workbench.question('Go on, or choose what to change');
      checkContains(
        await workbench.pickerText(),
        new RegExp(
          `Connect now\\s*localhost:${port}.*Server name \\(SNI\\)\\s*localhost.*TLS versions\\s*TLSv1\\.2 to TLSv1\\.3.*HTTP proxy\\s*none`,
          's',
        ),
      );
      await workbench.takePicture('connect-options');
      await workbench.press('Enter');
      checkContains(await workbench.editorText(report), /The server requires a client\s+certificate/);
      await workbench.takePicture('connect-refused');

      await workbench.runCommand('Test Connection…');
      await workbench.question('Connect to');
      await workbench.press('Enter');
      await workbench.question('Client certificate');
      await workbench.pick('certs/client');
      await workbench.question('Trusted CAs');
      await workbench.press('Enter');
      await workbench.question('Go on, or choose what to change');
      await workbench.press('Enter');
      await workbench.editorSays(report, 'The server accepted the client');
      await workbench.takePicture('connect-accepted');
      const visits = await workbench.outputText(/Connection\s4\sfrom\s\S+:\saccepted/);
      checkContains(visits, /Connection 3 from \S+: refused\./);
      checkContains(visits, 'The client sent no certificate, and this server requires one');
      checkContains(visits, /Client certificate 1: .*issued by "workspace development CA"/);
      await workbench.takePicture('test-server-output');

      await workbench.runCommand('Test Connection…');
      await workbench.question('Connect to');
      await workbench.press('Enter');
      await workbench.question('Client certificate');
      await workbench.press('Enter');
      await workbench.question('Trusted CAs');
      await workbench.press('Enter');
      await workbench.question('Go on, or choose what to change');
      await workbench.press('ArrowDown', 'Enter');
      await workbench.question('Name to ask for, and to hold the certificate against');
      await workbench.press('Control+A');
      await workbench.type('10.0.0.7');
      await workbench.question('“10.0.0.7” is an address');
      await workbench.takePicture('connect-server-name');
      await workbench.press('Control+A');
      await workbench.type('ledger.payments.svc');
      await workbench.press('Enter');
      await workbench.question('Go on, or choose what to change');
      await workbench.press('ArrowDown', 'ArrowDown', 'Enter');
      await workbench.question('Oldest version to offer');
      await workbench.back();
      await workbench.question('Go on, or choose what to change');
      await workbench.press('ArrowDown', 'ArrowDown', 'Enter');
      await workbench.question('Oldest version to offer');
      await workbench.press('Enter');
      await workbench.question('Newest version to offer');
      await workbench.press('ArrowUp', 'Enter');
      await workbench.question('Go on, or choose what to change');
      checkContains(
        await workbench.pickerText(),
        /Server name \(SNI\)\s*ledger\.payments\.svc.*TLS versions\s*TLSv1\.2 only/s,
      );
      await workbench.takePicture('connect-options-changed');
      await workbench.press('Enter');
      await workbench.editorSays(report, 'server name (SNI): ledger.payments.svc');
      await workbench.editorSays(report, 'offered versions: TLSv1.2 only');
      await workbench.takePicture('connect-asked');
      await workbench.runCommand('Stop mTLS Test Server');
      await workbench.runCommand('View: Close All Editors');
    });

    it('explains a Secret', async () => {
      await workbench.openFile('good.yaml');
      checkContains(await workbench.hoverText('tls.crt'), 'api.payments.svc');
      await workbench.takePicture('secret');
    });

    it('issues names that are typed, checked as they are, into a document that no file holds', async () => {
      await workbench.runCommand('Issue Development Certificate');
      await workbench.question('What is the certificate for?');
      await workbench.press('Enter');
      await workbench.question('Names that it is known by');
      await workbench.pick('Type others');
      await workbench.press('Enter');
      await workbench.question('Other names, separated by commas');
      await workbench.type('api.test:8443');
      await workbench.question('“api.test:8443” has a port');
      await workbench.takePicture('issue-typed');
      for (let step = 0; step < ':8443'.length; step++) await workbench.press('Backspace');
      await workbench.press('Enter');
      for (const question of questions.slice(2, -1)) {
        await workbench.question(question);
        await workbench.press('Enter');
      }
      await workbench.question('Where to?');
      await workbench.pick('A new document');
      // The root, which goes to trust stores, is a document of its own.
      checkContains(await workbench.editorText('Untitled-2'), /BEGIN PRIVATE KEY.*BEGIN CERTIFICATE/s);
      await workbench.takePicture('untitled');
    });
  });
};
