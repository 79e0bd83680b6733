// Makes the files of samples/ with development keys, relative to the present day: `node scripts/make-samples.mjs`.
// Runs on the Node that the project installs, which reads the builders' TypeScript as it is.
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  makeCa,
  makeConfigMap,
  makeCrl,
  makeCsr,
  makeKey,
  makeLeaf,
  makePki,
  makeTlsSecret,
  makeWebhook,
  toBase64,
  yamlDocuments,
} from '../test/builders/index.ts';

const samplesFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../samples');

/** Names of the files that an earlier run made: those, and no others, may be replaced. */
const record = '.made.json';

/** One name of a service, as clients call it. */
const service = (name, namespace) => [`${name}.${namespace}.svc`, `${name}.${namespace}.svc.cluster.local`];

/** All objects that the samples are written from. */
function makeObjects(now) {
  const spiffe = (namespace, account) => [`spiffe://cluster.local/ns/${namespace}/sa/${account}`];
  const quarter = { now, days: [-30, 60] };
  const pki = makePki({
    now,
    server: {
      ...quarter,
      dns: service('api', 'payments'),
      uri: spiffe('payments', 'api'),
      roles: ['server', 'client'],
    },
    client: { ...quarter, name: 'O=Example, CN=orders', dns: service('api', 'orders'), uri: spiffe('orders', 'api') },
  });
  const leaf = (name, spec) => makeLeaf(pki.issuing, { now, dns: service(name, 'payments'), ...spec });
  const recreated = makeCa({ now, name: 'O=Payments, CN=Payments Root CA', key: makeKey('p256', 'recreated root') });
  return {
    ...pki,
    recreated,
    expired: leaf('ledger', { days: [-93, -3] }),
    expiring: leaf('refunds', { days: [-85, 5] }),
    webhook: leaf('policy', quarter),
    stranger: makeKey('p256', 'a key of somebody else'),
    otherCa: makeCa({ now, name: 'O=Orders, CN=Orders Root CA' }),
  };
}

/** A bundle as it comes out of scripts that glued, cut and escaped: healthy certificates between damaged ones. */
function damagedBundle({ server, client, issuing, root, webhook, expiring }) {
  const lines = server.pem.split('\n');
  const badBase64 = [...lines.slice(0, 3), `${lines[3].slice(0, 20)}€€${lines[3].slice(22)}`, ...lines.slice(4)];
  return [
    '# Healthy: the root.\n',
    root.pem,
    '# Two blocks glued together: the line break between END and BEGIN is gone.\n',
    client.pem.trimEnd() + issuing.pem,
    '# Characters outside base64 in the third line.\n',
    badBase64.join('\n'),
    '# Healthy: a server certificate.\n',
    webhook.pem,
    '# Cut off: the END line and some base64 are missing.\n',
    `${expiring.pem.split('\n').slice(0, 6).join('\n')}\n`,
    '# Line breaks written as backslash and n, as after a trip through JSON or an environment variable.\n',
    `${client.pem.replaceAll('\n', '\\n')}\n`,
    '# The END line names another kind of object.\n',
    server.pem.replace('-----END CERTIFICATE-----', '-----END CERTIFICATE REQUEST-----'),
    '# Healthy again: the issuing CA.\n',
    issuing.pem,
  ].join('');
}

function goodSecrets({ server, serverChain, client, clientChain, root, issuing }) {
  return yamlDocuments(
    '# What TLS needs: chain and key belong together and lead to ca.crt.\n' +
      makeTlsSecret({ name: 'api-tls', crt: serverChain, key: server.keyPem, ca: root.pem }),
    makeTlsSecret({
      name: 'orders-client-tls',
      namespace: 'orders',
      encoding: 'stringData',
      crt: clientChain,
      key: client.keyPem,
      ca: root.pem,
    }),
    makeConfigMap({ 'ca-bundle.pem': root.pem + issuing.pem }, 'payments-trust'),
  );
}

function badSecrets({ server, serverChain, root, stranger, otherCa, expired, issuing }) {
  const healthy = { crt: serverChain, key: server.keyPem, ca: root.pem };
  const notBase64 = makeTlsSecret({ ...healthy, name: 'not-base64' }).replace(/(tls\.crt: .{40})/, '$1!!');
  return yamlDocuments(
    `# tls.key is missing: kubectl refuses it, and no server starts with it.\n${makeTlsSecret({ name: 'missing-key', crt: serverChain })}`,
    `# Base64 of base64: encoded by hand, then by kubectl once more.\n${makeTlsSecret({ ...healthy, name: 'encoded-twice', times: 2 })}`,
    `# tls.key belongs to another certificate.\n${makeTlsSecret({ ...healthy, name: 'key-of-another', key: stranger.pem })}`,
    `# tls.crt does not lead to this ca.crt.\n${makeTlsSecret({ ...healthy, name: 'wrong-ca', ca: otherCa.pem })}`,
    `# Characters outside base64.\n${notBase64}`,
    `# Expired three days ago.\n${makeTlsSecret({ name: 'expired', crt: expired.pem + issuing.pem, key: expired.keyPem, ca: root.pem })}`,
    `# PEM in data, where base64 of it belongs.\n${makeTlsSecret({ ...healthy, name: 'pem-in-data', times: 0, style: 'block' })}`,
  );
}

/** A CA whose key is here, and an expired certificate of it with its key: what can be renewed. */
function developmentCa(now) {
  const ca = makeCa({ now, name: 'CN=payments development CA', key: makeKey('p256', 'development CA') });
  const key = makeKey('p256', 'reports');
  const expired = makeLeaf(ca, { now, key, dns: service('reports', 'payments'), days: [-32, -2] });
  return {
    'dev-ca/ca.pem': ca.pem,
    'dev-ca/ca-key.pem': ca.keyPem,
    'dev-ca/reports.pem': expired.pem,
    'dev-ca/reports-key.pem': expired.keyPem,
  };
}

const serviceManifest = `# Its names are offered where a certificate is issued.
apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: payments
spec:
  selector:
    app: api
  ports:
    - port: 8443
`;

const nginxSite = `# Its server_name is offered where a certificate is issued.
server {
    listen 8443 ssl;
    server_name payments.test;
    ssl_certificate     certs/fullchain.pem;
    ssl_certificate_key certs/key.pem;
}
`;

/** Every sample by its path: text, or bytes where it is DER. */
function samplesOf(now) {
  const objects = makeObjects(now);
  const { root, issuing, server, client, serverChain, clientChain, recreated, expired, expiring, stranger } = objects;
  const request = makeCsr({ dns: service('invoices', 'payments'), roles: ['server'] });
  const revoked = [expired, expiring].map(({ serial }, index) => ({
    serial,
    daysAgo: index + 1,
    reason: 1 + 3 * index,
  }));
  return {
    'mtls/ca.pem': root.pem,
    'mtls/issuing-ca.pem': issuing.pem,
    'mtls/server.pem': server.pem,
    'mtls/server-key.pem': server.keyPem,
    'mtls/server-chain.pem': serverChain,
    'mtls/client.pem': clientChain,
    'mtls/client-key.pem': client.keyPem,
    ...developmentCa(now),
    'expired.pem': expired.pem + issuing.pem,
    'expires-soon.pem': expiring.pem + issuing.pem,
    'reversed-chain.pem': issuing.pem + server.pem,
    'superfluous-chain.pem': serverChain + issuing.pem + root.pem,
    'recreated-ca.pem': serverChain + recreated.pem,
    'mismatched-key/server.pem': server.pem,
    'mismatched-key/server-key.pem': stranger.pem,
    'mismatched-key/both.pem': serverChain + stranger.pem,
    'damaged-bundle.pem': damagedBundle(objects),
    'der-instead-of-pem.crt': client.der,
    'kubernetes/secrets-good.yaml': goodSecrets(objects),
    'kubernetes/secrets-bad.yaml': badSecrets(objects),
    'kubernetes/service.yaml': serviceManifest,
    'nginx/payments.conf': nginxSite,
    'kubernetes/webhook.yaml': makeWebhook(root.pem + issuing.pem),
    'request.csr': request.pem,
    'request-key.pem': request.keyPem,
    'revoked.crl': makeCrl(issuing, { now, revoked }).pem,
  };
}

const base64OfKey = toBase64('-----BEGIN PRIVATE KEY').slice(0, -2);

/** Whether only its owner should read a file. */
const isSecret = (content) =>
  typeof content === 'string' && (content.includes('PRIVATE KEY') || content.includes(base64OfKey));

async function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function namesMadeBefore(folder) {
  try {
    return new Set(JSON.parse(await readFile(join(folder, record), 'utf8')));
  } catch {
    return new Set();
  }
}

/** Writes the file anew with its mode, so that a key is never readable by others, not even for a moment. */
async function write(path, content) {
  const mode = isSecret(content) ? 0o600 : 0o644;
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { force: true });
  await writeFile(path, content, { mode });
  await chmod(path, mode);
}

/**
 * Makes all samples, healthy and expired as seen from `now` (milliseconds since 1970 UTC). Replaces what an earlier run made;
 * a file of the same name that it did not make stays. Returns the names written and those left alone.
 */
export async function makeSamples(now = Date.now(), folder = samplesFolder) {
  const before = await namesMadeBefore(folder);
  const written = [];
  const left = [];
  for (const [name, content] of Object.entries(samplesOf(now))) {
    const path = join(folder, name);
    if (!before.has(name) && (await exists(path))) {
      left.push(name);
      continue;
    }
    await write(path, content);
    written.push(name);
  }
  await writeFile(join(folder, record), `${JSON.stringify(written, null, 2)}\n`);
  return { written, left };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { written, left } = await makeSamples();
  console.log(`samples/: ${written.length} files made`);
  for (const name of left) console.log(`samples/${name} was not made by this script and stays as it is`);
}
