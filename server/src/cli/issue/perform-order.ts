import { createIssuingService } from '../../issue/issuing-service.ts';
import type { IssuedFinding, IssuingResult } from '../../issue/tasks.ts';
import { createIssuingFiles } from '../../runtime/node/issuing-files.ts';
import { storageHost } from '../../runtime/node/user-storage.ts';
import { english } from '../../text/localize.ts';
import { EXIT } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { deliver } from './deliver.ts';
import { formatJson } from './format-json.ts';
import { formatText } from './format-text.ts';
import { createIssuingHost } from './issuing-host.ts';
import type { Order } from './order.ts';
import { toReport } from './report.ts';

/** Makes what an order asks for, delivers it and says so. Returns the exit code. */
export async function performOrder(order: Order, terminal: Terminal): Promise<number> {
  const files = createIssuingFiles(english, { ...storageHost, environment: terminal.environment });
  const service = createIssuingService(await createIssuingHost(order.tasks, files.storage, terminal));
  const results: Exclude<IssuingResult, { kind: 'refused' }>[] = [];
  for (const task of order.tasks) {
    const result = await service.perform(task, order.packaging);
    if (result.kind === 'refused') return fail(result.message, EXIT.findings, terminal);
    results.push(result);
  }
  const delivered = await deliver(results, order.delivery, files, terminal);
  if (delivered.kind === 'undelivered') {
    // A CA that was made on the way is in the user's storage all the same, and the notes say so.
    const notes = results.flatMap((result) => result.notes);
    return fail([delivered.message, ...notes].join('\n'), EXIT.unusable, terminal);
  }
  const report = toReport(results, delivered.files, delivered.notes);
  // Standard output may be what was made itself, and is then for nothing else.
  const say = order.delivery.kind === 'standard-output' ? terminal.error : terminal.out;
  say(order.json ? formatJson(report) : formatText(report, terminal.color));
  if (order.generatedPassword !== undefined)
    terminal.error(`Password of the PKCS#12 files, shown this once: ${order.generatedPassword}\n`);
  return report.findings.some(isSerious) ? EXIT.findings : EXIT.clean;
}

function isSerious({ severity }: IssuedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}

function fail(message: string, code: number, terminal: Terminal): number {
  terminal.error(`certscope: ${message}\n`);
  return code;
}
