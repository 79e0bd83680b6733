import { type OpenDocument, readDocument } from './documents/read-document.ts';
import type { Unit } from './documents/types.ts';
import type { AnalyzedDocument, FeatureContext } from './features/types.ts';
import { createAnalysisCache } from './path/analysis-cache.ts';
import { analyzeUnit, recallUnit } from './path/analyze-unit.ts';
import { createPathJudge } from './path/path-judge.ts';
import { createPathTables } from './path/path-tables.ts';
import type { UnitAnalysis } from './path/types.ts';
import { createPathCache } from './path/validation/path-cache.ts';
import type { PathRequest, PathResult } from './path/validation/types.ts';
import { validateCertificationPath } from './path/validation/validate-certification-path.ts';
import { type PreparedRules, prepareRules } from './rules/prepared-rules.ts';
import { QuietBlocks } from './rules/quiet-blocks.ts';
import { QuietUnits } from './rules/quiet-units.ts';
import { RuleRun } from './rules/run-rules.ts';
import type { RuleSettings } from './rules/types.ts';
import type { Runtime } from './runtime/types.ts';
import type { Localize } from './text/localize.ts';
import type { TextSplice } from './text/range.ts';
import type { SourceText } from './text/source-text.ts';
import { createWorkspaceIndex, type WorkspaceIndex } from './workspace/workspace-index.ts';

/** What one analysis is asked under; everything else the service holds itself. */
export interface AnalysisOptions {
  readonly settings: RuleSettings;
  readonly t: Localize;
  /** Milliseconds since 1970 UTC; the runtime's clock where left out. */
  readonly now?: number;
}

/** The brain that every face asks: the language server, other editors and the command line. */
export interface CertificateService {
  /** Everything known of the workspace's certificates. */
  readonly workspace: WorkspaceIndex;
  /** Reads a text for the first time. */
  read(source: SourceText): OpenDocument;
  /** Reads the next version, taking over what the edit did not touch. */
  edit(previous: OpenDocument, source: SourceText, splices: readonly TextSplice[]): OpenDocument;
  /** Chains, keys and findings of one version at one moment. */
  analyze(open: OpenDocument, options: AnalysisOptions): Promise<AnalyzedDocument>;
  /** Whether a certification path holds (RFC 5280 §6), and if not, why. */
  validatePath(request: PathRequest): Promise<PathResult>;
  /** What features get besides the document. */
  context(options: AnalysisOptions): FeatureContext;
}

/** The one factory: nothing pure is reached but through here, and nothing impure gets in but through `runtime`. */
export function createCertificateService(runtime: Runtime): CertificateService {
  const workspace = createWorkspaceIndex({ crypto: runtime.crypto });
  const cache = createAnalysisCache();
  const paths = createPathCache(cache);
  const judge = createPathJudge(paths);
  const tables = createPathTables();
  const quiet = new QuietUnits();
  const quietBlocks = new QuietBlocks();
  const prepared = new WeakMap<RuleSettings, PreparedRules>();

  // Hundreds of rules are read with the first document that they could have something to say about.
  const rulesUnder = async (settings: RuleSettings): Promise<PreparedRules> => {
    const { rules } = await import('./rules/registry.ts');
    const known = prepared.get(settings) ?? prepareRules(rules, settings);
    prepared.set(settings, known);
    return known;
  };

  const analyze = async (open: OpenDocument, options: AnalysisOptions): Promise<AnalyzedDocument> => {
    const { document, source } = open;
    const now = options.now ?? runtime.now();
    const environment = {
      workspace,
      crypto: runtime.crypto,
      documentUri: document.uri,
      document,
      tables,
      paths: { judge, time: now },
    };
    const { settings, t } = options;
    const moment = { workspace, tables, settings, now };
    const rules = await rulesUnder(settings);
    const file = askOnce(() => runtime.describeFile?.(document.uri));
    const run = new RuleRun({ document, now, settings, workspace, t, file }, rules, quietBlocks);
    const analyses = new Map<Unit, UnitAnalysis>();
    // What the index does not hold may change without its knowing.
    const isIndexed = workspace.of(document.uri).length > 0;
    for (const unit of document.units) {
      const said = isIndexed ? quiet.recall(unit, moment) : undefined;
      if (said !== undefined) {
        run.repeat(said.findings, unit.range.start - said.start);
        continue;
      }
      const analysis = await analyzeUnit(unit, environment, cache);
      analyses.set(unit, analysis);
      const findings = run.check(unit, analysis);
      if (findings !== undefined) quiet.add(unit, analysis, findings, moment);
    }
    // Features ask about the few units that somebody looks at.
    const get = (unit: Unit) => {
      const analysis = analyses.get(unit) ?? recallUnit(unit, environment, cache);
      analyses.set(unit, analysis);
      return analysis;
    };
    return { source, document, analyses: { get }, findings: run.finish(document) };
  };

  return {
    workspace,
    read: (source) => readDocument(source),
    edit: (previous, source, splices) => previous.edit(source, splices),
    analyze,
    validatePath: (request) => validateCertificationPath(request, runtime.crypto, paths),
    context: (options) => ({
      now: options.now ?? runtime.now(),
      t: options.t,
      workspace,
      settings: options.settings,
      crypto: runtime.crypto,
      verify: (signed, issuer) =>
        signed.kind === 'crl'
          ? paths.verifyCrl(signed, issuer, runtime.crypto)
          : paths.verify(signed, issuer, runtime.crypto),
      validatePath: (request) => validateCertificationPath(request, runtime.crypto, paths),
    }),
  };
}

/** The first answer, for a question that a thousand Secrets of one manifest ask. */
function askOnce<T>(ask: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => {
    answer ??= { value: ask() };
    return answer.value;
  };
}
