import { formatRelative } from '../text/duration.ts';
import { getDisplayName, getRole, type Role } from '../x509/identity.ts';
import type { Certificate, PkiObject } from '../x509/types.ts';
import { visible } from './markdown.ts';
import type { FeatureContext } from './types.ts';

/** One line of plain text: `api.payments.svc · server+client · expires in 42 days`. Undefined for what has nothing to say. */
export function summarize(object: PkiObject, context: FeatureContext): string | undefined {
  const { t } = context;
  switch (object.kind) {
    case 'certificate':
      return [
        visible(getDisplayName(object), 60),
        shortRole(getRole(object), context),
        summarizeValidity(object, context),
      ].join(' · ');
    case 'csr':
      return `${visible(getDisplayName(object), 60)} · ${t('certification request')}`;
    case 'crl':
      return `${visible(getDisplayName(object), 60)} · ${t('{0} revoked', object.revokedCount)}`;
    case 'private-key':
      return [
        t('private key'),
        object.curve ?? sizeOf(object.type, object.bits),
        object.encryption === undefined ? undefined : t('encrypted'),
      ]
        .filter((part) => part !== undefined)
        .join(' · ');
    case 'public-key':
      return [t('public key'), object.publicKey.curve ?? sizeOf(object.publicKey.type, object.publicKey.bits)]
        .filter((part) => part !== undefined)
        .join(' · ');
    case 'pkcs7':
      return `PKCS#7 · ${t('{0} certificates, {1} revocation lists', object.certificates.length, object.crls.length)}`;
    case 'other':
    case 'unreadable':
      return undefined;
  }
}

function sizeOf(type: string | undefined, bits: number | undefined): string | undefined {
  return type === 'RSA' && bits !== undefined ? `RSA-${bits}` : type;
}

function shortRole(role: Role, { t }: FeatureContext): string {
  switch (role) {
    case 'ca':
      return 'CA';
    case 'server':
      return t('server');
    case 'client':
      return t('client');
    case 'server+client':
      return t('server+client');
    case 'other':
      return t('other purpose');
  }
}

/** `expires in 42 days`, `expired 3 days ago`, `starts in 5 hours`. */
export function summarizeValidity(certificate: Certificate, { now, t }: FeatureContext): string {
  const from = certificate.validity.notBefore.epochMilliseconds;
  const until = certificate.validity.notAfter.epochMilliseconds;
  if (until === undefined) return t('no readable expiry');
  if (from !== undefined && now < from) return t('starts {0}', formatRelative(from, now, t));
  return until >= now
    ? t('expires {0}', formatRelative(until, now, t))
    : t('expired {0}', formatRelative(until, now, t));
}
