// What an editor would ask the service, under a fixed clock and without a connection.
import { getCodeActions } from '../../server/src/features/code-actions/index.ts';
import { getHover } from '../../server/src/features/hover/hover.ts';
import type { AnalyzedDocument, FeatureContext } from '../../server/src/features/types.ts';
import { defaultRuleSettings } from '../../server/src/rules/settings.ts';
import { createNodeRuntime } from '../../server/src/runtime/node.ts';
import { type CertificateService, createCertificateService } from '../../server/src/service.ts';
import { english } from '../../server/src/text/localize.ts';
import { SourceText } from '../../server/src/text/source-text.ts';
import { NOW } from '../builders/index.ts';

const FOLDER = 'file:///project/';
const options = { settings: defaultRuleSettings, t: english, now: NOW };

const languageOf = (file: string): string => (/\.ya?ml$/.test(file) ? 'yaml' : /\.json$/.test(file) ? 'json' : 'pem');

/** A workspace with one document open in front. */
export interface Workbench {
  readonly service: CertificateService;
  readonly analyzed: AnalyzedDocument;
  readonly context: FeatureContext;
  /** Markdown of the hover at an offset; empty where there is none. */
  hover(offset: number): string;
  /** Codes of all findings. */
  readonly codes: readonly string[];
  /** The document's text after the quick fix with a title that contains `title`. */
  fix(code: string, title?: string): string;
  /** Titles of everything offered at an offset. */
  offers(offset: number): readonly string[];
}

/** Opens `file` with `text` beside the other files of a workspace. */
export async function openWorkbench(
  file: string,
  text: string,
  others: Readonly<Record<string, string>> = {},
): Promise<Workbench> {
  const service = createCertificateService(createNodeRuntime());
  for (const [name, content] of Object.entries(others)) put(service, name, content);
  const analyzed = await service.analyze(put(service, file, text), options);
  const context = service.context(options);
  const actionsAt = (start: number, end: number) =>
    getCodeActions(
      analyzed,
      { start: analyzed.source.positionAt(start), end: analyzed.source.positionAt(end) },
      context,
    );
  return {
    service,
    analyzed,
    context,
    codes: analyzed.findings.map(({ code }) => code),
    hover: (offset) => {
      const contents = getHover(analyzed, offset, context)?.contents;
      return contents !== undefined && typeof contents === 'object' && 'value' in contents ? contents.value : '';
    },
    fix: (code, title = '') => {
      const finding = analyzed.findings.find((one) => one.code === code);
      if (finding === undefined) throw new Error(`No ${code} among ${analyzed.findings.map((one) => one.code)}`);
      const action = actionsAt(finding.range.start, finding.range.end).find(
        (one) => one.title.includes(title) && one.diagnostics?.some((diagnostic) => diagnostic.code === code) === true,
      );
      const edits = action?.edit?.changes?.[analyzed.source.uri];
      if (edits === undefined) throw new Error(`No fix for ${code}`);
      return analyzed.source.edit(
        edits.map(({ range, newText }) => ({ range, text: newText })),
        2,
      ).source.text;
    },
    offers: (offset) => actionsAt(offset, offset).map(({ title }) => title),
  };
}

function put(service: CertificateService, file: string, text: string) {
  const open = service.read(SourceText.create(FOLDER + file, languageOf(file), 1, text));
  service.workspace.setFile(FOLDER + file, open);
  return open;
}
