import { curve } from '../../../server/src/rules/webpki/curve.ts';
import { dsaKey } from '../../../server/src/rules/webpki/dsa-key.ts';
import { dsaKeyNotUnique } from '../../../server/src/rules/webpki/dsa-key-not-unique.ts';
import { dsaKeyOutsideSubgroup } from '../../../server/src/rules/webpki/dsa-key-outside-subgroup.ts';
import { dsaKeyShort } from '../../../server/src/rules/webpki/dsa-key-short.ts';
import { dsaKeySize } from '../../../server/src/rules/webpki/dsa-key-size.ts';
import { dsaParametersMissing } from '../../../server/src/rules/webpki/dsa-parameters-missing.ts';
import { keyAlgorithmEncoding } from '../../../server/src/rules/webpki/key-algorithm-encoding.ts';
import { keyType } from '../../../server/src/rules/webpki/key-type.ts';
import { oldCaRsaKeyShort } from '../../../server/src/rules/webpki/old-ca-rsa-key-short.ts';
import { oldRootRsaKeyShort } from '../../../server/src/rules/webpki/old-root-rsa-key-short.ts';
import { oldRsaKeyShort } from '../../../server/src/rules/webpki/old-rsa-key-short.ts';
import { rsaModulusEven } from '../../../server/src/rules/webpki/rsa-modulus-even.ts';
import { sha1Signature } from '../../../server/src/rules/webpki/sha1-signature.ts';
import { sha1SignatureTooLong } from '../../../server/src/rules/webpki/sha1-signature-too-long.ts';
import { signatureAlgorithm } from '../../../server/src/rules/webpki/signature-algorithm.ts';
import { der, makeKey } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import {
  ed25519Signature,
  evenModulus,
  field,
  key,
  OLD,
  publicIntermediate,
  publicLeaf,
  publicRoot,
  sha1,
  sha1Ends,
  toFixture,
} from './public-certificates.ts';
import { bareDsa, curveKey, dsa, rsa, rsaWithoutNull } from './weak-keys.ts';

/** Keys and signatures. */
export const keyFixtures: readonly FieldFixture[] = [
  toFixture(dsaKey, () => key(publicLeaf({ raw: { spki: dsa(2048, 256) } }), dsa(2048, 256))),
  toFixture(dsaKeySize, () => key(publicLeaf({ raw: { spki: dsa(2048, 160) }, now: OLD }), dsa(2048, 160))),
  toFixture(dsaKeyShort, () => key(publicLeaf({ raw: { spki: dsa(1024, 160) }, now: OLD }), dsa(1024, 160))),
  toFixture(dsaKeyOutsideSubgroup, () => key(publicLeaf({ raw: { spki: dsa(2048, 256) }, now: OLD }), dsa(2048, 256))),
  toFixture(dsaKeyNotUnique, () => key(publicLeaf({ raw: { spki: dsa(2048, 256, 1) }, now: OLD }), dsa(2048, 256, 1))),
  toFixture(dsaParametersMissing, () => key(publicLeaf({ raw: { spki: bareDsa }, now: OLD }), bareDsa)),
  toFixture(curve, () => key(publicLeaf({ raw: { spki: curveKey('1.3.132.0.10') } }), curveKey('1.3.132.0.10'))),
  toFixture(oldRootRsaKeyShort, () =>
    key(publicRoot({ raw: { spki: rsa(1024) }, now: Date.UTC(2010, 0, 1) }), rsa(1024)),
  ),
  toFixture(oldCaRsaKeyShort, () =>
    key(
      publicIntermediate({ raw: { spki: rsa(512) }, notBefore: Date.UTC(2009, 0, 1), notAfter: Date.UTC(2012, 0, 1) }),
      rsa(512),
    ),
  ),
  toFixture(oldRsaKeyShort, () =>
    key(
      publicLeaf({ raw: { spki: rsa(512) }, notBefore: Date.UTC(2012, 0, 1), notAfter: Date.UTC(2013, 0, 1) }),
      rsa(512),
    ),
  ),
  toFixture(rsaModulusEven, () => evenModulus()),
  toFixture(keyType, () =>
    key(publicLeaf({ key: makeKey('ed25519', 'public ed25519') }), makeKey('ed25519', 'public ed25519').spki),
  ),
  toFixture(keyAlgorithmEncoding, () =>
    field(publicLeaf({ raw: { spki: rsaWithoutNull } }), der.sequence(der.oid('1.2.840.113549.1.1.1'))),
  ),
  toFixture(sha1Signature, () => sha1(publicLeaf)),
  toFixture(sha1SignatureTooLong, () => sha1Ends(publicLeaf)),
  toFixture(signatureAlgorithm, () => ed25519Signature()),
];
