import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type OcspResponse, parseOcspResponse } from '../../server/src/revocation/ocsp-response.ts';
import {
  makeCrl,
  makeKey,
  makeLeaf,
  makeOcspRefusal,
  makeOcspResponse,
  makePki,
  NOW,
  type OcspSpec,
  type TestCertificate,
} from '../builders/index.ts';
import { ask, decide, type Question } from '../path/validation/ask.ts';
import { opensslMissing } from '../x509/openssl.ts';

const pki = makePki({ label: 'ocsp' });
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
const noCheck = { oid: '1.3.6.1.5.5.7.48.1.5', value: Uint8Array.of(5, 0) };

function read(der: Uint8Array): OcspResponse {
  const parsed = parseOcspResponse(der);
  if (parsed.kind !== 'response') throw new Error(JSON.stringify(parsed));
  return parsed.response;
}

const question = (...responses: readonly Uint8Array[]): Question => ({
  leaf: pki.server,
  above: [pki.issuing],
  anchors: [pki.root],
  revocation: 'leaf',
  ocsp: responses.map(read),
});
const askAbout = (spec: OcspSpec) => ask(question(makeOcspResponse(pki.issuing, pki.server, spec)));

function responder(issuer: TestCertificate, label: string, spec: Parameters<typeof makeLeaf>[1] = {}): TestCertificate {
  const key = makeKey('p256', `ocsp ${label}`);
  return makeLeaf(issuer, {
    name: `CN=Responder ${label}`,
    key,
    roles: [OCSP_SIGNING],
    extensions: [noCheck],
    ...spec,
  });
}

describe('an OCSP response', () => {
  it.each<[string, OcspSpec]>([
    ['the CA itself, by name', {}],
    ['the CA itself, by key', { named: 'by-key' }],
    ['the CA, who hashes with SHA-256', { hash: 'sha256' }],
    ['a responder of the CA', { delegate: responder(pki.issuing, 'good') }],
    ['a responder of the CA that names its key', { delegate: responder(pki.issuing, 'good'), named: 'by-key' }],
    ['a responder that no list revokes', { delegate: responder(pki.issuing, 'unlisted', { extensions: [] }) }],
  ])('that says good counts when it is signed by %s', async (_, spec) => {
    expect(await askAbout(spec)).toBe('valid');
  });

  it('that says revoked makes the path not hold, with reason and date', async () => {
    const answer = await decide(question(makeOcspResponse(pki.issuing, pki.server, { status: { revoked: 1 } })));
    expect(answer.verdict === 'valid' ? [] : answer.failed[0]?.reasons).toEqual([
      expect.objectContaining({ code: 'revoked', values: ['keyCompromise', '20260113120000Z'] }),
    ]);
  });

  it.each<[string, OcspSpec, string]>([
    ['is not known to the responder', { status: 'unknown' }, 'unknown-to-responder'],
    ['is answered for too late', { days: [-9, -1] }, 'expired'],
    ['is answered for too early', { days: [1, 2] }, 'not-yet-valid'],
    ['is answered for long ago, without an end', { days: [-8, undefined] }, 'expired'],
    ['is answered for by nobody the CA asked', { delegate: responder(pki.root, 'above') }, 'untrusted-signature'],
    [
      'is answered for by a stranger',
      { delegate: responder(makePki({ label: 'ocsp stranger' }).issuing, 'x') },
      'untrusted-signature',
    ],
    ['is answered for by another leaf', { delegate: pki.client }, 'untrusted-signature'],
    ['is answered for by itself', { delegate: pki.server }, 'untrusted-signature'],
    [
      'is answered for by an expired responder',
      { delegate: responder(pki.issuing, 'old', { days: [-9, -1] }) },
      'untrusted-signature',
    ],
    ['is answered for with another key', { key: makeKey('p256', 'ocsp thief') }, 'untrusted-signature'],
    [
      'is answered for with a critical extension',
      { extensions: [{ oid: '1.2.3.4', critical: true, value: Uint8Array.of(5, 0) }] },
      'unknown-critical-extension',
    ],
  ])('tells nothing of a certificate that %s', async (_, spec, fault) => {
    const answer = await decide(question(makeOcspResponse(pki.issuing, pki.server, spec)));
    expect(answer.verdict === 'valid' ? [] : answer.failed[0]?.reasons).toEqual([
      expect.objectContaining({ code: 'revocation-unknown', values: [fault] }),
    ]);
  });

  it('tells nothing of other certificates', async () => {
    expect(await ask(question(makeOcspResponse(pki.issuing, pki.client)))).toBe('revocation-unknown');
    expect(await ask(question(makeOcspResponse(pki.root, pki.server)))).toBe('revocation-unknown');
  });

  it('is not believed when a list revokes its responder', async () => {
    const delegate = responder(pki.issuing, 'revoked', { extensions: [] });
    const crls = [makeCrl(pki.issuing, { revoked: [{ serial: delegate.serial }] })];
    const asked = question(makeOcspResponse(pki.issuing, pki.server, { delegate, status: { revoked: 1 } }));
    expect(await ask({ ...asked, crls })).toBe('valid');
    expect(await ask(asked)).toBe('revoked');
  });

  it('is overruled by a list that revokes, and overrules one that does not', async () => {
    const good = question(makeOcspResponse(pki.issuing, pki.server));
    const listed = makeCrl(pki.issuing, { revoked: [{ serial: pki.server.serial }] });
    expect(await ask({ ...good, crls: [listed] })).toBe('revoked');
    const revoked = question(makeOcspResponse(pki.issuing, pki.server, { status: { revoked: 4 } }));
    expect(await ask({ ...revoked, crls: [makeCrl(pki.issuing)] })).toBe('revoked');
  });

  it('counts once one of several is good and none revokes', async () => {
    const stale = makeOcspResponse(pki.issuing, pki.server, { days: [-9, -1] });
    expect(await ask(question(stale, makeOcspResponse(pki.issuing, pki.server)))).toBe('valid');
  });
});

describe('the bytes of an OCSP response', () => {
  const whole = makeOcspResponse(pki.issuing, pki.server, { delegate: responder(pki.issuing, 'bytes') });

  it('may say that there is no answer', () => {
    expect(parseOcspResponse(makeOcspRefusal(3))).toEqual({ kind: 'refused', status: 'tryLater' });
    expect(parseOcspResponse(makeOcspRefusal(6))).toEqual({ kind: 'refused', status: 'unauthorized' });
    expect(parseOcspResponse(makeOcspRefusal(4)).kind).toBe('malformed');
  });

  it('are malformed wherever they are cut off', () => {
    for (let length = 0; length < whole.length; length += 7)
      expect(parseOcspResponse(whole.subarray(0, length)).kind).toBe('malformed');
  });

  it('never prove anything good once a bit of what is signed differs', async () => {
    const { tbs } = read(whole);
    for (let bit = tbs.start * 8; bit < tbs.end * 8; bit += 5) {
      const changed = Uint8Array.from(whole);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
      const parsed = parseOcspResponse(changed);
      if (parsed.kind === 'response') expect(await ask({ ...question(), ocsp: [parsed.response] })).not.toBe('valid');
    }
  });
});

describe('openssl ocsp', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certscope-ocsp-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const openssl = (...args: string[]) => execFileSync('openssl', ['ocsp', ...args], { cwd: folder, stdio: 'pipe' });

  /** What openssl's own responder answers, its clock being the machine's. */
  function answer(status: 'V' | 'R', signer: TestCertificate, certificate: TestCertificate): Uint8Array {
    const serial = Buffer.from(certificate.serial.subarray(2)).toString('hex').toUpperCase();
    const revoked = status === 'R' ? '250101000000Z,keyCompromise' : '';
    write('index.txt', `${status}\t491231235959Z\t${revoked}\t${serial}\tunknown\t/CN=x\n`);
    write('ca.pem', live.issuing.pem);
    write('leaf.pem', certificate.pem);
    write('signer.pem', signer.pem + signer.keyPem);
    openssl('-issuer', 'ca.pem', '-cert', 'leaf.pem', '-reqout', 'request.der', '-no_nonce');
    const responderOptions = ['-CA', 'ca.pem', '-rsigner', 'signer.pem', '-ndays', '1'];
    openssl('-index', 'index.txt', ...responderOptions, '-reqin', 'request.der', '-respout', 'response.der');
    return readFileSync(join(folder, 'response.der'));
  }

  const now = Date.now();
  const live = makePki({ label: 'ocsp live', now });
  const delegate = responder(live.issuing, 'live', { now });

  it.skipIf(opensslMissing).each([
    ['good, of the CA', 'V', live.issuing, 'valid'],
    ['good, of a responder', 'V', delegate, 'valid'],
    ['revoked, of a responder', 'R', delegate, 'revoked'],
  ] as const)('makes responses that are understood: %s', async (_, status, signer, expected) => {
    const ocsp = [read(answer(status, signer, live.server))];
    const asked: Question = { leaf: live.server, above: [live.issuing], anchors: [live.root], ocsp };
    expect(await ask({ ...asked, time: Date.now(), revocation: 'leaf' })).toBe(expected);
    expect(await ask({ ...asked, time: NOW - 1, revocation: 'leaf' })).not.toBe('valid');
  });

  it.skipIf(opensslMissing)('reads ours, and believes the same of them', () => {
    const ours = makeOcspResponse(live.issuing, live.server, { now, delegate });
    writeFileSync(join(folder, 'ours.der'), ours);
    write('ca.pem', live.issuing.pem);
    write('leaf.pem', live.server.pem);
    write('root.pem', live.root.pem + live.issuing.pem);
    const said = openssl('-respin', 'ours.der', '-issuer', 'ca.pem', '-cert', 'leaf.pem', '-CAfile', 'root.pem');
    expect(said.toString()).toContain('leaf.pem: good');
  });
});
