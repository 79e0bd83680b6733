import type { OpenDocument } from '../documents/read-document.ts';
import type { AnalyzedDocument } from '../features/types.ts';
import type { CertificateService } from '../service.ts';
import { SourceText, type TextChange } from '../text/source-text.ts';

/** An analysis is good for this long: what it says of expiry moves with the clock. Milliseconds. */
const FRESH_FOR = 60_000;

interface Analysis {
  readonly open: OpenDocument;
  readonly revision: number;
  readonly minute: number;
  readonly result: Promise<AnalyzedDocument>;
}

export interface Analyzer {
  readonly service: CertificateService;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  analyze(open: OpenDocument): Promise<AnalyzedDocument>;
}

/** The documents that the client has open, each read once per version and analysed at most once per version, index revision and minute. */
export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();
  readonly #analyses = new Map<string, Analysis>();
  readonly #analyzer: Analyzer;

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer;
  }

  /** URIs of all open documents. */
  uris(): readonly string[] {
    return [...this.#documents.keys()];
  }

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  open(uri: string, languageId: string, version: number, text: string): OpenDocument {
    return this.#set(uri, this.#analyzer.service.read(SourceText.create(uri, languageId, version, text)));
  }

  /** The next version; undefined where the document is not open. */
  change(uri: string, changes: readonly TextChange[], version: number): OpenDocument | undefined {
    const previous = this.#documents.get(uri);
    if (previous === undefined) return undefined;
    const { source, splices } = previous.source.edit(changes, version);
    return this.#set(uri, this.#analyzer.service.edit(previous, source, splices));
  }

  close(uri: string): void {
    this.#documents.delete(uri);
    this.#analyses.delete(uri);
  }

  /** Throws away what was worked out under older settings. */
  forgetAnalyses(): void {
    this.#analyses.clear();
  }

  /** The newest version, analysed; undefined where the document is not open. */
  async analyze(uri: string): Promise<AnalyzedDocument | undefined> {
    const open = this.#documents.get(uri);
    if (open === undefined) return undefined;
    const revision = this.#analyzer.service.workspace.revision;
    const minute = Math.floor(this.#analyzer.now() / FRESH_FOR);
    const known = this.#analyses.get(uri);
    if (known !== undefined && known.open === open && known.revision === revision && known.minute === minute)
      return known.result;
    const result = this.#analyzer.analyze(open);
    this.#analyses.set(uri, { open, revision, minute, result });
    return result;
  }

  #set(uri: string, open: OpenDocument): OpenDocument {
    this.#documents.set(uri, open);
    return open;
  }
}
