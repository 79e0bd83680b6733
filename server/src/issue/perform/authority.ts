import { encodePem } from '../../pem/encode.ts';
import { parseCertificate } from '../../x509/certificate.ts';
import { keepAuthority, ROOT_DAYS } from '../authorities.ts';
import { createIntermediate, createRoot } from '../create-authority.ts';
import type { IssuingHost } from '../host.ts';
import { chooseLifetime } from '../lifetimes.ts';
import { developmentSubtrees, type PermittedSubtree, parseSubtree } from '../name-constraints.ts';
import { certificatesPem } from '../outputs/pem-files.ts';
import { Refusal } from '../refusal.ts';
import { Secret } from '../secret.ts';
import type { AuthorityTask, IssuingResult } from '../tasks.ts';
import type { Authority, IssuedCertificate, OutputFile } from '../types.ts';
import { checkIssued, endText, summarize } from './describe.ts';

/** A development CA: its certificates to be delivered, its keys kept where the task says. */
export async function performAuthority(task: AuthorityTask, host: IssuingHost): Promise<IssuingResult> {
  const name = task.name?.trim() || `${host.project.name} development CA`;
  const { root, signing } = await make(task, name, host);
  const findings = await checkIssued([asIssued(signing)], host);
  const { t } = host;
  const notes = [describePermitted(task, host)];
  if (task.keep === 'storage') {
    const { id } = await keepAuthority(name, signing, signing === root ? undefined : root, host);
    notes.push(t('Its key is kept in your own storage as “{0}”, and nowhere else.', id));
  } else {
    notes.push(
      t('Its key is in the files: whoever has them can sign what every machine that trusts this CA believes.'),
    );
  }
  const certificates = signing === root ? [root] : [root, signing];
  return {
    kind: 'made',
    files: [...certificateFiles(root, signing), ...(task.keep === 'delivery' ? keyFiles(root, signing) : [])],
    summary: t(
      '“{0}” is valid until {1}. Have your clients and servers trust ca.pem.',
      name,
      endText(parseCertificate(root.certificate)),
    ),
    findings,
    notes,
    certificates: certificates.map(({ certificate }) => summarize(certificate, host)),
  };
}

async function make(
  task: AuthorityTask,
  name: string,
  host: IssuingHost,
): Promise<{ root: Authority; signing: Authority }> {
  const { webCrypto } = host;
  const lifetime = task.lifetime ?? { kind: 'days', days: ROOT_DAYS };
  const { keyType = 'ecdsa-p256' } = task;
  const permitted = readPermitted(task.permitted, host);
  const request = { name, keyType, lifetime: chooseLifetime(lifetime, undefined, host).lifetime, permitted };
  const root = await createRoot(request, task.intermediate ? 1 : 0, webCrypto);
  if (!task.intermediate) return { root, signing: root };
  const below = { ...request, name: `${name} (issuing)`, permitted: [] };
  return { root, signing: await createIntermediate(below, root, webCrypto) };
}

function readPermitted(typed: AuthorityTask['permitted'], { t }: IssuingHost): readonly PermittedSubtree[] {
  if (typed === 'none') return [];
  if (typed === undefined) return developmentSubtrees();
  const given = typed.map((text) => {
    const subtree = parseSubtree(text, t);
    if ('problem' in subtree) throw new Refusal(subtree.problem);
    return subtree;
  });
  return [...developmentSubtrees(), ...given];
}

function describePermitted({ permitted }: AuthorityTask, { t }: IssuingHost): string {
  if (permitted === 'none')
    return t('It is not constrained: whoever gets its key can sign for any name that a machine trusting it believes.');
  const besides = permitted === undefined || permitted.length === 0 ? '' : `, ${permitted.join(', ')}`;
  return t(
    'It may sign for development domains and private addresses only (localhost, *.test, *.internal, *.svc, *.cluster.local, 10.0.0.0/8 …{0}).',
    besides,
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
