import type { Localize } from '../../text/localize.ts';
import type { Diagnosis } from '../evidence.ts';
import { acceptedSuites, acceptedVersions, gradeOf, holdAgainstProfiles } from './hold-against.ts';
import { guidelinesUrl } from './mozilla-profiles.ts';
import type { AcceptedSuite, ScanReport } from './types.ts';

/** One thing that may be wrong with what a server accepts. */
export interface ScanFinding {
  /** Also the name of its page under `docs/connect/`. */
  readonly id: string;
  readonly title: string;
  readonly severity: Diagnosis['severity'];
  explain(report: ScanReport, t: Localize): Pick<Diagnosis, 'cause' | 'evidence' | 'remedy'> | undefined;
}

/** Names that a sentence lists. */
const MAX_LISTED = 8;

/** Suites without encryption or authentication, of export strength, or with RC2, RC4, DES and MD5. */
const broken = /NULL|EXPORT|anon|_RC[24]_|_DES_|_DES40_|_MD5$|KRB5/;
/** Blocks of 64 bits: enough traffic on one connection gives the text away (CVE-2016-2183). */
const smallBlocks = /3DES|IDEA/;
/** The server's key itself exchanges the secret: who gets the key one day reads what was recorded. */
const noForwardSecrecy = /^TLS_(?:RSA|DH|ECDH)_(?!anon)/;

/** Everything that is looked for, the worst first. */
export const scanFindings: readonly ScanFinding[] = [
  suiteFinding(
    'scan-broken-cipher-suite',
    'Cipher suites that protect nothing any more',
    'error',
    ({ suite }) => broken.test(suite.name),
    (t) => t('The server accepts cipher suites that are broken.'),
    (t) => t('Take them out of its list: whoever stands between can make both sides use them.'),
  ),
  {
    id: 'scan-old-version',
    title: 'SSL 3.0, TLS 1.0 or TLS 1.1 is accepted',
    severity: 'warning',
    explain(report, t) {
      const old = acceptedVersions(report).filter(({ version }) => ['SSLv3', 'TLSv1', 'TLSv1.1'].includes(version));
      if (old.length === 0) return undefined;
      return {
        cause: t('The server accepts versions of TLS that have been withdrawn (RFC 8996).'),
        evidence: t('It answered ClientHellos of {0}.', old.map(({ version }) => version).join(', ')),
        remedy: t('Let it accept TLS 1.2 and 1.3 only, unless a client is known that has nothing newer.'),
      };
    },
  },
  {
    id: 'scan-no-current-version',
    title: 'Neither TLS 1.2 nor TLS 1.3 is accepted',
    severity: 'error',
    explain(report, t) {
      const accepted = acceptedVersions(report).map(({ version }) => version);
      if (accepted.length === 0 || accepted.some((version) => version === 'TLSv1.2' || version === 'TLSv1.3'))
        return undefined;
      return {
        cause: t('The server has no TLS version that clients of today accept by default.'),
        evidence: t('It answered ClientHellos of {0} only.', accepted.join(', ')),
        remedy: t('Update its TLS library, and switch TLS 1.2 and 1.3 on.'),
      };
    },
  },
  suiteFinding(
    'scan-small-blocks',
    'Cipher suites with 64-bit blocks (3DES)',
    'warning',
    ({ suite }) => smallBlocks.test(suite.name) && !broken.test(suite.name),
    (t) => t('The server accepts cipher suites with blocks of 64 bits, which long connections give away (Sweet32).'),
    (t) => t('Take 3DES out of its list; whoever needs it has had AES since 2009.'),
  ),
  suiteFinding(
    'scan-small-prime',
    'Diffie-Hellman with a prime below 2048 bits',
    'warning',
    ({ primeBits }) => primeBits !== undefined && primeBits < 2048,
    (t) => t('The server uses Diffie-Hellman with a prime that is too small; OpenSSL refuses it (“dh key too small”).'),
    (t) => t('Switch DHE cipher suites off, or give the server ffdhe2048.'),
  ),
  suiteFinding(
    'scan-no-forward-secrecy',
    'Cipher suites without forward secrecy',
    'warning',
    ({ suite }) => noForwardSecrecy.test(suite.name) && !broken.test(suite.name) && !smallBlocks.test(suite.name),
    (t) =>
      t(
        'The server accepts cipher suites without forward secrecy: whoever gets its key reads what was recorded before.',
      ),
    (t) => t('Leave only cipher suites with ECDHE in its list.'),
  ),
  {
    id: 'scan-outside-intermediate',
    title: "Accepts more than Mozilla's profile “intermediate”",
    severity: 'information',
    explain(report, t) {
      const held = holdAgainstProfiles(report).find(({ profile }) => profile.name === 'intermediate');
      const isMentioned = (name: string) => broken.test(name) || smallBlocks.test(name) || noForwardSecrecy.test(name);
      const suites = held?.suites.filter((name) => !isMentioned(name)) ?? [];
      if (held === undefined || suites.length === 0) return undefined;
      return {
        cause: t(
          'The server accepts cipher suites that are not in the profile “intermediate” (version {0}).',
          held.profile.version,
        ),
        evidence: list(suites, t),
        remedy: t('They are not broken; for a list to copy see {0}.', guidelinesUrl),
      };
    },
  },
  {
    id: 'scan-no-tls13',
    title: 'TLS 1.3 is not accepted',
    severity: 'information',
    explain({ versions }, t) {
      const newest = versions.find(({ version }) => version === 'TLSv1.3');
      const hasOther = versions.some(({ kind }) => kind === 'accepted');
      if (newest?.kind !== 'refused' || !hasOther) return undefined;
      return {
        cause: t('The server does not accept TLS 1.3.'),
        evidence: t('It answered a ClientHello of TLS 1.3 with {0}.', newest.saying),
        remedy: t('Switch it on: the handshake is shorter, and client certificates are no longer sent in the clear.'),
      };
    },
  },
  {
    id: 'scan-no-hybrid-group',
    title: 'No key exchange that withstands quantum computers',
    severity: 'information',
    explain(report, t) {
      const modern = acceptedVersions(report).find(({ version }) => version === 'TLSv1.3');
      if (modern === undefined || modern.groups.length === 0) return undefined;
      if (modern.groups.some(({ name }) => name.includes('MLKEM'))) return undefined;
      return {
        cause: t(
          'The server has no hybrid key exchange: what is recorded today can be read once there are quantum computers.',
        ),
        evidence: t('In TLS 1.3 it picks {0}.', modern.groups.map(({ name }) => name).join(', ')),
        remedy: t('Switch X25519MLKEM768 on; it needs OpenSSL 3.5, Go 1.24 or BoringSSL.'),
      };
    },
  },
  {
    id: 'scan-incomplete',
    title: 'Scan is not complete',
    severity: 'information',
    explain({ versions, ended }, t) {
      const open = versions.filter(({ kind }) => kind === 'unknown').map(({ version }) => version);
      if (ended === undefined && open.length === 0) return undefined;
      return {
        cause: t('Not everything that the scan asks was answered; what is said here is of what was.'),
        evidence: open.length === 0 ? t('It was ended: {0}.', ended ?? '') : t('No answer about {0}.', open.join(', ')),
        remedy: t('Scan again, when the server is less busy or with more time.'),
      };
    },
  },
];

function suiteFinding(
  id: string,
  title: string,
  severity: Diagnosis['severity'],
  isMeant: (suite: AcceptedSuite) => boolean,
  cause: (t: Localize) => string,
  remedy: (t: Localize) => string,
): ScanFinding {
  return {
    id,
    title,
    severity,
    explain(report, t) {
      const names = acceptedSuites(report)
        .filter(isMeant)
        .map(({ suite }) => suite.name);
      return names.length === 0 ? undefined : { cause: cause(t), evidence: list(names, t), remedy: remedy(t) };
    },
  };
}

function list(names: readonly string[], t: Localize): string {
  const shown = names.slice(0, MAX_LISTED).join(', ');
  return names.length <= MAX_LISTED
    ? t('It took {0}.', shown)
    : t('It took {0} and {1} more.', shown, names.length - MAX_LISTED);
}

/** `intermediate`, by name and version, for a headline; undefined where the server keeps to none. */
export function gradeName(report: ScanReport): string | undefined {
  const profile = gradeOf(report);
  return profile && `${profile.name} (${profile.version})`;
}
