import { encodePem } from '../../pem/encode.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { CLOCK_SKEW, endOf, findSignatory, type Signatory, wholeSecond } from '../authorities.ts';
import { createRoot } from '../create-authority.ts';
import type { IssuingHost } from '../host.ts';
import { issueLeaf, issueLeafWithNewKey } from '../issue-leaf.ts';
import { generateKey, generateWeakKey } from '../key-types.ts';
import { revokeBy } from '../next-revocation-list.ts';
import { certificatesPem } from '../outputs/pem-files.ts';
import { Refusal } from '../refusal.ts';
import {
  DEFECTS,
  type Defect,
  type IssuedSummary,
  type IssuingResult,
  type NegativeTestsTask,
  type Packaging,
} from '../tasks.ts';
import type { AltName, Authority, IssuedCertificate, LeafRequest, OutputFile, Role } from '../types.ts';
import { readNames, refuseUnpackable } from './certificate.ts';
import { summarize } from './describe.ts';
import { renderIn } from './pair.ts';
import { usedAuthorities } from './used-authorities.ts';

const DAY = 86_400_000;

/** Certificates that correct peers refuse, a folder each: `negative-expired/`. Their common names say what is wrong with them. */
export async function performNegativeTests(
  task: NegativeTestsTask,
  packaging: Packaging,
  host: IssuingHost,
): Promise<IssuingResult> {
  refuseUnpackable(packaging, true, host);
  const names = readNames(task.names, task.role, host);
  const signatory = await findSignatory(task.authority, names, host);
  if (signatory === undefined)
    throw new Refusal(
      host.t('Negative tests need a CA that the peers trust, so that each is refused for its own reason.'),
    );
  const defects = task.defects ?? DEFECTS;
  const recipe = { role: task.role, names, signatory, host };
  const files: OutputFile[] = [];
  const certificates: IssuedSummary[] = [];
  for (const defect of defects) {
    const twin = await makeTwin(defect, recipe);
    files.push(...(await twinFiles(defect, twin, packaging, recipe)));
    certificates.push(summarize(twin.certificate, host));
  }
  return {
    kind: 'made',
    files,
    summary: host.t('For correct peers to refuse, each for the reason that its folder names: {0}.', defects.join(', ')),
    findings: [],
    notes: [...signatory.notes, ...notesFor(defects, task.role, host)],
    certificates,
    authorities: usedAuthorities(signatory, host),
  };
}

interface Recipe {
  readonly role: Role;
  readonly names: readonly AltName[];
  readonly signatory: Signatory;
  readonly host: IssuingHost;
}

async function makeTwin(defect: Defect, recipe: Recipe): Promise<IssuedCertificate> {
  const { signatory, host } = recipe;
  const { authority } = signatory;
  const request = requestFor(defect, recipe);
  const { webCrypto } = host;
  switch (defect) {
    case 'unknown-ca':
      return issueLeafWithNewKey(request, 'ecdsa-p256', await makeStranger(host), webCrypto);
    case 'self-signed':
      return issueLeafWithNewKey(request, 'ecdsa-p256', undefined, webCrypto);
    case 'weak-key':
      return issueLeaf(request, await generateWeakKey(webCrypto), authority, webCrypto);
    case 'expired':
    case 'not-yet-valid':
    case 'wrong-name':
    case 'wrong-purpose':
    case 'revoked':
    case 'reversed-chain':
      return issueLeaf(request, await generateKey('ecdsa-p256', webCrypto), authority, webCrypto);
  }
}

function requestFor(defect: Defect, { role, names, signatory, host }: Recipe): LeafRequest {
  const sound: LeafRequest = {
    role,
    names,
    commonName: `${(names[0]?.value ?? '').slice(0, 30)} (${defect}, for tests)`,
    lifetime: lifetimeFor(defect, host.now(), endOf(signatory.authority)),
  };
  if (defect === 'wrong-name') return { ...sound, names: [wrongName(names)] };
  return defect === 'wrong-purpose' ? { ...sound, ...wrongPurpose(role) } : sound;
}

function lifetimeFor(defect: Defect, now: number, end: number): LeafRequest['lifetime'] {
  const start = wholeSecond(now) - CLOCK_SKEW;
  if (defect === 'expired') return { notBefore: start - 30 * DAY, notAfter: start - DAY };
  const notBefore = defect === 'not-yet-valid' ? start + DAY : start;
  return { notBefore, notAfter: Math.min(end, start + 90 * DAY) };
}

/** Of the kind that peers look at, and permitted by the constraints of every development CA. */
function wrongName(names: readonly AltName[]): AltName {
  const isService = names.every(({ kind }) => kind === 'URI');
  return isService
    ? { kind: 'URI', value: 'spiffe://invalid/another-service' }
    : { kind: 'DNS', value: 'another-host.invalid' };
}

const CODE_SIGNING = '1.3.6.1.5.5.7.3.3';

function wrongPurpose(role: Role): Pick<LeafRequest, 'role' | 'purposes'> {
  if (role === 'both') return { role, purposes: [CODE_SIGNING] };
  return { role: role === 'server' ? 'client' : 'server' };
}

/** A CA that nobody trusts: its key is gone when this is done. */
function makeStranger({ now, webCrypto }: IssuingHost): Promise<Authority> {
  const start = wholeSecond(now()) - CLOCK_SKEW;
  const lifetime = { notBefore: start, notAfter: start + 3650 * DAY };
  return createRoot({ name: 'Unknown CA (for tests)', keyType: 'ecdsa-p256', lifetime, permitted: [] }, 0, webCrypto);
}

/** As any certificate's, but that `ca.pem` is always what the peers trust, and a revoked one comes with its list. */
async function twinFiles(
  defect: Defect,
  twin: IssuedCertificate,
  packaging: Packaging,
  { signatory, host }: Recipe,
): Promise<OutputFile[]> {
  const { authority } = signatory;
  const folder = `negative-${defect}`;
  const trusted = authority.above.at(-1) ?? authority.certificate;
  const rendered = await renderIn(folder, { ...twin, root: trusted }, packaging, host);
  if (defect === 'reversed-chain')
    return rendered.map((file) =>
      file.name.endsWith('/fullchain.pem') ? { ...file, content: reversed(twin, authority) } : file,
    );
  if (defect !== 'revoked') return rendered;
  const { serialNumber } = parseCertificate(twin.certificate);
  const { der } = await revokeBy(signatory, [{ serial: serialNumber.hex, reason: 'keyCompromise' }], undefined, host);
  return [...rendered, { name: `${folder}/crl.pem`, content: new TextEncoder().encode(encodePem('X509 CRL', der)) }];
}

/** The issuer before the certificate: what programs take the first certificate of as their own. */
function reversed({ certificate }: IssuedCertificate, authority: Authority): Uint8Array {
  return new TextEncoder().encode(certificatesPem([authority.certificate, certificate]));
}

function notesFor(defects: readonly Defect[], role: Role, { t }: IssuingHost): string[] {
  const notes: string[] = [];
  if (defects.includes('wrong-name') && role === 'client')
    notes.push(
      t(
        'negative-wrong-name is refused only by servers that compare the client’s name with a list of their own; TLS itself does not.',
      ),
    );
  if (defects.includes('revoked'))
    notes.push(t('negative-revoked is refused only by peers that are given its crl.pem.'));
  return notes;
}
