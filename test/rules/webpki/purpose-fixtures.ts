import { caCannotSignCertificates } from '../../../server/src/rules/webpki/ca-cannot-sign-certificates.ts';
import { caCannotSignCrls } from '../../../server/src/rules/webpki/ca-cannot-sign-crls.ts';
import { caCannotSignResponses } from '../../../server/src/rules/webpki/ca-cannot-sign-responses.ts';
import { caNotTechnicallyConstrained } from '../../../server/src/rules/webpki/ca-not-technically-constrained.ts';
import { caPolicies } from '../../../server/src/rules/webpki/ca-policies.ts';
import { caPurposes } from '../../../server/src/rules/webpki/ca-purposes.ts';
import { caReservedPolicies } from '../../../server/src/rules/webpki/ca-reserved-policies.ts';
import { caThatCannotSign } from '../../../server/src/rules/webpki/ca-that-cannot-sign.ts';
import { leafMaySignCertificates } from '../../../server/src/rules/webpki/leaf-may-sign-certificates.ts';
import { leafMaySignCrls } from '../../../server/src/rules/webpki/leaf-may-sign-crls.ts';
import { ocspResponderKeyUsage } from '../../../server/src/rules/webpki/ocsp-responder-key-usage.ts';
import { policiesEmpty } from '../../../server/src/rules/webpki/policies-empty.ts';
import { policyQualifier } from '../../../server/src/rules/webpki/policy-qualifier.ts';
import { practiceStatementUrl } from '../../../server/src/rules/webpki/practice-statement-url.ts';
import { purposeNeitherServerNorClient } from '../../../server/src/rules/webpki/purpose-neither-server-nor-client.ts';
import { purposes } from '../../../server/src/rules/webpki/purposes.ts';
import { purposesNotRecommended } from '../../../server/src/rules/webpki/purposes-not-recommended.ts';
import { rootPathLength } from '../../../server/src/rules/webpki/root-path-length.ts';
import { serialNumberTooShort } from '../../../server/src/rules/webpki/serial-number-too-short.ts';
import { signsCertificatesAsNoCa } from '../../../server/src/rules/webpki/signs-certificates-as-no-ca.ts';
import { version } from '../../../server/src/rules/webpki/version.ts';
import { basicConstraints, certificatePolicies, der, extendedKeyUsage, keyUsage } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import {
  CP,
  DV,
  ext,
  field,
  OLD,
  OV,
  ocspResponder,
  publicIntermediate,
  publicLeaf,
  publicRoot,
  toFixture,
} from './public-certificates.ts';

const qualify = (type: string, value: Uint8Array) =>
  der.sequence(der.oid(OV), der.sequence(der.sequence(der.oid(type), value)));
/** A policy with a notice to users. */
const notice = qualify('1.3.6.1.5.5.7.2.2', der.sequence(der.string('utf8', 'Handle with care')));
/** A policy whose statement is in a directory. */
const badCps = qualify('1.3.6.1.5.5.7.2.1', der.string('ia5', 'ldap://pki.example.com/cps'));

/** Key usages, purposes, policies and what else single fields say. */
export const purposeFixtures: readonly FieldFixture[] = [
  toFixture(caCannotSignCertificates, () => ext(publicIntermediate, keyUsage('cRLSign', 'digitalSignature'))),
  toFixture(caCannotSignCrls, () => ext(publicIntermediate, keyUsage('keyCertSign', 'digitalSignature'))),
  toFixture(caCannotSignResponses, () => ext(publicIntermediate, keyUsage('keyCertSign', 'cRLSign'))),
  toFixture(leafMaySignCertificates, () => ext(publicLeaf, keyUsage('digitalSignature', 'keyCertSign'))),
  toFixture(leafMaySignCrls, () => ext(publicLeaf, keyUsage('digitalSignature', 'cRLSign'))),
  toFixture(ocspResponderKeyUsage, () => ext(ocspResponder, keyUsage('digitalSignature', 'keyEncipherment'))),
  toFixture(caPurposes, () =>
    field(publicIntermediate({ roles: ['server', 'codeSigning'] }), der.oid('1.3.6.1.5.5.7.3.3')),
  ),
  toFixture(purposes, () => field(publicLeaf({ roles: ['server', 'codeSigning'] }), der.oid('1.3.6.1.5.5.7.3.3'))),
  toFixture(purposesNotRecommended, () =>
    field(publicLeaf({ roles: ['server', 'codeSigning'], now: OLD }), der.oid('1.3.6.1.5.5.7.3.3')),
  ),
  toFixture(purposeNeitherServerNorClient, () =>
    ext((spec) => publicLeaf({ ...spec, now: OLD }), extendedKeyUsage('emailProtection', 'any')),
  ),
  toFixture(caNotTechnicallyConstrained, () => ext(publicIntermediate, extendedKeyUsage('any'))),
  toFixture(caPolicies, () => ext(publicIntermediate, certificatePolicies('2.5.29.32.0', OV))),
  toFixture(caReservedPolicies, () =>
    field(publicIntermediate({ extensions: [certificatePolicies(DV, OV)] }), der.sequence(der.oid(OV))),
  ),
  toFixture(policiesEmpty, () => ext(publicLeaf, certificatePolicies())),
  toFixture(policyQualifier, () =>
    field(publicLeaf({ extensions: [{ oid: CP, value: der.sequence(notice) }] }), notice),
  ),
  toFixture(practiceStatementUrl, () =>
    field(publicLeaf({ extensions: [{ oid: CP, value: der.sequence(badCps) }] }), badCps),
  ),
  toFixture(signsCertificatesAsNoCa, () =>
    ext((spec) => publicLeaf({ ...spec, keyUsages: ['digitalSignature', 'keyCertSign'] }), basicConstraints(false)),
  ),
  toFixture(caThatCannotSign, () =>
    ext((spec) => publicLeaf({ ...spec, keyUsages: ['digitalSignature'] }), {
      ...basicConstraints(true),
      critical: true,
    }),
  ),
  toFixture(rootPathLength, () => ext((spec) => publicRoot({ ...spec }), basicConstraints(true, 1))),
  toFixture(version, () => field(publicLeaf({ version: 1 }), der.context(0, der.integer(1)))),
  toFixture(serialNumberTooShort, () => field(publicLeaf({ serial: 4711 }), der.integer(4711))),
];
