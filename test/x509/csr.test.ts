import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseCsr } from '../../server/src/x509/csr.ts';
import { describeFields } from '../../server/src/x509/fields.ts';
import { getExtension } from '../../server/src/x509/identity.ts';
import { formatText } from '../../server/src/x509/text.ts';
import { der, extension, makeCsr, subjectAltName } from '../builders/index.ts';
import { corpusObjects } from './corpus.ts';
import { opensslMissing } from './openssl.ts';

describe('a certification request', () => {
  it('says for whom, which key, and which extensions it asks for', () => {
    const request = parseCsr(
      makeCsr({ name: 'api.payments.svc', dns: ['api.payments.svc', 'api'], roles: ['server'] }).der,
    );
    expect(request).toMatchObject({
      kind: 'csr',
      version: 1,
      subject: { text: 'CN=api.payments.svc' },
      publicKey: { type: 'EC', curve: 'P-256' },
      problems: [],
    });
    expect(getExtension(request, 'subjectAltName')?.names.map(({ value }) => value)).toEqual([
      'api.payments.svc',
      'api',
    ]);
    expect(getExtension(request, 'extendedKeyUsage')?.purposes.map(({ name }) => name)).toEqual(['serverAuth']);
    expect(request.attributes).toMatchObject([{ name: 'extensionRequest', text: 'extKeyUsage, subjectAltName' }]);
  });

  it('shows that there is a challenge password, and not which', () => {
    const password = attribute('1.2.840.113549.1.9.7', der.string('utf8', 'open sesame'));
    const request = parseCsr(makeCsr({ attributes: [password] }).der);
    expect(request.attributes).toMatchObject([
      { name: 'extensionRequest' },
      { name: 'challengePassword', text: 'present' },
    ]);
    const { der: _, ...rest } = request;
    const shown = [formatText(request), JSON.stringify(rest), JSON.stringify(describeFields(request))].join('\n');
    expect(shown).not.toContain('open sesame');
    expect(shown).not.toContain(Buffer.from('open sesame').toString('hex'));
  });

  it("reads Microsoft's extension request and what its enrolment adds", () => {
    const wanted = der.sequence(extension(subjectAltName({ dns: ['win.payments.svc'] })));
    const client = der.sequence(der.integer(5), der.string('utf8', 'host'), der.string('utf8', 'CORP\\user'));
    const attributes = [
      attribute('1.3.6.1.4.1.311.2.1.14', wanted),
      attribute('1.3.6.1.4.1.311.13.2.3', der.string('ia5', '10.0.20348.2')),
      attribute('1.3.6.1.4.1.311.21.20', client),
    ];
    const request = parseCsr(makeCsr({ attributes }).der);
    expect(request.extensions.map(({ value }) => value)).toMatchObject([
      {},
      { names: [{ value: 'win.payments.svc' }] },
    ]);
    expect(request.attributes.map(({ name, text }) => `${name}: ${text}`).slice(1)).toEqual([
      'msExtensionRequest: subjectAltName',
      'msOSVersion: 10.0.20348.2',
      'msRequestClientInfo: 5, host, CORP\\user',
    ]);
  });

  it('may have neither subject nor attributes', () => {
    const { key } = makeCsr();
    const info = der.sequence(der.integer(0), der.sequence(), key.spki);
    const bytes = der.sequence(info, der.sequence(der.oid('1.2.840.10045.4.3.2')), der.bitString(Uint8Array.of(1)));
    expect(parseCsr(bytes)).toMatchObject({ subject: { text: '' }, attributes: [], extensions: [], problems: [] });
  });
});

describe('public certification requests', () => {
  const objects = corpusObjects('csr');

  it.skipIf(objects.length === 0 || opensslMissing)('agree with openssl on subject and version', () => {
    for (const { origin, der: bytes } of objects) {
      const { subject, version } = parseCsr(bytes);
      const options = ['-inform', 'DER', '-noout', '-subject', '-text', '-nameopt', 'RFC2253,utf8,-esc_msb'];
      const theirs = execFileSync('openssl', ['req', ...options], { input: bytes, stdio: 'pipe' }).toString();
      expect(/^subject=(.*)$/m.exec(theirs)?.[1], origin).toBe(subject.text);
      // openssl numbers only version 1, the only one there is, and calls others unknown.
      expect(/Version: (\d+) /.exec(theirs)?.[1] ?? 'unknown', origin).toBe(version === 1 ? '1' : 'unknown');
    }
  });
});

function attribute(type: string, value: Uint8Array): Uint8Array {
  return der.sequence(der.oid(type), der.set(value));
}
