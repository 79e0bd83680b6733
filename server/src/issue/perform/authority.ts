import { encodePem } from '../../pem/encode.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { keepAuthority, ROOT_DAYS, storageOf } from '../authorities.ts';
import { developmentName, freeName, issuingName } from '../authority-names.ts';
import { createIntermediate, createRoot } from '../create-authority.ts';
import { firstConstraints } from '../first-constraints.ts';
import { type IssuingHost, isProject } from '../host.ts';
import { chooseLifetime } from '../lifetimes.ts';
import { describeSubtree, developmentSubtrees, type PermittedSubtree, parseSubtree } from '../name-constraints.ts';
import { certificatesPem } from '../outputs/pem-files.ts';
import { besidesDevelopment } from '../permitted-scope.ts';
import { Refusal } from '../refusal.ts';
import { Secret } from '../secret.ts';
import type { StoredAuthority } from '../stored-authorities.ts';
import { checkCommonName } from '../subject.ts';
import type { AuthorityTask, IssuingResult, MayKeep } from '../tasks.ts';
import type { Authority, IssuedCertificate, OutputFile } from '../types.ts';
import { checkIssued, endText, summarize } from './describe.ts';
import { usedAuthorities } from './used-authorities.ts';

/** A development CA: its certificates to be delivered, its keys kept where the task says. */
export async function performAuthority(
  task: AuthorityTask,
  mayKeep: MayKeep,
  host: IssuingHost,
): Promise<IssuingResult> {
  const scoped = { ...task, permitted: await readPermitted(task.permitted, host) };
  if (task.keep === 'delivery') return createAuthority(scoped, mayKeep, host);
  // Two at once must not come to the same name.
  return storageOf(host).exclusively(() => createAuthority(scoped, mayKeep, host));
}

/** What is permitted read; nothing where the CA is not constrained. */
type ScopedTask = Omit<AuthorityTask, 'permitted'> & { readonly permitted: readonly PermittedSubtree[] };

async function createAuthority(task: ScopedTask, mayKeep: MayKeep, host: IssuingHost): Promise<IssuingResult> {
  const { t } = host;
  const stored = host.storage === undefined ? [] : await storageOf(host).list();
  const name = chooseName(task, stored, host);
  const { root, signing } = await make(task, name, host);
  const findings = await checkIssued([asIssued(signing)], host);
  const files = [...certificateFiles(root, signing), ...(task.keep === 'delivery' ? keyFiles(root, signing) : [])];
  const isKept = task.keep === 'storage' && mayKeep({ files, findings });
  const kept = isKept ? await keepAuthority(name, signing, above(root, signing), host) : undefined;
  const certificates = signing === root ? [root] : [root, signing];
  return {
    kind: 'made',
    files,
    summary: t(
      '“{0}” is valid until {1}. Have your clients and servers trust ca.pem.',
      name,
      endText(parseCertificate(root.certificate)),
    ),
    findings,
    notes: [
      describePermitted(task, host),
      ...(kept === undefined ? [] : keepingNotes(kept, stored, host)),
      ...(task.keep === 'delivery' ? [keyNote(host)] : []),
    ],
    certificates: certificates.map(({ certificate }) => summarize(certificate, host)),
    authorities:
      task.keep === 'storage' && kept === undefined
        ? []
        : usedAuthorities({ authority: signing, stored: kept, isNew: true }, host),
  };
}

function above(root: Authority, signing: Authority): Authority | undefined {
  return signing === root ? undefined : root;
}

/** Throws a Refusal for a name that no certificate can have. */
function chooseName({ name }: ScopedTask, stored: readonly StoredAuthority[], { project, t }: IssuingHost): string {
  const given = name?.trim() || undefined;
  const problem = given && checkCommonName(given, t);
  if (problem !== undefined) throw new Refusal(problem);
  return freeName(
    given ?? developmentName(project.name),
    stored.map((each) => each.name),
  );
}

function keyNote({ t }: IssuingHost): string {
  return t('Its key is in the files: whoever has them can sign what every machine that trusts this CA believes.');
}

function keepingNotes(
  kept: StoredAuthority,
  before: readonly StoredAuthority[],
  { project, t }: IssuingHost,
): string[] {
  const note = t('Its key is kept in your own storage as “{0}”, and nowhere else.', kept.id);
  const last = before.find((each) => isProject(each.project, project));
  if (last === undefined) return [note];
  const change = t(
    'From now on it signs for this project where no other CA is named, in the place of “{0}” ({1}): peers that trust the old ca.pem only will refuse what it signs. Give them this one too.',
    last.name,
    last.id,
  );
  return [note, change];
}

async function make(
  task: ScopedTask,
  name: string,
  host: IssuingHost,
): Promise<{ root: Authority; signing: Authority }> {
  const { webCrypto } = host;
  const lifetime = task.lifetime ?? { kind: 'days', days: ROOT_DAYS };
  const { keyType = 'ecdsa-p256', permitted } = task;
  const request = { name, keyType, lifetime: chooseLifetime(lifetime, undefined, host).lifetime, permitted };
  const root = await createRoot(request, task.intermediate ? 1 : 0, webCrypto);
  if (!task.intermediate) return { root, signing: root };
  const below = { ...request, name: issuingName(name), permitted: [] };
  return { root, signing: await createIntermediate(below, root, webCrypto) };
}

/** Development domains and the services of the project, as where a CA is made on first use, and what is named besides. */
async function readPermitted(
  typed: AuthorityTask['permitted'],
  host: IssuingHost,
): Promise<readonly PermittedSubtree[]> {
  if (typed === 'none') return [];
  const given = (typed ?? []).map((text) => {
    const subtree = parseSubtree(text, host.t);
    if ('problem' in subtree) throw new Refusal(subtree.problem);
    return subtree;
  });
  return [...developmentSubtrees(), ...besidesDevelopment([...(await firstConstraints([], host)), ...given])];
}

function describePermitted({ permitted }: ScopedTask, { t }: IssuingHost): string {
  if (permitted.length === 0)
    return t('It is not constrained: whoever gets its key can sign for any name that a machine trusting it believes.');
  const besides = besidesDevelopment(permitted).map((subtree) => `, ${describeSubtree(subtree)}`);
  return t(
    'It may sign for development domains and private addresses only (localhost, *.test, *.internal, *.svc, *.cluster.local, 10.0.0.0/8 …{0}).',
    besides.join(''),
  );
}

/** A CA as its peers see it, for the rules. */
function asIssued({ certificate, above, key }: Authority): IssuedCertificate {
  return { certificate, intermediates: above.slice(0, -1), root: above.at(-1) ?? certificate, key };
}

function certificateFiles(root: Authority, signing: Authority): OutputFile[] {
  return [
    { name: 'ca.pem', content: encode(certificatesPem([root.certificate])) },
    ...(signing === root
      ? []
      : [{ name: 'intermediate.pem', content: encode(certificatesPem([signing.certificate])) }]),
  ];
}

function keyFiles(root: Authority, signing: Authority): OutputFile[] {
  const keyFile = (name: string, { key }: Authority): OutputFile => ({
    name,
    content: new Secret(encode(encodePem('PRIVATE KEY', key.pkcs8.reveal()))),
  });
  return [keyFile('ca-key.pem', root), ...(signing === root ? [] : [keyFile('intermediate-key.pem', signing)])];
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
