// What is measured on, made once and kept in .cache/bench for a day: it takes longer to make than to measure.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  authorityInfoAccess,
  certificatePolicies,
  crlDistributionPoints,
  DAY,
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  makeTlsSecret,
  signedCertificateTimestamps,
  yamlDocuments,
} from '../builders/index.ts';

export const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const cacheFolder = resolve(projectFolder, '.cache/bench');

/** The build that is measured; CERTSCOPE_BENCH_DIST names another one, to compare two. */
const distFolder = resolve(projectFolder, process.env.CERTSCOPE_BENCH_DIST ?? 'dist');
export const serverScript = resolve(distFolder, 'server/node.js');
export const cliScript = resolve(distFolder, 'cli.js');

const now = Date.now();

/** The file's path, made by `make` where it is missing or older than a day. */
async function cached(name, make) {
  const path = resolve(cacheFolder, name);
  const age = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Number.POSITIVE_INFINITY,
  );
  if (age > DAY) {
    await mkdir(cacheFolder, { recursive: true });
    await writeFile(path, make());
  }
  return path;
}

/** One root of a bundle: every fifth has an RSA key (one of twenty: they take long to make), the others an EC key of their own. */
function root(index) {
  const key = index % 5 === 0 ? makeKey('rsa-2048', `bench ${index % 100}`) : makeKey('p256', `bench ${index}`);
  return makeCa({
    now,
    key,
    name: `C=US, O=Example Trust Services ${index % 97}, OU=Operations, CN=Example Root CA ${index}`,
  });
}

/** Path of a PEM bundle of `count` different self-signed CAs. */
export function bundle(count = 10_000) {
  return cached(`bundle-${count}.pem`, () => Array.from({ length: count }, (_, index) => root(index).pem).join(''));
}

/** What leaves of a public CA carry. */
const publicExtensions = [
  crlDistributionPoints('http://crl.example.com/issuing.crl'),
  authorityInfoAccess({ ocsp: 'http://ocsp.example.com', caIssuers: 'http://ca.example.com/issuing.crt' }),
  certificatePolicies('2.23.140.1.2.1'),
  signedCertificateTimestamps(now - DAY, now - DAY),
];

function issuingCa() {
  const top = makeCa({ now, name: 'O=Example, CN=Bench Root CA', key: makeKey('rsa-2048', 'bench root') });
  return { top, issuing: makeIntermediate(top, { now, name: 'O=Example, CN=Bench Issuing CA' }) };
}

function leaf(issuing, index, key) {
  const dns = ['', '.cluster.local'].map((suffix) => `service-${index}.payments.svc${suffix}`);
  return makeLeaf(issuing, { now, key, dns, roles: ['server', 'client'], extensions: publicExtensions });
}

/** One of fifty keys, every fifth of them RSA: what is only decoded need not have its own. */
const sharedKey = (index) => makeKey(index % 5 === 0 ? 'rsa-2048' : 'p256', `bench leaf ${index % 50}`);

/** A key that no other leaf has, as in real life; few of them RSA, which take long to make. */
const ownKey = (index) => makeKey(index % 20 === 0 ? 'rsa-2048' : 'p256', `bench own ${index}`);

/** DER of `count` certificates: leaves with all that a public CA puts into them, and their issuers. */
export function certificates(count) {
  const { top, issuing } = issuingCa();
  return [
    top.der,
    issuing.der,
    ...Array.from({ length: count - 2 }, (_, index) => leaf(issuing, index, sharedKey(index)).der),
  ];
}

/** Path of a manifest of `count` TLS Secrets, each with a chain, its key and its root: 5 KB apiece. */
export function manifest(count = 1000) {
  return cached(`secrets-own-keys-${count}.yaml`, () => {
    const { top, issuing } = issuingCa();
    const secrets = Array.from({ length: count }, (_, index) => {
      const { pem, keyPem } = leaf(issuing, index, ownKey(index));
      return makeTlsSecret({ name: `service-${index}-tls`, crt: pem + issuing.pem, key: keyPem, ca: top.pem });
    });
    return yamlDocuments(...secrets);
  });
}

/** The text of a file. */
export const textOf = (path) => readFile(path, 'utf8');
