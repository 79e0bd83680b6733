import { encodePem } from '../../pem/encode.ts';
import { formatInstant } from '../../text/duration.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { getDisplayName, isSelfIssued } from '../../x509/identity.ts';
import type { Certificate } from '../../x509/types.ts';
import { findSignatory, type Signatory, storageOf } from '../authorities.ts';
import { findIssuerOf } from '../find-issuer.ts';
import { type IssuingHost, isProject } from '../host.ts';
import { LIST_DAYS, type NextList, plainSerial, revokeBy } from '../next-revocation-list.ts';
import { Refusal } from '../refusal.ts';
import type { AuthorityChoice, IssuingResult, MayKeep, Packaging, RevokeTask } from '../tasks.ts';
import type { OutputFile } from '../types.ts';
import { certificateAt } from './located-object.ts';
import { usedAuthorities } from './used-authorities.ts';

const DAY = 86_400_000;

/** A revocation list with what the CA has revoked before and what it revokes now. */
export async function performRevoke(
  task: RevokeTask,
  packaging: Packaging,
  mayKeep: MayKeep,
  host: IssuingHost,
): Promise<IssuingResult> {
  const named = await Promise.all(task.certificates.map((each) => readNamed(each, host)));
  const choice = await chooseAuthority(task, named, host);
  const signatory = await findSignatory(choice, [], host);
  if (signatory === undefined)
    throw new Refusal(host.t('Only a CA revokes: choose the one that issued the certificate.'));
  for (const each of named) await refuseUnrevocable(each, signatory, host);
  const { reason = 'unspecified', days = LIST_DAYS } = task;
  const revoked = named.map(({ serial }) => ({ serial, reason }));
  const mayRemember = (der: Uint8Array): boolean => mayKeep({ files: toFiles(der, packaging), findings: [] });
  const list = await revokeBy(signatory, revoked, days, host, mayRemember);
  return {
    kind: 'made',
    files: toFiles(list.der, packaging),
    summary: summaryOf(list, signatory, formatInstant(host.now() + days * DAY), host),
    findings: [],
    notes: notesFor(list, signatory, choice, host),
    certificates: [],
    authorities: usedAuthorities(signatory, host),
  };
}

/** What is to be revoked: by its serial number alone, or known as a whole. */
interface Named {
  /** Hex. */
  readonly serial: string;
  readonly certificate: Certificate | undefined;
}

async function readNamed(named: RevokeTask['certificates'][number], host: IssuingHost): Promise<Named> {
  if ('serial' in named) return { serial: checkedSerial(named.serial, host), certificate: undefined };
  const certificate = await certificateAt(named.uri, named.offset, host);
  return { serial: certificate.serialNumber.hex, certificate };
}

function checkedSerial(typed: string, { t }: IssuingHost): string {
  const hex = typed.replaceAll(/[:\s]|^0x/gi, '');
  if (!/^[0-9a-f]{1,40}$/i.test(hex))
    throw new Refusal(t('“{0}” is no serial number: hexadecimal digits, 20 bytes at most.', typed));
  return hex;
}

/** The CA that was named; else the one that signed the certificates, which a project with several CAs cannot tell by their names. */
async function chooseAuthority(
  { authority = { kind: 'development' } }: RevokeTask,
  named: readonly Named[],
  host: IssuingHost,
): Promise<AuthorityChoice> {
  if (authority.kind !== 'development') return authority;
  const certificates = named.map(({ certificate }) => certificate).filter((certificate) => certificate !== undefined);
  const issuers = new Map<string, AuthorityChoice>();
  for (const certificate of certificates) {
    const issuer = await findIssuerOrRefuse(certificate, host);
    issuers.set(placeOf(issuer), issuer);
  }
  const [issuer, ...others] = issuers.values();
  if (others.length > 0)
    throw new Refusal(
      host.t(
        'These certificates were issued by different CAs ({0}), and each has a list of its own: revoke those of one CA at a time.',
        [...issuers.keys()].join(', '),
      ),
    );
  if (issuer === undefined) await requireDevelopmentAuthority(host);
  return issuer ?? authority;
}

async function findIssuerOrRefuse(certificate: Certificate, host: IssuingHost): Promise<AuthorityChoice> {
  const issuer = await findIssuerOf(certificate, host);
  if (issuer !== undefined) return issuer;
  throw new Refusal(
    host.t(
      'No CA of your storage or this workspace signed “{0}”, so none of them can revoke it. Revoke it where it was issued, or name the CA and its key.',
      getDisplayName(certificate),
    ),
  );
}

/** For people: the id of a CA of the storage, the file of another. */
function placeOf(choice: AuthorityChoice): string {
  switch (choice.kind) {
    case 'stored':
      return choice.id;
    case 'file':
      return choice.uri;
    case 'development':
    case 'self-signed':
      return choice.kind;
  }
}

/** A CA that is made now has issued nothing. */
async function requireDevelopmentAuthority(host: IssuingHost): Promise<void> {
  const authorities = await storageOf(host).list();
  if (authorities.some(({ project }) => isProject(project, host.project))) return;
  throw new Refusal(host.t('This project has no development CA yet, so there is nothing that it could revoke.'));
}

async function refuseUnrevocable({ serial, certificate }: Named, { authority }: Signatory, host: IssuingHost) {
  const issuer = parseCertificate(authority.certificate);
  if (isSelfIssued(issuer) && plainSerial(serial) === plainSerial(issuer.serialNumber.hex))
    throw new Refusal(
      host.t(
        '“{0}” cannot revoke itself: a root is believed until it is taken out of what peers trust (their ca.pem).',
        getDisplayName(issuer),
      ),
    );
  if (certificate === undefined) return;
  if (certificate.issuer.matchKey !== issuer.subject.matchKey)
    throw new Refusal(
      host.t(
        '“{0}” was not issued by “{1}”, so it cannot revoke it.',
        getDisplayName(certificate),
        getDisplayName(issuer),
      ),
    );
  if ((await host.workspace.verify(certificate, issuer)) === 'invalid')
    throw new Refusal(
      host.t(
        '“{0}” was issued by another CA of the name “{1}”: this one’s key did not sign it, and peers would look for it in the other’s list.',
        getDisplayName(certificate),
        getDisplayName(issuer),
      ),
    );
}

function toFiles(der: Uint8Array, { formats }: Packaging): OutputFile[] {
  const pem = new TextEncoder().encode(encodePem('X509 CRL', der));
  return [{ name: 'crl.pem', content: pem }, ...(formats.includes('der') ? [{ name: 'crl.der', content: der }] : [])];
}

function summaryOf({ added }: NextList, { authority }: Signatory, due: string, { t }: IssuingHost): string {
  const name = getDisplayName(parseCertificate(authority.certificate));
  if (added === 0)
    return t('The revocation list of “{0}”, with nothing new on it; the next list is due on {1}.', name, due);
  if (added === 1)
    return t('The revocation list of “{0}”, one certificate revoked now; the next list is due on {1}.', name, due);
  return t(
    'The revocation list of “{0}”, {1} certificates revoked now; the next list is due on {2}.',
    name,
    added,
    due,
  );
}

function notesFor(
  { isFirst, isRemembered }: NextList,
  { stored }: Signatory,
  choice: AuthorityChoice,
  { t }: IssuingHost,
): string[] {
  if (stored !== undefined && !isRemembered) return [];
  const whose =
    stored === undefined
      ? t('It is the list of the CA in {0}.', placeOf(choice))
      : t(
          'It is the list of the CA “{0}” of your storage, which remembers what it has revoked for the lists to come.',
          stored.id,
        );
  const isUncertain = stored === undefined && isFirst;
  return [
    whose,
    ...(isUncertain
      ? [t('No earlier list of this CA was found here: what an older one revokes is not on this one.')]
      : []),
    t(
      'Peers refuse a revoked certificate only where they are given this list: ssl_crl in nginx, --crl of certscope verify.',
    ),
  ];
}
