import { createIssuingService } from '../../issue/issuing-service.ts';
import type { IssuedFinding, MayKeep } from '../../issue/tasks.ts';
import { createIssuingFiles, type NodeIssuingFiles } from '../../runtime/node/issuing-files.ts';
import { storageHost } from '../../runtime/node/user-storage.ts';
import { EXIT } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { deliver, mayReplace } from './deliver.ts';
import { formatJson } from './format-json.ts';
import { formatFailure, formatText } from './format-text.ts';
import { createIssuingHost } from './issuing-host.ts';
import { messagesFor } from './messages.ts';
import type { Order } from './order.ts';
import { type IssuingReport, type Made, reportUnwritten, reportWritten } from './report.ts';

/** Makes what an order asks for, delivers it and says so. Returns the exit code. */
export async function performOrder(order: Order, terminal: Terminal): Promise<number> {
  const report = await fulfil(order, terminal);
  print(report, order, terminal);
  switch (report.outcome) {
    case 'written':
      return report.findings.some(isNotable) ? EXIT.writtenWithFindings : EXIT.clean;
    case 'refused':
      return EXIT.findings;
    case 'failed':
      return EXIT.unusable;
  }
}

async function fulfil(order: Order, terminal: Terminal): Promise<IssuingReport> {
  const t = messagesFor(terminal);
  const files = createIssuingFiles(t, { ...storageHost, environment: terminal.environment });
  const service = createIssuingService(await createIssuingHost(order, files.storage, terminal));
  const results: Made[] = [];
  for (const task of order.tasks) {
    const result = await service.perform(task, order.packaging, (made) => isWelcome(made, order, files, terminal));
    if (result.kind === 'refused') return reportUnwritten('refused', result.message, results);
    results.push(result);
  }
  if (results.some(({ findings }) => isSpokenAgainst(findings, order))) {
    const message = 'Peers would refuse what was made, so nothing was written. Say --force to have it all the same.';
    return reportUnwritten('refused', message, results);
  }
  const delivered = await deliver(results, order.delivery, files, terminal);
  return delivered.kind === 'undelivered'
    ? reportUnwritten('failed', delivered.message, results)
    : reportWritten(results, delivered.files, delivered.notes);
}

function isSpokenAgainst(findings: readonly IssuedFinding[], { force }: Order): boolean {
  return !force && findings.some(({ severity }) => severity === 'error');
}

/** Whether it is going to be written, as far as that can be told beforehand. */
function isWelcome(
  { files: made, findings }: Parameters<MayKeep>[0],
  order: Order,
  files: NodeIssuingFiles,
  terminal: Terminal,
): boolean {
  if (isSpokenAgainst(findings, order)) return false;
  const { delivery } = order;
  return delivery.kind !== 'folder' || mayReplace(made, delivery, terminal) || files.isFree(delivery.uri, made);
}

function print(report: IssuingReport, { json, delivery, generatedPassword }: Order, terminal: Terminal): void {
  const isWritten = report.outcome === 'written';
  if (!isWritten) terminal.error(formatFailure(report, terminal.color));
  // Standard output may be what was made itself, and is then for nothing else.
  const say = delivery.kind === 'standard-output' ? terminal.error : terminal.out;
  if (json) say(formatJson(report));
  else if (isWritten) say(formatText(report, terminal.color));
  if (isWritten && generatedPassword !== undefined)
    terminal.error(`Password of the PKCS#12 files, shown this once: ${generatedPassword}\n`);
}

function isNotable({ severity }: IssuedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}
