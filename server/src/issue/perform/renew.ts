import { uriKey } from '../../workspace/uri.ts';
import type { IssuingHost } from '../host.ts';
import { Refusal } from '../refusal.ts';
import { findCandidates } from '../renewal/candidates.ts';
import { chooseKeys } from '../renewal/choose-keys.ts';
import { distinctUris } from '../renewal/places.ts';
import { type MadeRenewal, renewOne } from '../renewal/renew-one.ts';
import { staleNotes } from '../renewal/renewal-notes.ts';
import { type RenewedFiles, renewFiles } from '../renewal/renewed-files.ts';
import type { Renewal } from '../renewal/types.ts';
import type { FileEdit, IssuedFinding, IssuingResult, Packaging, RenewTask } from '../tasks.ts';
import { checkChains, sentenceOf, summarize } from './describe.ts';
import { usedAuthorities } from './used-authorities.ts';

/** The same certificates again, as edits of every file that holds the old ones, their keys, their chains. */
export async function performRenew(
  task: RenewTask,
  { keyPassword }: Packaging,
  outer: IssuingHost,
): Promise<IssuingResult> {
  const named = [task, ...(task.others ?? [])].map(({ uri }) => uri);
  const view = await outer.workspace.around(named, 'project');
  const host = { ...outer, workspace: { ...outer.workspace, view } };
  const candidates = await findCandidates(task, keyPassword, host);
  const keys = await chooseKeys(task, candidates, keyPassword, host);
  const made: MadeRenewal[] = [];
  for (const each of candidates) {
    made.push(await renewOne(each, keys.keyOf(each.certificate), task.lifetime, candidates, host));
  }
  const renewals = made.map(({ renewal }) => renewal);
  const places = distinctUris(candidates.flatMap((each) => each.places));
  const keyPlaces = candidates.flatMap(({ held }) => held.copies.map(({ uri }) => uri));
  const files = await renewFiles(renewals, keys.successors, [...places, ...keyPlaces], host);
  refuseUntouched(named, files.edits, host);
  const isMoved = renewals.some((each) => each.isMoved);
  return {
    kind: 'edits',
    edits: files.edits,
    summary: summaryOf(renewals, files.edits, host),
    findings: await checkRenewed(renewals, files, host),
    notes: [
      ...new Set([...made.flatMap(({ notes }) => notes), ...(await staleNotes(places, files.edits, isMoved, host))]),
    ],
    certificates: renewals.map(({ issued }) => summarize(issued.certificate, host)),
    authorities: candidates.flatMap(({ signatory }) => usedAuthorities(signatory, host)),
  };
}

/** A renewal that leaves the very file alone that somebody named is none. */
function refuseUntouched(uris: readonly string[], edits: readonly FileEdit[], host: IssuingHost): void {
  const edited = new Set(edits.map(({ uri }) => uriKey(uri)));
  const untouched = uris.find((uri) => !edited.has(uriKey(uri)));
  if (untouched === undefined) return;
  throw new Refusal(
    host.t(
      'The certificate in {0} stands there in a form that cannot be exchanged. Nothing was renewed; issue it anew.',
      host.workspace.nameOf(untouched),
    ),
  );
}

function summaryOf(renewals: readonly Renewal[], edits: readonly FileEdit[], host: IssuingHost): string {
  const { t } = host;
  const count = new Set(edits.map(({ uri }) => uriKey(uri))).size;
  const sentences = renewals.map(({ issued }) => sentenceOf(issued, host));
  const place =
    renewals.length === 1
      ? t('It takes the place of the old one ({0}).', filesText(count, host))
      : t('They take the place of the old ones ({0}).', filesText(count, host));
  return [...sentences, place].join(' ');
}

function filesText(count: number, { t }: IssuingHost): string {
  return count === 1 ? t('1 file') : t('{0} files', count);
}

/** What the rules say of each certificate with its chain as it will stand; where no chain does, of the certificate alone. */
function checkRenewed(
  renewals: readonly Renewal[],
  files: RenewedFiles,
  host: IssuingHost,
): Promise<readonly IssuedFinding[]> {
  const chains = renewals.flatMap((renewal) => {
    const shown = files.chainsOf(renewal).filter(({ length }) => length > 1);
    return shown.length > 0 ? shown : [[renewal.issued.certificate]];
  });
  const issued = renewals.map((each) => each.issued).filter(({ certificate, root }) => certificate !== root);
  return checkChains(
    chains,
    issued.map(({ root }) => root),
    host,
  );
}
