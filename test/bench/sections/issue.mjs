import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../../scripts/processes.mjs';
import { cliScript } from '../fixtures.mjs';
import { interleave, runProgram } from '../measure.mjs';
import { missing, row } from '../report.mjs';
import { requireBuilt } from './build.mjs';

/** A CA, two certificates signed by it, a PKCS#12 file of each and a Secret of the server's: what `certscope pair` makes at once. */
const series = `set -e
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=bench CA" -days 3650 -keyout ca-key.pem -out ca.pem \\
  -addext "nameConstraints=critical,permitted;DNS:localhost,permitted;DNS:internal"
for side in server client; do
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$side" -keyout $side-key.pem -out $side.csr
  case $side in server) names=DNS:localhost ;; client) names=DNS:client.internal ;; esac
  printf 'subjectAltName=%s\\nextendedKeyUsage=%sAuth\\nkeyUsage=critical,digitalSignature\\nbasicConstraints=critical,CA:FALSE\\n' \\
    $names $side > $side.ext
  openssl x509 -req -in $side.csr -CA ca.pem -CAkey ca-key.pem -days 90 -extfile $side.ext -out $side.pem
  openssl pkcs12 -export -in $side.pem -inkey $side-key.pem -certfile ca.pem -iter ITERATIONS -macalg sha256 -passout pass:secret -out $side.p12
done
{ printf 'apiVersion: v1\\nkind: Secret\\ntype: kubernetes.io/tls\\nmetadata:\\n  name: localhost-tls\\ndata:\\n'
  for file in server:tls.crt server-key:tls.key ca:ca.crt; do
    printf '  %s: %s\\n' "\${file#*:}" "$(base64 -w 0 "\${file%%:*}.pem")"
  done
} > secret.yaml
`;

/** Rounds of PBKDF2 that CertScope's PKCS#12 files have. */
const iterations = 100_000;

const selfSigned = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '90'];

/** Issuing as a whole process: one certificate, and all that an mTLS connection needs. */
export async function issue({ rounds = 21 }) {
  await requireBuilt(cliScript);
  const folder = await mkdtemp(join(tmpdir(), 'certscope-bench-'));
  try {
    return await measure(folder, rounds);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measure(folder, rounds) {
  const openssl = await findProgram(['openssl']);
  if (openssl === undefined) return [missing('certscope issue, whole process', 'openssl is not installed')];
  const mkcert = await findProgram(['mkcert']);
  const env = {
    ...process.env,
    CERTSCOPE_HOME: join(folder, 'home'),
    CAROOT: join(folder, 'mkcert'),
    PASSWORD: 'secret',
  };
  const run = async (command, args) => {
    const { code, errors, milliseconds } = await runProgram(command, args, { cwd: folder, env });
    if (code !== 0) throw new Error(`${command} ended with ${code}: ${errors.trim()}`);
    return milliseconds;
  };
  const certscope = (...args) => run(process.execPath, [cliScript, ...args, '--replace']);
  const one = [
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
    '-keyout',
    'key.pem',
    '-out',
    'cert.pem',
  ];
  await writeFile(join(folder, 'series.sh'), series.replaceAll('ITERATIONS', String(iterations)));
  const result = await interleave(rounds, {
    ours: () => certscope('issue', '--name', 'localhost', '--out', 'one'),
    selfSigned: () => certscope('issue', '--name', 'localhost', '--ca', 'self-signed', '--out', 'self'),
    openssl: () => run(openssl, [...selfSigned, ...one]),
    ...(mkcert && {
      mkcert: () => run(mkcert, ['-cert-file', 'mkcert.pem', '-key-file', 'mkcert-key.pem', 'localhost']),
    }),
    ...(mkcert && {
      mkcertEc: () => run(mkcert, ['-ecdsa', '-cert-file', 'ec.pem', '-key-file', 'ec-key.pem', 'localhost']),
    }),
    empty: () => run(process.execPath, ['-e', '0']),
    pair: () =>
      certscope(
        'pair',
        '--name',
        'localhost',
        '--out',
        'pair',
        '--format',
        'pem,p12,k8s',
        '--password-env',
        'PASSWORD',
      ),
    series: () => run('sh', ['series.sh']),
  });
  return toRows(result, mkcert);
}

function toRows({ ours, selfSigned, openssl, mkcert, mkcertEc, empty, pair, series }, hasMkcert) {
  const what = 'certscope issue, whole process';
  return [
    row(what, ours, 'openssl req -x509', openssl, { goal: 1.5 }),
    row('… self-signed, as openssl does', selfSigned, 'openssl req -x509', openssl),
    ...(hasMkcert
      ? [row('… signed by a CA', ours, 'mkcert', mkcert), row('… signed by a CA', ours, 'mkcert -ecdsa', mkcertEc)]
      : [missing('… signed by a CA', 'mkcert is not installed')]),
    row('… against an empty program', ours, 'node -e 0', empty),
    row('certscope pair: mTLS with PKCS#12 and Secret', pair, '7 openssl commands', series),
  ];
}
