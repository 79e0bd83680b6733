import type { Watch } from '../connecting/connect.ts';
import type { ConnectingRoom } from '../connecting/connecting-room.ts';
import { readCompareChain, readCompleteChain, readFittingAuthority } from '../connecting/read-report-params.ts';
import { compareChainRequest, completeChainRequest, fittingAuthorityRequest } from '../protocol/reports.ts';
import type { Session } from '../session.ts';
import { answering, type CommandTable } from './commands.ts';
import { forEditor, watched, withParts } from './connecting.ts';

/** Answers what is asked from the report of a connection. Returns the same as commands, for editors that have no client of ours. */
export function registerReports({ connection, client }: Session, room: ConnectingRoom): CommandTable {
  const complete = async (value: unknown, watch: Watch) => {
    const params = readCompleteChain(value, completeChainRequest.method);
    return withParts(room, ({ answers, tools }) => answers.completeChain(params, room, tools, watch));
  };
  const fitting = async (value: unknown) => {
    const params = readFittingAuthority(value, fittingAuthorityRequest.method);
    const found = await withParts(room, ({ answers }) => answers.findFittingAuthority(params, room));
    return 'kind' in found ? { fits: false, notes: [found.message] } : found;
  };
  const compare = async (value: unknown) => {
    const params = readCompareChain(value, compareChainRequest.method);
    if ('refused' in room.host) return null;
    return (await room.host.answers()).compareChain(params, room);
  };

  connection.onRequest(completeChainRequest, (params, token) => answering(() => watched(complete, params, token)));
  connection.onRequest(fittingAuthorityRequest, (params) => answering(() => fitting(params)));
  connection.onRequest(compareChainRequest, (params) => answering(() => compare(params)));
  return {
    [completeChainRequest.method]: forEditor(complete, client.t('CertScope: completing the chain')),
    [fittingAuthorityRequest.method]: fitting,
    [compareChainRequest.method]: compare,
  };
}
