import { resolve } from 'node:path';
import type { Evidence, PlacedCertificate } from '../../handshake/evidence.ts';
import { completeChain } from '../../handshake/issuers/complete-chain.ts';
import { describeSearch } from '../../handshake/issuers/describe-search.ts';
import type { CompletedChain } from '../../handshake/issuers/types.ts';
import { underline } from '../../handshake/report/underline.ts';
import { defaultRuleSettings } from '../../rules/settings.ts';
import { shortName } from '../../rules/wording.ts';
import type { CertificateService } from '../../service.ts';
import { english } from '../../text/localize.ts';
import { fetchIssuer } from '../../tls/fetch-issuer.ts';
import { certificatePem } from '../../x509/certificate-pem.ts';
import type { Terminal } from '../terminal.ts';
import { UnusableInput } from '../verify/material.ts';
import type { ConnectOptions } from './options.ts';

/** The chain from the leaf up, with what is at hand, and with `--fetch-issuers` what the certificates' own URLs offer; undefined where none came, or nobody asked. */
export async function completeServed(
  { chain, anchors, known }: Evidence,
  { fetchIssuers, saveChain: file, now }: ConnectOptions,
  service: CertificateService,
): Promise<CompletedChain | undefined> {
  if (chain.certificates.length === 0 || !(fetchIssuers || file !== undefined)) return undefined;
  const { signal } = new AbortController();
  const trusted = anchors.map((certificate): PlacedCertificate => ({ certificate, place: 'what is trusted' }));
  return completeChain(chain.certificates, {
    atHand: [...known, ...trusted],
    verify: service.context({ settings: defaultRuleSettings, t: english, now }).verify,
    isAllowed: () => fetchIssuers,
    fetch: (url) => fetchIssuer(url, { signal }),
  });
}

/** Which URLs were asked in vain for the issuer that is missing. */
export function failedUrls(completed: CompletedChain | undefined): readonly string[] {
  return completed?.end.kind === 'not-found' ? completed.end.failed.map(({ url }) => url) : [];
}

/** A section of the report. */
export function issuersText(completed: CompletedChain): string {
  const hint = completed.end.kind === 'ask' ? ['--fetch-issuers asks there.'] : [];
  const notes = [...describeSearch(completed, english), ...hint];
  const mark = completed.end.kind === 'complete' ? '✓' : '!';
  const lines = notes.length === 0 ? ['No certificate is missing below the root.'] : notes;
  return `${[...underline('Issuers'), ...lines.map((line) => `${mark} ${line}`)].join('\n')}\n`;
}

/** Refuses before anything is connected to. Throws UnusableInput. */
export function requireFree({ saveChain, replace }: ConnectOptions, terminal: Terminal): void {
  if (saveChain === undefined || replace || !isThere(resolve(terminal.cwd, saveChain), terminal)) return;
  throw new UnusableInput(`${saveChain} is there already. Nothing was asked; choose another file, or say --replace.`);
}

function isThere(path: string, terminal: Terminal): boolean {
  try {
    terminal.isDirectory(path);
    return true;
  } catch {
    return false;
  }
}

/** Writes the chain, the leaf first and the root left out, as servers want it, and says what it lacks. Throws UnusableInput. */
export function saveChain(file: string, completed: CompletedChain | undefined, terminal: Terminal): void {
  if (completed === undefined) {
    terminal.error(`certscope: the server sent no certificate, so ${file} was not written.\n`);
    return;
  }
  try {
    terminal.writeFile(resolve(terminal.cwd, file), completed.certificates.map(certificatePem).join(''));
  } catch (error) {
    throw new UnusableInput(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  terminal.error(`certscope: ${describeSaved(file, completed)}\n`);
}

/** Apart from the report, which may be JSON that a program reads. */
function describeSaved(file: string, { certificates, end }: CompletedChain): string {
  const count = certificates.length === 1 ? '1 certificate' : `${certificates.length} certificates`;
  const wrote = `wrote ${file} with ${count}`;
  switch (end.kind) {
    case 'complete':
      return `${wrote}.`;
    case 'too-long':
      return `${wrote}, which is incomplete: it ends before a root.`;
    case 'ask':
    case 'not-found': {
      const issuer = shortName(end.certificate.issuer);
      const hint = end.kind === 'ask' ? ' --fetch-issuers asks for it.' : '';
      return `${wrote}, which is incomplete unless ${issuer} is a root: the certificate of ${issuer} is missing.${hint}`;
    }
  }
}
