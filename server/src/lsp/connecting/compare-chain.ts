import { allArtifacts } from '../../documents/locate.ts';
import { readIssuers } from '../../handshake/issuers/complete-chain.ts';
import { fingerprint } from '../../issue/fingerprint.ts';
import { formatText } from '../../x509/text.ts';
import type { Certificate } from '../../x509/types.ts';
import type { CompareChainParams } from '../protocol/reports.ts';
import type { ConnectingRoom } from './connecting-room.ts';

/** The chain as served and the one of a file of the workspace, as readable text; null where the file does not hold the certificate any more. */
export async function compareChain(
  { servedPem, certificate: { uri, sha256 } }: CompareChainParams,
  { session, fileOf }: ConnectingRoom,
): Promise<{ readonly served: string; readonly workspace: string } | null> {
  const file = await fileOf(uri);
  if (file === undefined) return null;
  const { crypto } = session.runtime;
  const found = [...allArtifacts(file.open.document)].flatMap(({ artifact, holder }) =>
    artifact.content.object.kind === 'certificate' ? [{ certificate: artifact.content.object, holder }] : [],
  );
  const meant = found.find(({ certificate }) => fingerprint(crypto, certificate.der) === sha256);
  if (meant === undefined) return null;
  const beside = found.filter(({ holder }) => holder === meant.holder).map(({ certificate }) => certificate);
  return { served: toText(readIssuers(new TextEncoder().encode(servedPem))), workspace: toText(beside) };
}

function toText(certificates: readonly Certificate[]): string {
  return `${certificates.map((certificate) => formatText(certificate).trimEnd()).join('\n\n')}\n`;
}
