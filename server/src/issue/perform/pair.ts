import { findSignatory } from '../authorities.ts';
import type { IssuingHost } from '../host.ts';
import { certificatesPem } from '../outputs/pem-files.ts';
import { renderOutputs } from '../outputs/render-outputs.ts';
import { Refusal } from '../refusal.ts';
import type { IssuingResult, Packaging, PairTask } from '../tasks.ts';
import type { IssuedCertificate, OutputFile } from '../types.ts';
import { issueFor, type ProfileParts, readNames, refuseUnpackable } from './certificate.ts';
import { checkIssued, sentenceOf, summarize } from './describe.ts';
import { usedAuthorities } from './used-authorities.ts';

/** A server's and a client's certificate below one CA, and that CA's certificate for both to trust. */
export async function performPair(
  task: PairTask & ProfileParts,
  packaging: Packaging,
  host: IssuingHost,
): Promise<IssuingResult> {
  refuseUnpackable(packaging, true, host);
  const serverNames = readNames(task.serverNames, 'server', host);
  const clientNames = readNames(task.clientNames, 'client', host);
  const signatory = await findSignatory(task.authority, [...serverNames, ...clientNames], host);
  if (signatory === undefined)
    throw new Refusal(host.t('Server and client trust each other through a CA: a self-signed pair has none.'));
  const server = await issueFor({ ...task, role: 'server', names: serverNames }, signatory, host);
  const client = await issueFor({ ...task, role: 'client', names: clientNames }, signatory, host);
  const both = [server.issued, client.issued];
  return {
    kind: 'made',
    files: [
      ...(await renderIn('server', server.issued, packaging, host)),
      ...(await renderIn('client', client.issued, packaging, host)),
      { name: 'ca.pem', content: new TextEncoder().encode(certificatesPem([server.issued.root])) },
    ],
    summary: both.map((issued) => sentenceOf(issued, host)).join(' '),
    findings: await checkIssued(both, host),
    notes: [...new Set([...signatory.notes, ...server.notes, ...client.notes])],
    certificates: both.map(({ certificate }) => summarize(certificate, host)),
    authorities: usedAuthorities(signatory, host),
  };
}

/** The files of one certificate, in a folder of their own. */
export async function renderIn(
  folder: string,
  issued: IssuedCertificate,
  packaging: Packaging,
  { webCrypto }: IssuingHost,
): Promise<OutputFile[]> {
  const files = await renderOutputs(issued, packaging, { crypto: webCrypto });
  return files.map(({ name, content }) => ({ name: `${folder}/${name}`, content }));
}
