import { authorityInformationCritical } from '../../../server/src/rules/webpki/authority-information-critical.ts';
import { authorityInformationMissing } from '../../../server/src/rules/webpki/authority-information-missing.ts';
import { basicConstraintsNotCritical } from '../../../server/src/rules/webpki/basic-constraints-not-critical.ts';
import { caAuthorityInformationCritical } from '../../../server/src/rules/webpki/ca-authority-information-critical.ts';
import { caAuthorityInformationMissing } from '../../../server/src/rules/webpki/ca-authority-information-missing.ts';
import { caAuthorityInformationRecommended } from '../../../server/src/rules/webpki/ca-authority-information-recommended.ts';
import { caCrlPointsCritical } from '../../../server/src/rules/webpki/ca-crl-points-critical.ts';
import { caCrlPointsMissing } from '../../../server/src/rules/webpki/ca-crl-points-missing.ts';
import { caExtendedKeyUsageCritical } from '../../../server/src/rules/webpki/ca-extended-key-usage-critical.ts';
import { caExtendedKeyUsageMissing } from '../../../server/src/rules/webpki/ca-extended-key-usage-missing.ts';
import { caKeyUsageMissing } from '../../../server/src/rules/webpki/ca-key-usage-missing.ts';
import { caKeyUsageNotCritical } from '../../../server/src/rules/webpki/ca-key-usage-not-critical.ts';
import { caNameConstraintsNotCritical } from '../../../server/src/rules/webpki/ca-name-constraints-not-critical.ts';
import { caPoliciesCritical } from '../../../server/src/rules/webpki/ca-policies-critical.ts';
import { caPoliciesMissing } from '../../../server/src/rules/webpki/ca-policies-missing.ts';
import { crlPointsCritical } from '../../../server/src/rules/webpki/crl-points-critical.ts';
import { extendedKeyUsageMissing } from '../../../server/src/rules/webpki/extended-key-usage-missing.ts';
import { ocspResponderCrlPoints } from '../../../server/src/rules/webpki/ocsp-responder-crl-points.ts';
import { ocspResponderPolicies } from '../../../server/src/rules/webpki/ocsp-responder-policies.ts';
import { ocspResponderWithoutNoCheck } from '../../../server/src/rules/webpki/ocsp-responder-without-no-check.ts';
import { policiesCritical } from '../../../server/src/rules/webpki/policies-critical.ts';
import { policiesMissing } from '../../../server/src/rules/webpki/policies-missing.ts';
import { rootExtendedKeyUsage } from '../../../server/src/rules/webpki/root-extended-key-usage.ts';
import { rootKeyUsageMissing } from '../../../server/src/rules/webpki/root-key-usage-missing.ts';
import { rootKeyUsageNotCritical } from '../../../server/src/rules/webpki/root-key-usage-not-critical.ts';
import { rootPolicies } from '../../../server/src/rules/webpki/root-policies.ts';
import { subjectAlternativeNameMissing } from '../../../server/src/rules/webpki/subject-alternative-name-missing.ts';
import { subjectKeyIdentifierNotRecommended } from '../../../server/src/rules/webpki/subject-key-identifier-not-recommended.ts';
import {
  basicConstraints,
  certificatePolicies,
  extendedKeyUsage,
  keyUsage,
  nameConstraints,
  subjectKeyIdentifier,
} from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import {
  AIA,
  aia,
  CDP,
  CP,
  cdp,
  EKU,
  ext,
  KU,
  NOCHECK,
  OLD,
  OV,
  ocspResponder,
  publicIntermediate,
  publicLeaf,
  publicRoot,
  SAN,
  toFixture,
  whole,
} from './public-certificates.ts';

/** Extensions that must be there or not, be critical or not. */
export const extensionFixtures: readonly FieldFixture[] = [
  toFixture(authorityInformationMissing, () => whole(publicLeaf({ without: [AIA] }))),
  toFixture(authorityInformationCritical, () => ext(publicLeaf, { ...aia(), critical: true })),
  toFixture(caAuthorityInformationCritical, () => ext(publicIntermediate, { ...aia(), critical: true })),
  toFixture(caAuthorityInformationMissing, () => whole(publicIntermediate({ without: [AIA], now: OLD }))),
  toFixture(caAuthorityInformationRecommended, () => whole(publicIntermediate({ without: [AIA] }))),
  toFixture(crlPointsCritical, () => ext(publicLeaf, { ...cdp(), critical: true })),
  toFixture(caCrlPointsCritical, () => ext(publicIntermediate, { ...cdp(), critical: true })),
  toFixture(caCrlPointsMissing, () => whole(publicIntermediate({ without: [CDP] }))),
  toFixture(caPoliciesMissing, () => whole(publicIntermediate({ without: [CP] }))),
  toFixture(caPoliciesCritical, () =>
    ext(publicIntermediate, { ...certificatePolicies('2.5.29.32.0'), critical: true }),
  ),
  toFixture(policiesMissing, () => whole(publicLeaf({ without: [CP] }))),
  toFixture(policiesCritical, () => ext(publicLeaf, { ...certificatePolicies(OV), critical: true })),
  toFixture(caKeyUsageMissing, () => whole(publicIntermediate({ without: [KU] }))),
  toFixture(caKeyUsageNotCritical, () =>
    ext(publicIntermediate, { ...keyUsage('keyCertSign', 'cRLSign', 'digitalSignature'), critical: false }),
  ),
  toFixture(rootKeyUsageMissing, () => whole(publicRoot({ without: [KU] }))),
  toFixture(rootKeyUsageNotCritical, () =>
    ext(publicRoot, { ...keyUsage('keyCertSign', 'cRLSign', 'digitalSignature'), critical: false }),
  ),
  toFixture(rootExtendedKeyUsage, () => ext(publicRoot, extendedKeyUsage('server'))),
  toFixture(rootPolicies, () => ext(publicRoot, certificatePolicies('2.5.29.32.0'))),
  toFixture(caExtendedKeyUsageCritical, () =>
    ext(publicIntermediate, { ...extendedKeyUsage('server'), critical: true }),
  ),
  toFixture(caExtendedKeyUsageMissing, () => whole(publicIntermediate({ without: [EKU] }))),
  toFixture(extendedKeyUsageMissing, () => whole(publicLeaf({ roles: [] }))),
  toFixture(subjectAlternativeNameMissing, () => whole(publicLeaf({ without: [SAN] }))),
  toFixture(basicConstraintsNotCritical, () => ext(publicLeaf, { ...basicConstraints(false), critical: false })),
  toFixture(subjectKeyIdentifierNotRecommended, () =>
    ext(publicLeaf, subjectKeyIdentifier(new Uint8Array(20).fill(7))),
  ),
  toFixture(caNameConstraintsNotCritical, () =>
    ext(publicIntermediate, { ...nameConstraints({ dns: ['example.com'] }), critical: false }),
  ),
  toFixture(ocspResponderCrlPoints, () => ext(ocspResponder, cdp())),
  toFixture(ocspResponderPolicies, () => ext(ocspResponder, certificatePolicies(OV))),
  toFixture(ocspResponderWithoutNoCheck, () =>
    whole(ocspResponder({ roles: ['ocspSigning', 'server'], without: [NOCHECK] })),
  ),
];
