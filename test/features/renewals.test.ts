import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../server/src/asn1/hex.ts';
import { getRenewalActions, getRenewalLenses, type RenewalContext } from '../../server/src/features/renewals.ts';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { makeCa, makeKey, makeLeaf, makeSelfSigned, makeTlsSecret } from '../builders/index.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const ca = makeCa({ name: 'CN=payments development CA', key: makeKey('p256', 'development CA') });
const key = makeKey('p256', 'api');
const expired = makeLeaf(ca, { dns: ['api.payments.svc'], key, days: [-32, -2] });
const healthy = makeLeaf(ca, { dns: ['api.payments.svc'], key, days: [-1, 89] });

const contextOf = ({ context }: Workbench, more: Partial<RenewalContext> = {}): RenewalContext => ({
  workspace: context.workspace,
  crypto: context.crypto,
  t: context.t,
  authorities: [],
  keys: new Set(),
  commandFor: (_renewal, title) => ({ title, command: 'renew' }),
  ...more,
});

const lensesOf = async (text: string, others: Readonly<Record<string, string>>, more?: Partial<RenewalContext>) => {
  const workbench = await openWorkbench('api.pem', text, others);
  return getRenewalLenses(workbench.analyzed, contextOf(workbench, more));
};

describe('renewing is offered', () => {
  it('above an expired certificate whose key and whose CA’s key are in the workspace', async () => {
    const files = { 'ca.pem': ca.pem, 'ca-key.pem': ca.keyPem, 'key.pem': key.pem };
    const lenses = await lensesOf(`# staging\n${expired.pem}${ca.pem}`, files);
    expect(lenses).toEqual([
      {
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 27 } },
        command: { title: 'Renew', command: 'renew' },
      },
    ]);
  });

  it('where the user has the CA in their own storage', async () => {
    const authorities = [parseCertificate(ca.der)];
    expect(await lensesOf(expired.pem, { 'key.pem': key.pem }, { authorities })).toHaveLength(1);
  });

  it('where the key lies beside it, though the workspace’s index does not know of it', async () => {
    const keys = new Set([toHex(createHash('sha256').update(key.spki).digest())]);
    expect(await lensesOf(expired.pem, {}, { authorities: [parseCertificate(ca.der)], keys })).toHaveLength(1);
  });

  it('in a Secret, and for one that signed itself', async () => {
    const itself = makeSelfSigned({ dns: ['localhost'], key, days: [-32, -2] });
    expect(await lensesOf(itself.pem, { 'key.pem': key.pem })).toHaveLength(1);
    const secret = makeTlsSecret({ crt: expired.pem, key: key.pem });
    const workbench = await openWorkbench('tls.yaml', secret, { 'ca.pem': ca.pem + ca.keyPem });
    expect(getRenewalLenses(workbench.analyzed, contextOf(workbench))).toHaveLength(1);
  });

  it('as a quick fix of the finding, at its place only', async () => {
    const text = `${'# far away\n'.repeat(3)}${expired.pem}`;
    const workbench = await openWorkbench('api.pem', text, { 'ca.pem': ca.pem + ca.keyPem, 'key.pem': key.pem });
    const at = (line: number) => {
      const place = { line, character: 0 };
      return getRenewalActions(workbench.analyzed, { start: place, end: place }, contextOf(workbench));
    };
    expect(at(0)).toEqual([]);
    expect(at(3)).toEqual([
      expect.objectContaining({
        title: 'Renew the certificate…',
        kind: 'quickfix',
        diagnostics: [expect.objectContaining({ code: 'validity/expired' })],
      }),
    ]);
  });
});

describe('renewing is not offered', () => {
  it('for a certificate that has time', async () => {
    expect(await lensesOf(healthy.pem, { 'ca.pem': ca.pem + ca.keyPem, 'key.pem': key.pem })).toEqual([]);
  });

  it('where a key is missing, or that of the CA is only that of its namesake', async () => {
    const namesake = makeCa({ name: 'CN=payments development CA', key: makeKey('p256', 'another') });
    expect(await lensesOf(expired.pem, { 'ca.pem': ca.pem + ca.keyPem })).toEqual([]);
    expect(await lensesOf(expired.pem, { 'ca.pem': ca.pem, 'key.pem': key.pem })).toEqual([]);
    expect(await lensesOf(expired.pem, { 'ca.pem': namesake.pem + namesake.keyPem, 'key.pem': key.pem })).toEqual([]);
  });

  it('for a CA: what it has signed would not fit', async () => {
    const gone = makeCa({ name: 'CN=Gone CA', key, days: [-90, -3] });
    expect(await lensesOf(gone.pem, { 'key.pem': key.pem })).toEqual([]);
  });
});
