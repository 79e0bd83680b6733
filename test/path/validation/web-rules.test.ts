import { describe, expect, it } from 'vitest';
import {
  type CertificateSpec,
  extendedKeyUsage,
  makeCa,
  makeIntermediate,
  makeKey,
  makeLeaf,
  nameConstraints,
  subjectAltName,
} from '../../builders/index.ts';
import { ask, type Question } from './ask.ts';

function question(leaf: CertificateSpec, issuing: CertificateSpec = {}, root: CertificateSpec = {}): Question {
  const top = makeCa({ name: 'Web Root', ...root });
  const middle = makeIntermediate(top, { name: 'Web CA', ...issuing });
  return { leaf: makeLeaf(middle, { dns: ['shop.example.com'], ...leaf }), above: [middle], anchors: [top] };
}

/** Accepted as private PKI, refused on the public web. */
const differing: readonly (readonly [reason: string, question: Question])[] = [
  ['no-subject-alternative-name', question({ dns: [], name: 'shop.example.com' })],
  ['common-name-not-in-names', question({ name: 'Shop.Example.com' })],
  ['common-name-not-in-names', question({ name: 'xn--bcher-kva.example' })],
  ['common-name-not-in-names', question({ name: '0x7f.1' })],
  ['invalid-dns-name', question({ dns: ['my_shop.example.com'], name: 'C=DE' })],
  ['wildcard-too-wide', question({ dns: ['*.co.uk'], name: 'C=DE' })],
  ['extension-must-be-critical', question({ name: [], extensions: [subjectAltName({ dns: ['shop.example.com'] })] })],
  ['extension-must-not-be-critical', question({ extensions: [subjectAltName({ dns: ['shop.example.com'] }, true)] })],
  ['missing-authority-key-identifier', question({ without: ['aki'] })],
  ['missing-subject-key-identifier', question({}, { without: ['ski'] })],
  ['serial-number-range', question({ serial: 0 })],
  ['leaf-may-sign-certificates', question({ keyUsages: ['digitalSignature', 'keyCertSign'] })],
  ['name-constraints-in-leaf', question({ extensions: [nameConstraints({ dns: ['example.com'] })] })],
  ['purpose-missing', question({ roles: [] })],
  ['purpose-forbidden', question({ roles: ['server', 'any'] })],
  ['purpose-forbidden', question({}, {}, { roles: ['server'] })],
  ['key-type-not-allowed', question({ key: makeKey('rsa-1024') })],
  ['key-type-not-allowed', question({ key: makeKey('ed25519') })],
  ['extension-must-not-be-critical', question({ extensions: [{ ...extendedKeyUsage('server'), critical: true }] })],
];

describe('public web rules', () => {
  it('accept a certificate as public CAs issue them', async () => {
    expect(await ask({ ...question({}), profile: 'webpki' })).toBe('valid');
    expect(await ask({ ...question({ name: 'O=Shop, CN=Shop' }), profile: 'webpki' })).toBe('valid');
  });

  it.each(differing)('refuse what private PKI may do: %s', async (reason, asked) => {
    expect(await ask(asked)).toBe('valid');
    expect((await ask({ ...asked, profile: 'webpki' })).split(', ')).toContain(reason);
  });
});

describe('purposes taken strictly', () => {
  const strict = (spec: CertificateSpec, issuing: CertificateSpec = {}) =>
    ask({ ...question(spec, issuing), strictPurpose: true });

  it('must be named, alone, and not by a CA', async () => {
    expect(await strict({})).toBe('valid');
    expect(await strict({ roles: [] })).toBe('purpose-missing');
    expect(await strict({ roles: ['any'] })).toBe('wrong-purpose');
    expect(await strict({ roles: ['server', 'codeSigning'] })).toBe('purpose-forbidden');
  });
});
