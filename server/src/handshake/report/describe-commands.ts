import { curlCommand, opensslCommand } from '../equivalents.ts';
import type { ReportInput } from './types.ts';

/** The same connection with openssl and curl. */
export function describeCommands({ evidence, extras }: ReportInput): readonly string[] {
  const { target, clientChain } = evidence.report;
  const files = { ...extras.files, intermediates: clientChain.length > 1 };
  const curl = curlCommand(target, files);
  return [opensslCommand(target, files), ...(curl === undefined ? [] : [curl])];
}
