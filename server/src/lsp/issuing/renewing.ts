import type { Command } from 'vscode-languageserver-types';
import { toRange } from '../../features/places.ts';
import type { Renewal, RenewalContext } from '../../features/renewals.ts';
import type { AnalyzedDocument } from '../../features/types.ts';
import { type CommandTarget, type IssueParams, issueRequest } from '../protocol.ts';
import { featureContext, type Session } from '../session.ts';
import type { KnownAuthorities } from './known-authorities.ts';

/** What tells which certificates of a document can be renewed, and renews them. */
export function renewalContext(
  { source }: AnalyzedDocument,
  session: Session,
  known: KnownAuthorities,
): RenewalContext {
  const { client } = session;
  const { workspace, crypto, t } = featureContext(session);
  return {
    workspace,
    crypto,
    t,
    authorities: known.get(),
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
