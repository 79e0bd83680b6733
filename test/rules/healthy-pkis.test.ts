import { describe, expect, it } from 'vitest';
import { type KeyAlgorithm, makeConfigMap, makeCrl, makeKey, makeTlsSecret } from '../builders/index.ts';
import { check } from './check.ts';
import { type MadePki, shapes } from './healthy-shapes.ts';

/** Every tool, with every kind of key, several times. */
const algorithms: readonly KeyAlgorithm[] = ['p256', 'p384', 'ed25519', 'rsa-2048', 'rsa-pss'];
const TIMES = 5;

/** What a team keeps of one PKI. */
function filesOf({ root, issuing, leaf }: MadePki): Readonly<Record<string, string>> {
  const chain = leaf.pem + (issuing?.pem ?? '');
  return {
    'ca.pem': root.pem,
    'chain.pem': chain,
    'leaf.key': leaf.keyPem,
    'ca.crl': makeCrl(issuing ?? root).pem,
    'bundle.crt': root.pem + (issuing?.pem ?? ''),
    'secret.yaml': makeTlsSecret({ crt: chain, key: leaf.keyPem, ca: root.pem }),
    'trust.yaml': makeConfigMap({ 'ca.crt': root.pem }),
  };
}

async function findingsOf(made: MadePki): Promise<readonly string[]> {
  const files = filesOf(made);
  const all = await Promise.all(
    Object.entries(files).map(async ([file, text]) => {
      const { findings } = await check(text, { file, workspace: files });
      return findings
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ severity, code, message }) => `${file}: ${severity} ${code}: ${message}`);
    }),
  );
  return all.flat();
}

describe.each(Object.entries(shapes))('healthy certificates as %s makes them', (tool, make) => {
  it.each(algorithms)('with keys of %s have nothing above information', async (algorithm) => {
    for (let index = 0; index < TIMES; index++) {
      // RSA keys take long to make, and each PKI is looked at alone.
      const label = algorithm.startsWith('rsa') ? '' : `${tool} ${index}`;
      const key = (role: string) => makeKey(algorithm, `${label} ${role}`);
      const made = make({ root: key('root'), issuing: key('issuing'), leaf: key('leaf') }, index);
      expect(await findingsOf(made)).toEqual([]);
    }
  });
});
