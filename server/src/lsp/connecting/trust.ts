import { allArtifacts } from '../../documents/locate.ts';
import type { OpenDocument } from '../../documents/read-document.ts';
import { workspaceAuthorities } from '../../handshake/workspace-authorities.ts';
import { Refusal } from '../../issue/refusal.ts';
import { SourceText } from '../../text/source-text.ts';
import type { Certificate } from '../../x509/types.ts';
import type { ConnectionTools } from '../host.ts';
import type { ConnectionTrust } from '../protocol/connecting.ts';
import type { ConnectingRoom } from './connecting-room.ts';

/** What is trusted, and the file that says the same to other tools, where there is one. */
export interface Trust {
  readonly anchors: readonly Certificate[];
  /** URI. */
  readonly file: string | undefined;
}

/** Reads what the user trusts; nothing where the workspace has no CA. Throws a Refusal. */
export async function readTrust(
  choice: ConnectionTrust | undefined,
  room: ConnectingRoom,
  tools: ConnectionTools,
): Promise<Trust> {
  switch (choice?.kind) {
    case 'system':
    case 'mozilla': {
      const text = tools.readAnchors(choice.kind).join('\n');
      const open = room.session.service.read(SourceText.create('anchors:/', 'pem', 0, text));
      return { anchors: certificatesOf(open), file: undefined };
    }
    case 'file':
      return { anchors: await readFile(choice.uri, room), file: choice.uri };
    default: {
      const found = workspaceAuthorities(room.session.service.workspace);
      const [first] = found;
      const isOneFile = found.every(({ uri }) => uri === first?.uri);
      return { anchors: found.map(({ object }) => object), file: isOneFile ? first?.uri : undefined };
    }
  }
}

async function readFile(uri: string, room: ConnectingRoom): Promise<readonly Certificate[]> {
  const { t } = room.session.client;
  const file = await room.fileOf(uri);
  if (file === undefined) throw new Refusal(t('{0} cannot be read.', uri));
  const found = certificatesOf(file.open);
  if (found.length === 0) throw new Refusal(t('{0} holds no certificate that can be read.', uri));
  return found;
}

function certificatesOf({ document }: OpenDocument): readonly Certificate[] {
  return [...allArtifacts(document)].flatMap(({ artifact: { content } }) =>
    content.object.kind === 'certificate' ? [content.object] : [],
  );
}
