import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram } from '../../../scripts/processes.mjs';
import { makeCa, makeIntermediate, makeKey, makeLeaf } from '../../builders/index.ts';
import { cacheFolder, cliScript } from '../fixtures.mjs';
import { interleave, runProgram, timed } from '../measure.mjs';
import { missing, row } from '../report.mjs';
import { bundleEntry, requireBuilt } from './build.mjs';

const now = Date.now();

/** A root, an intermediate and `count` leaves, their keys of one algorithm. */
function makePath(algorithm, count) {
  const key = (label) => makeKey(algorithm, `bench path ${label}`);
  const root = makeCa({ now, name: 'CN=Path Root', key: key('root') });
  const issuing = makeIntermediate(root, { now, name: 'CN=Path Issuing', key: key('issuing') });
  const leaf = (index) => makeLeaf(issuing, { now, dns: [`service-${index}.svc`], key: key('leaf'), days: [-1, 90] });
  return { root, issuing, leaves: Array.from({ length: count }, (_, index) => leaf(index)) };
}

/** What there is to verify of a certificate, prepared: no decoding and no import of keys is left to do. */
function prepare(subject, issuer) {
  const { publicKey } = new X509Certificate(issuer.der);
  const key = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));
  const { tbs, signature } = subject;
  const signed = Buffer.from(subject.der.subarray(tbs.start, tbs.end));
  const made = Buffer.from(subject.der.subarray(signature.content.start, signature.content.end));
  return () => verify('sha256', signed, key, made);
}

/** Validations in one turn: long enough to be timed, and so short that what else the machine does hits all sides alike. */
const BATCH = 100;

/** Milliseconds of one of `count` repetitions. */
async function each(count, work) {
  const total = await timed(async () => {
    for (let index = 0; index < count; index++) await work(index);
  });
  return total / count;
}

function must(condition, what) {
  if (!condition) throw new Error(what);
}

/** One path of three certificates, from decoded certificates and from DER, with nothing remembered of the one before. */
async function threeCertificates(algorithm, goal, ours, rounds) {
  const { root, issuing, leaves } = makePath(algorithm, 1);
  const ders = [leaves[0].der, issuing.der, root.der];
  const [leaf, intermediate, anchor] = ours.decode(ders);
  const checks = [prepare(leaf, issuing), prepare(intermediate, root)];
  const validate = async ([first, second, third]) =>
    must((await ours.countValid([first], second, third, now)) === 1, 'the path does not hold');
  const result = await interleave(10 * rounds, {
    ours: () => each(BATCH, () => validate([leaf, intermediate, anchor])),
    fromDer: () => each(BATCH, () => validate(ours.decode(ders))),
    bare: () =>
      each(BATCH, () =>
        must(
          checks.every((check) => check()),
          'a signature does not hold',
        ),
      ),
  });
  const against = 'its 2 verifications';
  return [
    row(`a path of 3 certificates, ${algorithm}`, result.ours, against, result.bare, { goal }),
    row('… and decoding them', result.fromDer, against, result.bare),
  ];
}

/** A thousand leaves: one signature each, and one for the intermediate. */
async function manyLeaves(ours, rounds) {
  const { root, issuing, leaves } = makePath('p256', 1000);
  const [intermediate, anchor] = ours.decode([issuing.der, root.der]);
  const decoded = ours.decode(leaves.map(({ der }) => der));
  const checks = [...decoded.map((leaf) => prepare(leaf, issuing)), prepare(intermediate, root)];
  const result = await interleave(rounds, {
    ours: () =>
      timed(async () => must((await ours.countValid(decoded, intermediate, anchor, now)) === 1000, 'not all hold')),
    bare: () =>
      timed(() =>
        must(
          checks.every((check) => check()),
          'a signature does not hold',
        ),
      ),
  });
  return row('1,000 leaves under one intermediate', result.ours, 'their 1,001 verifications', result.bare, {
    goal: 1.3,
  });
}

/** The command line as a whole process. */
async function commandLine(rounds) {
  const what = 'certscope verify, whole process';
  const openssl = await findProgram(['openssl']);
  if (openssl === undefined) return missing(what, 'openssl is not on the PATH');
  await requireBuilt(cliScript);
  const { root, issuing, leaves } = makePath('p256', 1);
  const file = (name) => resolve(cacheFolder, name);
  await writeFile(file('path-leaf.pem'), leaves[0].pem);
  await writeFile(file('path-above.pem'), issuing.pem);
  await writeFile(file('path-root.pem'), root.pem);
  const ended = ({ code, milliseconds, errors }) => {
    must(code === 0, errors);
    return milliseconds;
  };
  const [leaf, above, anchor] = ['path-leaf.pem', 'path-above.pem', 'path-root.pem'].map(file);
  const options = ['-no-CApath', '-no-CAstore', '-CAfile', anchor, '-untrusted', above];
  const verifyArgs = [cliScript, 'verify', leaf, '--anchor', anchor, '--untrusted', above];
  const result = await interleave(rounds, {
    ours: async () => ended(await runProgram(process.execPath, verifyArgs)),
    openssl: async () => ended(await runProgram(openssl, ['verify', ...options, leaf])),
    node: async () => ended(await runProgram(process.execPath, ['-e', '0'])),
  });
  return [
    row(what, result.ours, 'openssl verify', result.openssl),
    row('… against an empty program', result.ours, 'node -e 0', result.node),
  ];
}

/** Certification paths: validated, and what of that is cryptography. */
export async function path({ rounds = 9 }) {
  const ours = await import(pathToFileURL(await bundleEntry('path-entry.ts', 'path.cjs', 'cjs')).href);
  return [
    ...(await threeCertificates('p256', 1.3, ours, rounds)),
    ...(await threeCertificates('rsa-2048', undefined, ours, rounds)),
    await manyLeaves(ours, rounds),
    ...[await commandLine(rounds)].flat(),
    missing('against pkijs', 'no dependency of this project'),
  ];
}
