import { version } from '../../version.ts';
import type { VerifyReport } from './report.ts';

/** `{version, verdict, path, failed}`; the leaf first, lines from 1. */
export function formatJson({ verdict, paths }: VerifyReport): string {
  const path = verdict === 'valid' ? (paths[0]?.path ?? []) : [];
  const failed = verdict === 'valid' ? [] : paths.map((each) => ({ path: each.path, reasons: each.reasons }));
  return `${JSON.stringify({ version, verdict, path, failed }, undefined, 2)}\n`;
}
