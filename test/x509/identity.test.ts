import { describe, expect, it } from 'vitest';
import { parseCertificate } from '../../server/src/x509/certificate.ts';
import { getDisplayName, getExtension, getRole, isSelfIssued } from '../../server/src/x509/identity.ts';
import type { Certificate } from '../../server/src/x509/types.ts';
import { type CertificateSpec, der, makeCa, makeLeaf, makeSelfSigned, otherName } from '../builders/index.ts';

const ca = makeCa();

function leaf(spec: CertificateSpec): Certificate {
  return parseCertificate(makeLeaf(ca, spec).der);
}

describe('what a certificate is for', () => {
  it.each([
    ['server', { roles: ['server'] }],
    ['client', { roles: ['client'] }],
    ['server+client', { roles: ['client', 'server'] }],
    ['server+client', { roles: ['any'] }],
    ['other', { roles: ['codeSigning'] }],
    ['server', { roles: ['codeSigning', 'server'] }],
    ['server+client', { roles: [] }],
    ['server+client', { roles: [], keyUsages: ['keyEncipherment'] }],
    ['other', { roles: [], keyUsages: ['cRLSign'] }],
  ] as const)('%s: %o', (role, spec) => {
    expect(getRole(leaf(spec))).toBe(role);
  });

  it('is a CA by its basic constraints, whatever else it says', () => {
    expect(getRole(parseCertificate(makeCa({ roles: ['server'] }).der))).toBe('ca');
    expect(getRole(parseCertificate(makeSelfSigned().der))).toBe('server');
  });

  it('is a CA where it is self-signed and of version 1', () => {
    expect(getRole(parseCertificate(makeSelfSigned({ version: undefined }).der))).toBe('ca');
    expect(getRole(leaf({ version: undefined }))).toBe('server+client');
  });
});

describe('one name for people', () => {
  it.each([
    ['the common name', { name: 'O=Example, CN=api', dns: ['first.example'] }, 'api'],
    ['the most specific common name', { name: 'CN=outer, CN=inner' }, 'inner'],
    ['the first alternative name', { name: 'O=Example', uri: ['spiffe://a/b'] }, 'spiffe://a/b'],
    [
      'an unusual alternative name with its kind',
      { name: '', others: [otherName('1.3.6.1.4.1.311.20.2.3', der.string('utf8', 'a@b'))] },
      'otherName:UPN:a@b',
    ],
    ['the unit', { name: 'O=Example, OU=Unit' }, 'Unit'],
    ['what else there is', { name: 'C=US, L=Springfield' }, 'L=Springfield,C=US'],
    ['a blank common name does not count', { name: [{ type: 'CN', value: ' ' }], dns: ['x.example'] }, 'x.example'],
    ['the serial number at last', { name: '', serial: 0x4711 }, 'certificate 4711'],
  ] as const)('%s', (_, spec, expected) => {
    expect(getDisplayName(leaf(spec))).toBe(expected);
  });
});

describe('extensions by kind', () => {
  it('are found where they could be decoded', () => {
    const certificate = leaf({ dns: ['a.example'] });
    expect(getExtension(certificate, 'subjectAltName')?.names.map(({ value }) => value)).toEqual(['a.example']);
    expect(getExtension(certificate, 'issuerAltName')).toBeUndefined();
    expect(getExtension(certificate, 'basicConstraints')?.ca).toBe(false);
  });
});

describe('self-issued', () => {
  it('compares names as RFC 5280 does', () => {
    expect(isSelfIssued(parseCertificate(makeSelfSigned().der))).toBe(true);
    expect(isSelfIssued(leaf({ name: 'example ROOT ca' }))).toBe(true);
    expect(isSelfIssued(leaf({ name: 'another' }))).toBe(false);
  });
});
