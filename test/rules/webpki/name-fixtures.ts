import { alternativeDirectoryName } from '../../../server/src/rules/webpki/alternative-directory-name.ts';
import { alternativeEdiPartyName } from '../../../server/src/rules/webpki/alternative-edi-party-name.ts';
import { alternativeMailAddress } from '../../../server/src/rules/webpki/alternative-mail-address.ts';
import { alternativeNamesCritical } from '../../../server/src/rules/webpki/alternative-names-critical.ts';
import { alternativeOtherName } from '../../../server/src/rules/webpki/alternative-other-name.ts';
import { alternativeRegisteredId } from '../../../server/src/rules/webpki/alternative-registered-id.ts';
import { alternativeUri } from '../../../server/src/rules/webpki/alternative-uri.ts';
import { badCharacterInName } from '../../../server/src/rules/webpki/bad-character-in-name.ts';
import { emptyLabel } from '../../../server/src/rules/webpki/empty-label.ts';
import { hyphenAtEndOfDomain } from '../../../server/src/rules/webpki/hyphen-at-end-of-domain.ts';
import { internalName } from '../../../server/src/rules/webpki/internal-name.ts';
import { longLabel } from '../../../server/src/rules/webpki/long-label.ts';
import { malformedReverseName } from '../../../server/src/rules/webpki/malformed-reverse-name.ts';
import { onionAddress } from '../../../server/src/rules/webpki/onion-address.ts';
import { onionDescriptor } from '../../../server/src/rules/webpki/onion-descriptor.ts';
import { onionWithoutExtendedValidation } from '../../../server/src/rules/webpki/onion-without-extended-validation.ts';
import { reservedAddress } from '../../../server/src/rules/webpki/reserved-address.ts';
import { reservedLabel } from '../../../server/src/rules/webpki/reserved-label.ts';
import { reservedNetwork } from '../../../server/src/rules/webpki/reserved-network.ts';
import { reservedReverseAddress } from '../../../server/src/rules/webpki/reserved-reverse-address.ts';
import { reverseZone } from '../../../server/src/rules/webpki/reverse-zone.ts';
import { underscore } from '../../../server/src/rules/webpki/underscore.ts';
import { underscoreBefore20181210 } from '../../../server/src/rules/webpki/underscore-before-2018-12-10.ts';
import { underscoreForLong } from '../../../server/src/rules/webpki/underscore-for-long.ts';
import { underscoreInDomain } from '../../../server/src/rules/webpki/underscore-in-domain.ts';
import { underscoreInHost } from '../../../server/src/rules/webpki/underscore-in-host.ts';
import { underscoreUnlikeHyphen } from '../../../server/src/rules/webpki/underscore-unlike-hyphen.ts';
import { wildcardInLabel } from '../../../server/src/rules/webpki/wildcard-in-label.ts';
import { wildcardNotFirst } from '../../../server/src/rules/webpki/wildcard-not-first.ts';
import { wildcardOverRegistry } from '../../../server/src/rules/webpki/wildcard-over-registry.ts';
import { der, type ExtensionSpec, name, otherName, subjectAltName } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import {
  AFTER_200_DAYS,
  altNames,
  dns,
  ext,
  field,
  OLD,
  publicIntermediate,
  publicLeaf,
  toFixture,
  UNDERSCORES,
} from './public-certificates.ts';

const edi = der.context(5, der.context(1, der.string('utf8', 'api')));
/** A user principal name, as Windows has it. */
const upn = otherName('1.3.6.1.4.1.311.20.2.3', der.string('utf8', 'api@example.com'));
const privateNetwork = der.contextPrimitive(7, Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0));
const constraints: ExtensionSpec = {
  oid: '2.5.29.30',
  critical: true,
  value: der.sequence(der.context(0, der.sequence(privateNetwork))),
};

/** Names of servers. */
export const nameFixtures: readonly FieldFixture[] = [
  toFixture(alternativeDirectoryName, () => altNames({ directory: ['CN=api'] }, der.context(4, name('CN=api')))),
  toFixture(alternativeEdiPartyName, () => altNames({ others: [edi] }, edi)),
  toFixture(alternativeOtherName, () => altNames({ others: [upn] }, upn)),
  toFixture(alternativeRegisteredId, () =>
    altNames({ registeredId: ['1.2.3.4'] }, der.contextPrimitive(8, der.oid('1.2.3.4').subarray(2))),
  ),
  toFixture(alternativeUri, () =>
    altNames({ uri: ['spiffe://example.com/api'] }, der.contextPrimitive(6, der.fromText('spiffe://example.com/api'))),
  ),
  toFixture(alternativeMailAddress, () =>
    altNames({ email: ['ops@example.com'] }, der.contextPrimitive(1, der.fromText('ops@example.com'))),
  ),
  toFixture(alternativeNamesCritical, () =>
    ext(publicLeaf, { ...subjectAltName({ dns: ['api.example.com'] }), critical: true }),
  ),
  toFixture(reservedAddress, () => altNames({ ip: ['10.0.0.1'] }, der.contextPrimitive(7, Uint8Array.of(10, 0, 0, 1)))),
  toFixture(reservedNetwork, () =>
    field(publicIntermediate({ extensions: [constraints] }), der.sequence(privateNetwork)),
  ),
  toFixture(reverseZone, () => dns('1.2.0.192.in-addr.arpa', { now: AFTER_200_DAYS })),
  toFixture(reservedReverseAddress, () => dns('1.0.0.10.in-addr.arpa')),
  toFixture(malformedReverseName, () => dns('api.in-addr.arpa')),
  toFixture(underscoreBefore20181210, () => dns('api_v1.example.com', { now: OLD })),
  toFixture(underscoreUnlikeHyphen, () => dns('_api.example.com', { now: UNDERSCORES })),
  toFixture(underscore, () => dns('api_v1.example.com')),
  toFixture(underscoreForLong, () => dns('api_v1.example.com', { now: UNDERSCORES })),
  toFixture(underscoreInDomain, () => dns('api.ex_ample.com')),
  toFixture(underscoreInHost, () => dns('api_v1.example.com')),
  toFixture(hyphenAtEndOfDomain, () => dns('api.-example.com')),
  toFixture(wildcardOverRegistry, () => dns('*.co.uk')),
  toFixture(wildcardInLabel, () => dns('api*.example.com')),
  toFixture(wildcardNotFirst, () => dns('api.*.example.com')),
  toFixture(badCharacterInName, () => dns('api example.com')),
  toFixture(emptyLabel, () => dns('api..example.com')),
  toFixture(longLabel, () => dns(`${'a'.repeat(64)}.example.com`)),
  toFixture(reservedLabel, () => dns('ab--c.example.com')),
  toFixture(onionAddress, () => dns('payments.onion')),
  toFixture(onionDescriptor, () => ext(publicLeaf, { oid: '2.23.140.1.31', value: der.sequence() })),
  toFixture(internalName, () => dns('api.payments.svc.cluster.local')),
  toFixture(onionWithoutExtendedValidation, () => dns(`${'a'.repeat(56)}.onion`, { now: UNDERSCORES })),
];
