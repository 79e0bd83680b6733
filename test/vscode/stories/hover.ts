import * as vscode from 'vscode';
import { check, checkContains, required } from '../harness/assertions.ts';
import { placeOfBytes } from '../harness/base64-place.ts';
import type { SuiteDefinition } from '../harness/collector.ts';
import { hoverText, openDocument, positionOf } from '../harness/editor.ts';

/** What a person learns by resting the mouse on a certificate, a key or a Secret. */
export function hoverStories({ describe, it }: SuiteDefinition): void {
  describe('hover', () => {
    it('says on the BEGIN line who a certificate is for, who issued it and how long it lasts', async () => {
      const { uri } = await openDocument('server.pem');
      const text = await hoverText(uri, new vscode.Position(0, 5));
      checkContains(text, 'api.payments.svc');
      checkContains(text, 'Payments Issuing CA');
      checkContains(text, /expires in \d+ (days|months)/);
      checkContains(text, 'SHA-256');
    });

    it('says which field the base64 under the mouse encodes', async () => {
      const document = await openDocument('server.pem');
      const text = await hoverText(document.uri, placeOfBytes(document, 'api.payments.svc.cluster.local'));
      checkContains(text, /subjectAltName.*api\.payments\.svc\.cluster\.local.*bytes \d+–\d+/s);
    });

    it('puts what is wrong first', async () => {
      const document = await openDocument('expired.pem');
      const text = await hoverText(document.uri, positionOf(document, '-----BEGIN', 3));
      const [problem, issuer] = [text.search(/expired/i), text.indexOf('Payments Issuing CA')];
      check(problem >= 0 && problem < issuer, `expected "expired" before the issuer in:\n${text}`);
    });

    it('describes a private key without showing any of it', async () => {
      const document = await openDocument('server.key');
      const text = await hoverText(document.uri, new vscode.Position(1, 10));
      checkContains(text, 'P-256');
      const secret = required(document.getText().split('\n')[1], 'the base64 of the key');
      check(!text.includes(secret.slice(8, 40)), 'the hover shows the key');
    });

    it('explains tls.crt of a Secret on its key and on its value', async () => {
      const document = await openDocument('k8s/good.yaml');
      checkContains(await hoverText(document.uri, positionOf(document, 'tls.crt', 2)), 'api.payments.svc');
      checkContains(await hoverText(document.uri, positionOf(document, 'tls.crt', 60)), 'api.payments.svc');
    });
  });
}
