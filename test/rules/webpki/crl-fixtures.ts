import { crlAuthorityKey } from '../../../server/src/rules/webpki/crl-authority-key.ts';
import { crlExtension } from '../../../server/src/rules/webpki/crl-extension.ts';
import { crlLifetime } from '../../../server/src/rules/webpki/crl-lifetime.ts';
import { crlNumber } from '../../../server/src/rules/webpki/crl-number.ts';
import { crlReason } from '../../../server/src/rules/webpki/crl-reason.ts';
import { crlReasonCritical } from '../../../server/src/rules/webpki/crl-reason-critical.ts';
import { DAY, der, type ExtensionSpec, extension, NOW, name } from '../../builders/index.ts';
import type { FieldFixture } from '../field-fixtures.ts';
import { cdp, field, type Made, publicCrl, toFixture } from './public-certificates.ts';

const issuerName = name('C=US, O=Example Inc, CN=Example Issuing CA');
/** The key by the issuer and number of its certificate. */
const serialAki: ExtensionSpec = {
  oid: '2.5.29.35',
  value: der.sequence(
    der.contextPrimitive(0, Uint8Array.of(1, 2, 3)),
    der.context(1, der.context(4, issuerName)),
    der.contextPrimitive(2, Uint8Array.of(5)),
  ),
};
const freshest: ExtensionSpec = { oid: '2.5.29.46', value: cdp().value };

const reason = (code: number, critical: boolean): ExtensionSpec => ({
  oid: '2.5.29.21',
  critical,
  value: der.enumerated(code),
});
const revokedFor = (code: number, critical = false): Made => ({
  der: publicCrl({ revoked: [{ serial: 5, extensions: [reason(code, critical)] }] }),
  field: extension(reason(code, critical)),
});

/** Revocation lists. */
export const crlFixtures: readonly FieldFixture[] = [
  toFixture(crlNumber, () => field({ der: publicCrl({ without: ['2.5.29.20'] }) }, issuerName)),
  toFixture(crlAuthorityKey, () => field({ der: publicCrl({ extensions: [serialAki] }) }, extension(serialAki))),
  toFixture(crlReasonCritical, () => revokedFor(4, true)),
  toFixture(crlReason, () => revokedFor(6)),
  toFixture(crlLifetime, () => field({ der: publicCrl({ days: [-1, 30] }) }, der.time(NOW + 30 * DAY))),
  toFixture(crlExtension, () => field({ der: publicCrl({ extensions: [freshest] }) }, extension(freshest))),
];
