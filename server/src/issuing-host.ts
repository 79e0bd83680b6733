import type { OpenDocument } from './documents/read-document.ts';
import type { IssuingHost, MadeText, Project } from './issue/host.ts';
import type { IssuedFinding } from './issue/tasks.ts';
import { defaultRuleSettings } from './rules/settings.ts';
import type { Runtime, UserStorage } from './runtime/types.ts';
import { type CertificateService, createCertificateService } from './service.ts';
import type { Localize } from './text/localize.ts';
import { SourceText } from './text/source-text.ts';

/** What a face knows that wants something issued. */
export interface IssuingFace {
  /** The brain that knows the workspace. */
  readonly service: CertificateService;
  readonly runtime: Runtime;
  readonly webCrypto: Crypto;
  readonly storage: UserStorage | undefined;
  readonly project: Project;
  readonly t: Localize;
  /** A file's newest version; undefined where it is gone. */
  open(uri: string): Promise<OpenDocument | undefined>;
}

/** What the issuing room needs, from what a face has: plain data and functions, since that room may be a bundle of its own. */
export function createIssuingHost(face: IssuingFace): IssuingHost {
  const { service, runtime, webCrypto, storage, project, t, open } = face;
  const { verify } = service.context({ settings: defaultRuleSettings, t });
  return {
    webCrypto,
    crypto: runtime.crypto,
    now: () => runtime.now(),
    t,
    project,
    storage,
    workspace: { view: service.workspace, open, verify },
    check: (texts) => checkTexts(texts, runtime, t),
  };
}

/** Judged as nothing but these texts were there, by the settings that hold where the user has none. */
async function checkTexts(
  texts: readonly MadeText[],
  runtime: Runtime,
  t: Localize,
): Promise<readonly IssuedFinding[]> {
  const service = createCertificateService(runtime);
  const opened = texts.map(({ name, text }) => service.read(SourceText.create(`made:/${name}`, 'pem', 0, text)));
  for (const open of opened) service.workspace.setFile(open.document.uri, open);
  const findings: IssuedFinding[] = [];
  for (const open of opened) {
    const analyzed = await service.analyze(open, { settings: defaultRuleSettings, t });
    findings.push(...analyzed.findings.map(({ code, severity, message }) => ({ code, severity, message })));
  }
  return findings;
}
