import type { TextSplice } from '../text/range.ts';
import type { SourceText } from '../text/source-text.ts';
import { readerOf } from './language.ts';
import { type DocumentLimits, defaultDocumentLimits } from './limits.ts';
import { type PemFile, pemDocument, readPemFile, rereadPemFile } from './pem-file.ts';
import type { CertificateDocument } from './types.ts';
import { coverSplices } from './yaml/sections.ts';
import { readYamlFile, rereadYamlFile, type YamlFile, yamlDocument } from './yaml-file.ts';

/** One version of an open document, read. Immutable. */
export interface OpenDocument {
  readonly source: SourceText;
  readonly document: CertificateDocument;
  /** The next version: costs as much as what `splices` (each counted in the text that the one before it left) touch. */
  edit(source: SourceText, splices: readonly TextSplice[]): OpenDocument;
}

/** Reads all certificates, requests, CRLs and keys of a document, whatever its URI's scheme. Never throws. */
export function readDocument(source: SourceText, limits: DocumentLimits = defaultDocumentLimits): OpenDocument {
  switch (readerOf(source.languageId, source.uri)) {
    case 'pem':
      return openPem(source, readPemFile(source.text, limits), limits);
    case 'yaml':
      return openYaml(source, readYamlFile(source, limits), limits);
    case 'none':
      return openUnread(source, limits);
  }
}

function openUnread(source: SourceText, limits: DocumentLimits): OpenDocument {
  const empty = pemDocument(source, readPemFile('', limits), limits);
  return { source, document: { ...empty, units: [] }, edit: (next) => readDocument(next, limits) };
}

function openPem(source: SourceText, file: PemFile, limits: DocumentLimits): OpenDocument {
  return {
    source,
    document: pemDocument(source, file, limits),
    edit(next, splices) {
      const splice = coverSplices(splices);
      if (readerOf(next.languageId, next.uri) !== 'pem') return readDocument(next, limits);
      return openPem(next, splice === undefined ? file : rereadPemFile(file, next, splice, limits), limits);
    },
  };
}

function openYaml(source: SourceText, file: YamlFile, limits: DocumentLimits): OpenDocument {
  return {
    source,
    document: yamlDocument(source, file, limits),
    edit(next, splices) {
      const splice = coverSplices(splices);
      if (readerOf(next.languageId, next.uri) !== 'yaml') return readDocument(next, limits);
      return openYaml(next, splice === undefined ? file : rereadYamlFile(file, next, splice, limits), limits);
    },
  };
}
