import { describeChain } from './describe-chain.ts';
import { describeClient } from './describe-client.ts';
import { describeCommands } from './describe-commands.ts';
import { describeDiagnoses } from './describe-diagnoses.ts';
import { describeNegotiated } from './describe-negotiated.ts';
import { describeTiming } from './describe-timing.ts';
import type { ReportInput, ReportSection } from './types.ts';

/** The sections of a report, in the order in which they answer questions: what is wrong, what was seen, how it is said elsewhere. None is empty. */
export function buildReport(input: ReportInput): readonly ReportSection[] {
  const { t } = input;
  const sections: readonly ReportSection[] = [
    { id: 'diagnosis', title: t('Result'), lines: describeDiagnoses(input) },
    { id: 'negotiated', title: t('Negotiated'), lines: describeNegotiated(input) },
    { id: 'served-chain', title: t('Chain as served'), lines: describeChain(input) },
    { id: 'client-certificate', title: t('Client certificate'), lines: describeClient(input) },
    { id: 'timing', title: t('Timing'), lines: describeTiming(input) },
    { id: 'commands', title: t('The same with other tools'), lines: describeCommands(input) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}
