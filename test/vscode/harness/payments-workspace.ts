import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeCa, makeKey, makeLeaf, makePki, makeTlsSecret, toBase64 } from '../../builders/index.ts';

/**
 * The files that every suite opens: a small payments service whose certificates are partly healthy and partly not. An editor has the real
 * clock, so they are made for this moment.
 */
export function paymentsFiles(now = Date.now()): Readonly<Record<string, string>> {
  const pki = makePki({ now });
  const expired = makeLeaf(pki.issuing, { dns: ['old.payments.svc'], days: [-90, -3], now });
  const batch = makeCa({ name: 'O=Payments, CN=Batch CA', key: makeKey('p256', 'batch'), now });
  const glued = `${pki.server.pem.trimEnd()}${pki.issuing.pem}`;
  const truncated = pki.server.pem.split('\n').slice(0, 4).join('\n');
  const secret = { crt: pki.serverChain, key: pki.server.keyPem, ca: pki.root.pem };
  return {
    'ca.pem': pki.root.pem,
    'issuing.pem': pki.issuing.pem,
    'server.pem': pki.serverChain,
    'server.key': pki.server.keyPem,
    'batch-ca.pem': batch.pem,
    'batch.pem': makeLeaf(batch, { dns: ['batch.payments.svc'], now }).pem,
    'expired.pem': `# taken from staging\n${expired.pem}${pki.issuing.pem}`,
    'reversed.pem': pki.issuing.pem + pki.server.pem,
    'glued.pem': glued,
    'damaged.pem': `${truncated}\n${pki.issuing.pem}`,
    'stranger.pem': makeLeaf(makeCa({ name: 'Nobody CA', key: makeKey('p256', 'nobody'), now }), { now }).pem,
    'k8s/good.yaml': makeTlsSecret(secret),
    'k8s/wrong-key.yaml': makeTlsSecret({ ...secret, key: pki.client.keyPem }),
    'k8s/double.yaml': makeTlsSecret({ ...secret, crt: toBase64(pki.serverChain) }),
    'k8s/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  level: debug\n',
  };
}

/** Writes them into a folder. */
export async function makePaymentsWorkspace(folder: string): Promise<void> {
  for (const [path, content] of Object.entries(paymentsFiles())) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
