// Reads a text as the editor has it, works out its chains and asks the rules, all under a fixed clock.

import { readDocument } from '../../server/src/documents/read-document.ts';
import type { CertificateDocument, Unit } from '../../server/src/documents/types.ts';
import { createAnalysisCache } from '../../server/src/path/analysis-cache.ts';
import { analyzeUnit } from '../../server/src/path/analyze-unit.ts';
import { createPathJudge } from '../../server/src/path/path-judge.ts';
import { createPathTables } from '../../server/src/path/path-tables.ts';
import type { UnitAnalysis } from '../../server/src/path/types.ts';
import { createPathCache } from '../../server/src/path/validation/path-cache.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { runRules } from '../../server/src/rules/run-rules.ts';
import { defaultRuleSettings } from '../../server/src/rules/settings.ts';
import type { Finding, Rule, RuleSettings, Severity } from '../../server/src/rules/types.ts';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import type { CryptoProvider, FileFacts, SignatureInput } from '../../server/src/runtime/types.ts';
import { english } from '../../server/src/text/localize.ts';
import { SourceText } from '../../server/src/text/source-text.ts';
import { SharedPrimes } from '../../server/src/workspace/shared-primes.ts';
import type { IndexedArtifact, WorkspaceView } from '../../server/src/workspace/types.ts';
import { NOW } from '../builders/index.ts';

const FOLDER = 'file:///project/';

export interface CheckOptions {
  /** Name of the checked file; its ending gives the language. */
  readonly file?: string;
  /** Other files of the workspace: text by name. */
  readonly workspace?: Readonly<Record<string, string>>;
  readonly now?: number;
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  readonly expiry?: Partial<RuleSettings['expiry']>;
  readonly profile?: RuleSettings['profile'];
  readonly rules?: readonly Rule[];
  /** What the file system says of the checked file. */
  readonly facts?: FileFacts;
}

export interface Checked {
  readonly document: CertificateDocument;
  readonly analyses: ReadonlyMap<Unit, UnitAnalysis>;
  readonly findings: readonly Finding[];
  /** `error validity/expired` … in document order. */
  readonly summary: readonly string[];
  /** The characters that a finding stands on. */
  textOf(finding: Finding | undefined): string;
  /** The first finding with this code. */
  find(code: string): Finding | undefined;
}

/** The runtime's cryptography, counting signature checks. */
export function countingCrypto(): CryptoProvider & { readonly checked: readonly SignatureInput[] } {
  const { crypto } = createNodeRuntime();
  const checked: SignatureInput[] = [];
  return {
    checked,
    digest: (algorithm, bytes) => crypto.digest(algorithm, bytes),
    derivePublicKey: (...given) => crypto.derivePublicKey(...given),
    verify: (input) => {
      checked.push(input);
      return crypto.verify(input);
    },
  };
}

/** A document as it stands in the editor. */
export function read(file: string, text: string): CertificateDocument {
  const languageId = /\.ya?ml$/.test(file) ? 'yaml' : /\.json$/.test(file) ? 'json' : 'pem';
  return readDocument(SourceText.create(FOLDER + file, languageId, 1, text)).document;
}

export async function check(text: string, options: CheckOptions = {}): Promise<Checked> {
  const document = read(options.file ?? 'server.pem', text);
  const crypto = countingCrypto();
  const workspace = makeWorkspace(options.workspace ?? {}, crypto);
  const cache = createAnalysisCache();
  const analyses = new Map<Unit, UnitAnalysis>();
  const now = options.now ?? NOW;
  const paths = { judge: createPathJudge(createPathCache(cache)), time: now };
  const tables = createPathTables();
  const environment = { workspace, crypto, documentUri: document.uri, document, tables, paths };
  for (const unit of document.units) analyses.set(unit, await analyzeUnit(unit, environment, cache));
  const settings: RuleSettings = {
    severities: options.severities ?? {},
    profile: options.profile ?? 'internal',
    expiry: { ...defaultRuleSettings.expiry, ...options.expiry },
  };
  const context = { document, now, settings, workspace, t: english, file: () => options.facts };
  const findings = runRules(document, analyses, context, options.rules ?? rules);
  return {
    document,
    analyses,
    findings,
    summary: findings.map(({ severity, code }) => `${severity} ${code}`),
    textOf: (finding) => (finding === undefined ? '' : text.slice(finding.range.start, finding.range.end)),
    find: (code) => findings.find((finding) => finding.code === code),
  };
}

/** An index of these files, as the real one would give it. */
export function makeWorkspace(files: Readonly<Record<string, string>>, crypto: CryptoProvider): WorkspaceView {
  const entries = Object.entries(files).flatMap(([file, text]) => indexFile(file, text, crypto));
  return {
    revision: 1,
    all: () => entries,
    of: (uri) => entries.filter((entry) => entry.uri === uri),
    bySubject: (key) =>
      entries.filter(({ object }) => object.kind === 'certificate' && object.subject.matchKey === key),
    byIssuer: (key) =>
      entries.filter(
        ({ object }) => (object.kind === 'certificate' || object.kind === 'crl') && object.issuer.matchKey === key,
      ),
    byPublicKey: (sha256) => entries.filter(({ spkiSha256 }) => spkiSha256 === sha256),
    bySharedPrime: (certificate) => new SharedPrimes(() => entries).find(certificate),
  };
}

function indexFile(file: string, text: string, crypto: CryptoProvider): IndexedArtifact[] {
  const source = SourceText.create(FOLDER + file, 'pem', 1, text);
  const cache = createAnalysisCache();
  return read(file, text).units.flatMap(({ holders }) =>
    holders.flatMap(({ artifacts }) =>
      artifacts.map(({ content, start }) => ({
        uri: source.uri,
        location: file,
        range: {
          start: source.positionAt(start + content.range.start),
          end: source.positionAt(start + content.range.end),
        },
        startOffset: start + content.range.start,
        endOffset: start + content.range.end,
        object: content.object,
        sha256: content.object.kind === 'certificate' ? cache.sha256(content.object, crypto) : undefined,
        spkiSha256:
          content.object.kind === 'certificate'
            ? cache.spkiSha256(content.object, crypto)
            : content.object.kind === 'private-key'
              ? cache.keySha256(content.object, crypto)
              : undefined,
      })),
    ),
  );
}
