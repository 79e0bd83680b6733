import type { Command } from 'vscode-languageserver-types';
import { toRange } from '../../features/places.ts';
import type { Renewal, RenewalContext } from '../../features/renewals.ts';
import type { AnalyzedDocument } from '../../features/types.ts';
import type { CommandTarget } from '../protocol/initialization.ts';
import { type IssueParams, issueRequest } from '../protocol/issuing.ts';
import { featureContext, type Session } from '../session.ts';
import type { KnownAuthorities } from './known-authorities.ts';
import type { Neighbours } from './neighbours.ts';

/** Who could sign, besides what the index knows of. */
export interface Signers {
  readonly authorities: KnownAuthorities;
  readonly neighbours: Neighbours;
}

/** What tells which certificates of a document can be renewed, and renews them. */
export function renewalContext(
  { source }: AnalyzedDocument,
  session: Session,
  { authorities, neighbours }: Signers,
): RenewalContext {
  const { client } = session;
  const { workspace, crypto, t } = featureContext(session);
  const beside = neighbours.of(source.uri);
  return {
    workspace,
    crypto,
    t,
    authorities: [...authorities.get(), ...beside.authorities],
    keys: beside.keys,
    commandFor: ({ artifact }: Renewal, title: string): Command => {
      if (client.commands.includes('certscope.renew')) {
        const target: CommandTarget = { uri: source.uri, range: toRange(source, artifact.anchor) };
        return { title, command: 'certscope.renew', arguments: [target] };
      }
      const params: IssueParams = {
        task: { kind: 'renew', uri: source.uri, offset: artifact.anchor.start, key: 'new' },
        packaging: { formats: [] },
        target: { kind: 'in-place' },
      };
      return { title, command: issueRequest.method, arguments: [params] };
    },
  };
}
