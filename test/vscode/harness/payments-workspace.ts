import { createPrivateKey } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makePki,
  makeTlsSecret,
  nameConstraints,
  toBase64,
} from '../../builders/index.ts';

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
    ...brokenPaths(now),
    ...developmentCa(now),
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
    'fields/negative-serial.pem': makeLeaf(pki.issuing, { serial: -0x1234567, now }).pem,
    'k8s/good.yaml': makeTlsSecret(secret),
    'k8s/wrong-key.yaml': makeTlsSecret({ ...secret, key: pki.client.keyPem }),
    'k8s/double.yaml': makeTlsSecret({ ...secret, crt: toBase64(pki.serverChain) }),
    'k8s/service.yaml':
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: ledger\n  namespace: payments\nspec:\n  ports: [{ name: http, port: 80 }, { name: https, port: 9443 }]\n',
    'proxy/site.conf': 'server {\n  listen 443 ssl;\n  server_name shop.example;\n}\n',
    'proxy/httpd.conf': 'Listen 443 https\n<VirtualHost *:443>\n  ServerName shop.example\n</VirtualHost>\n',
    'resources/application.properties': 'server.port=9444\nserver.ssl.bundle=web\n',
    'k8s/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  level: debug\n',
  };
}

/** Opens the key that is encrypted. */
export const ARCHIVE_PASSWORD = 'correct horse';

/** A CA whose key is in the workspace, and two expired certificates of it with their keys, one of which is encrypted. */
function developmentCa(now: number): Readonly<Record<string, string>> {
  const ca = makeCa({ name: 'CN=reports development CA', key: makeKey('p256', 'development CA'), now });
  const key = makeKey('p256', 'reports');
  const expired = makeLeaf(ca, { dns: ['reports.payments.svc'], key, days: [-32, -2], now });
  const archive = makeLeaf(ca, {
    dns: ['archive.payments.svc'],
    key: makeKey('p256', 'archive'),
    days: [-32, -1],
    now,
  });
  return {
    'dev-ca/archive.pem': archive.pem,
    'dev-ca/archive-key.pem': createPrivateKey(archive.keyPem)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: ARCHIVE_PASSWORD })
      .toString(),
    'dev-ca/ca.pem': ca.pem,
    'dev-ca/ca-key.pem': ca.keyPem,
    'dev-ca/reports.pem': expired.pem,
    'dev-ca/reports-key.pem': expired.keyPem,
  };
}

/** Chains that are in order and whose paths do not hold: files of one folder, below a root of their own. */
function brokenPaths(now: number): Readonly<Record<string, string>> {
  const root = makeCa({ name: 'O=Ledger, CN=Ledger Root CA', now });
  const below = (name: string, spec: Parameters<typeof makeIntermediate>[1], dns: string) => {
    const issuing = makeIntermediate(root, { name: `O=Ledger, CN=${name}`, now, ...spec });
    return makeLeaf(issuing, { dns: [dns], now }).pem + issuing.pem;
  };
  const recreated = makeCa({ name: 'O=Ledger, CN=Ledger Root CA', key: makeKey('p256', 'ledger before'), now });
  const onlyLedger = nameConstraints({ dns: ['ledger.svc'] });
  return {
    'paths/ca.pem': root.pem,
    'paths/expired-issuer.pem': below('Gone CA', { days: [-90, -3] }, 'gone.ledger.svc'),
    'paths/wrong-purpose.pem': below('Clients CA', { roles: ['client'] }, 'client.ledger.svc'),
    'paths/foreign-name.pem': below('Ledger CA', { extensions: [onlyLedger] }, 'other.svc'),
    'paths/recreated.pem': makeLeaf(recreated, { dns: ['before.ledger.svc'], now }).pem,
  };
}

/** Writes them into a folder. */
export async function makePaymentsWorkspace(folder: string): Promise<void> {
  for (const [path, content] of Object.entries(paymentsFiles())) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    // As keys are written: for their owner alone.
    await writeFile(file, content, { mode: path.endsWith('.key') ? 0o600 : 0o644 });
  }
}
