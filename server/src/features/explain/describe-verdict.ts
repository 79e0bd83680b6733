import type { PathReason } from '../../path/validation/reasons.ts';
import type { CertificationPath, Purpose } from '../../path/validation/types.ts';
import { describeReason } from '../../rules/reason-text.ts';
import type { Localize } from '../../text/localize.ts';
import { getRole, isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { adviseOn } from './advice.ts';
import type { PathAnswer, PurposeVerdict } from './ask-paths.ts';
import { checkOfReason, mainFailure } from './checks.ts';
import { fullName, nameOf } from './words.ts';

/** What the peer of a handshake would say, and what to do, one sentence a line. */
export function describeVerdict(verdict: PurposeVerdict, { certificate }: PathAnswer, t: Localize): string[] {
  const { result, purpose } = verdict;
  if (result.verdict === 'valid') return describeValid(result.path, certificate, purpose, t);
  const reasons = mainFailure(result)?.reasons ?? [];
  const alien = verdict.isMeant ? undefined : reasons.find(isAboutPurpose);
  if (alien !== undefined) return [`– ${refused(purpose, t)} ${describeReason(alien, t)}`, `  ${unmeant(purpose, t)}`];
  const [reason] = reasons;
  if (reason === undefined) return [];
  const text = describeReason(reason, t);
  return result.verdict === 'undecided'
    ? [`? ${undecided(purpose, t)} ${text}`, `  ${adviseOn(reason, t)}`]
    : [
        `✗ ${refused(purpose, t)} ${text}`,
        `  ${adviseOn(reason, t)}`,
        ...(reasons.length > 1 ? [`  ${t('There is more to mend: see every ✗.')}`] : []),
      ];
}

function isAboutPurpose(reason: PathReason): boolean {
  const check = checkOfReason(reason);
  return check === 'purposes' || reason.code === 'wrong-key-usage';
}

function describeValid(path: CertificationPath, leaf: Certificate, purpose: Purpose, t: Localize): string[] {
  const anchor = path.anchor ?? leaf;
  if (!isSelfIssued(anchor)) return describeOpenEnd(path, anchor, purpose, t);
  if (path.certificates.length === 1) return [`✓ ${acceptedAlone(leaf, purpose, t)}`, `  ${trustAlone(leaf, t)}`];
  const between = path.certificates.slice(1, -1).map(nameOf);
  return [
    `✓ ${accepted(purpose, nameOf(anchor), t)}`,
    ...(between.length > 0 && purpose !== 'any' ? [`  ${sendWith(purpose, between.join(', '), t)}`] : []),
  ];
}

/** Nothing is wrong as far as the path is here. */
function describeOpenEnd(path: CertificationPath, anchor: Certificate, purpose: Purpose, t: Localize): string[] {
  const issuer = fullName(anchor.issuer);
  return [
    `? ${undecided(purpose, t)} ${
      path.certificates.length === 1
        ? t('Nothing is wrong with the certificate itself, but its issuer is not here: {0}.', issuer)
        : t('Nothing is wrong up to {0}, but the issuer of that is not here: {1}.', nameOf(anchor), issuer)
    }`,
    `  ${t('Add the certificate of the missing issuer to the workspace to have the whole path checked.')}`,
  ];
}

function accepted(purpose: Purpose, anchor: string, t: Localize): string {
  switch (purpose) {
    case 'server':
      return t('An mTLS client accepts this server certificate, if it trusts {0}.', anchor);
    case 'client':
      return t('An mTLS server accepts this client certificate, if it trusts {0}.', anchor);
    case 'any':
      return t('What this CA issues can be accepted by clients and servers that trust {0}.', anchor);
  }
}

function acceptedAlone(leaf: Certificate, purpose: Purpose, t: Localize): string {
  switch (purpose) {
    case 'server':
      return t('An mTLS client accepts this self-signed server certificate, if it trusts this very certificate.');
    case 'client':
      return t('An mTLS server accepts this self-signed client certificate, if it trusts this very certificate.');
    case 'any':
      return t('{0} is a root: what it issues can be accepted by clients and servers that trust it.', nameOf(leaf));
  }
}

function trustAlone(leaf: Certificate, t: Localize): string {
  return getRole(leaf) === 'ca'
    ? t('Give it to the peers as a trust anchor; servers and clients need not send it.')
    : t('Give it to every peer as a trust anchor, or have it issued by a CA that they trust already.');
}

function sendWith(purpose: Purpose, names: string, t: Localize): string {
  return purpose === 'server'
    ? t('The server must send with it: {0}.', names)
    : t('The client must send with it: {0}.', names);
}

function refused(purpose: Purpose, t: Localize): string {
  switch (purpose) {
    case 'server':
      return t('An mTLS client refuses this as a server certificate.');
    case 'client':
      return t('An mTLS server refuses this as a client certificate.');
    case 'any':
      return t('What this CA issues is refused by clients and servers.');
  }
}

function undecided(purpose: Purpose, t: Localize): string {
  switch (purpose) {
    case 'server':
      return t('Whether an mTLS client accepts this server certificate cannot be told here.');
    case 'client':
      return t('Whether an mTLS server accepts this client certificate cannot be told here.');
    case 'any':
      return t('Whether what this CA issues is accepted cannot be told here.');
  }
}

function unmeant(purpose: Purpose, t: Localize): string {
  return purpose === 'server'
    ? t('That is as it should be, if no server is to show it.')
    : t('That is as it should be, if no client is to show it.');
}
