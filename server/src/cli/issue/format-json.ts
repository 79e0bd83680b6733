import { version } from '../../version.ts';
import type { IssuingReport } from './report.ts';

/** The contract of `docs/issuing-json.md`: every field is always there; times in ISO 8601, UTC. */
export function formatJson(report: IssuingReport): string {
  const { outcome, message, summaries, authorities, files, certificates, findings, notes } = report;
  const json = {
    version,
    outcome,
    message: message ?? null,
    summaries,
    authorities: authorities.map(({ id, name, sha256, created }) => ({ id: id ?? null, name, sha256, created })),
    files: files.map(({ file, secret }) => ({ file, secret })),
    certificates: certificates.map(({ subject, issuer, serialNumber, notBefore, notAfter, sha256, names }) => ({
      subject,
      issuer,
      serialNumber,
      notBefore,
      notAfter,
      sha256,
      names,
    })),
    findings: findings.map(({ code, severity, message: text }) => ({ code, severity, message: text })),
    notes,
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
