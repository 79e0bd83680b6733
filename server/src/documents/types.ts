import type { PemProblem } from '../pem/types.ts';
import type { ByteRange, TextRange } from '../text/range.ts';
import type { DecodedObject, PkiObject } from '../x509/types.ts';

/**
 * One block of PEM (or one DER value) and what it decodes to, free of its position: ranges count from `Artifact.start`.
 * Made once and shared by every later version of the document in which its characters are unchanged, so identity is a cache key.
 */
export interface ArtifactContent extends DecodedObject {
  readonly object: PkiObject;
  /** Label of the BEGIN line; `DER` where the bytes stand there without PEM. */
  readonly label: string;
  /** Bytes that the block decodes to; empty for private keys, whose bytes stay in `x509/keys`. */
  readonly bytes: Uint8Array;
  /** The whole block. */
  readonly range: TextRange;
  /** The BEGIN line (the characters that encode it, inside base64 of a Secret). */
  readonly beginLine: TextRange;
  /** Blanks stand before the BEGIN line, in the text that it is a line of. */
  readonly indented: boolean;
  /** Damage of the text, ranges as everywhere here. */
  readonly problems: readonly PemProblem[];
  /** The characters of the document that encode these bytes. */
  textRangeOf(bytes: ByteRange): TextRange;
  /** The byte that the character at `offset` helps to encode; undefined outside. */
  byteAt(offset: number): number | undefined;
}

/** A located certificate, CSR, CRL or key. */
export interface Artifact {
  /** UTF-16 offset in the document from which the content's ranges count. */
  readonly start: number;
  readonly content: ArtifactContent;
  /** Where a finding on the whole stands: the BEGIN line; in a Secret the key, and for later blocks of a value their BEGIN line's characters. Absolute. */
  readonly anchor: TextRange;
}

/** How a holder's text is written in the document. */
export type HolderEncoding = 'plain' | 'base64' | 'double-base64';

/** One named place that holds PEM: the file itself, a Secret's `data["tls.crt"]`, a webhook's `caBundle`. */
export interface Holder {
  /** `tls.crt`, `ca.crt`, `caBundle`, or the file's name. */
  readonly name: string;
  /** For people: `data["tls.crt"]`, `webhooks[0].clientConfig.caBundle`. */
  readonly path: string;
  readonly encoding: HolderEncoding;
  /** The YAML/JSON key; undefined for a file. Absolute, as all ranges from here up. */
  readonly keyRange: TextRange | undefined;
  /** The value's characters, quotes and block scalar header excluded. */
  readonly valueRange: TextRange;
  readonly artifacts: readonly Artifact[];
  readonly problems: readonly HolderProblem[];
  /** The value is a text of another format (JSON, YAML, a script) in which PEM stands here and there: its blocks need not belong together. */
  readonly scattered: boolean;
  /** The decoded PEM text of the value with an exact map back; what quick fixes rewrite. */
  readonly source: HolderSource;
}

/** The text inside a holder and how to put a changed one back. */
export interface HolderSource {
  /** PEM text, all encodings undone. Computed on use. */
  text(): string;
  /**
   * Replacement for the whole of `valueRange` that makes the holder hold `text`, encoded once as its place demands and
   * quoted, indented and wrapped as the value was. So `encode(text())` alone undoes double base64, and encodes PEM that
   * stands raw in `data`.
   */
  encode(text: string): string;
}

/**
 * What is wrong with a holder's value as a whole, at the smallest characters that are wrong. `detail` by kind:
 * - `not-base64`: `plain-pem` (PEM stands there as it is), `white-space` (blanks or folded lines inside), `url-safe`,
 *   `invalid-character`, `padding`.
 * - `double-base64`: `twice`, or `plain-field` (base64 in a field that takes plain text, such as `stringData`).
 * - `not-pem`: `der`, `text`, `binary`, `utf-16` (PEM, but in an encoding that no program looks for it in).
 * - `not-certificate`, `not-private-key` (the value's key promises one): the kind of what is there instead (`PkiObject['kind']`).
 * - `size-limit`: none.
 */
export interface HolderProblem {
  readonly kind: 'not-base64' | 'double-base64' | 'not-pem' | 'not-certificate' | 'not-private-key' | 'size-limit';
  readonly range: TextRange;
  readonly detail?: string;
}

/** Things that belong together and are judged together. */
export type Unit = (PemFileUnit | EmbeddedUnit | KubernetesUnit) & {
  /** The unit as it was read, where an edit before it has moved it since: the same but for where everything stands. */
  readonly origin?: Unit;
};

/** All blocks of one PEM file (or of another text without structure). */
export interface PemFileUnit {
  readonly kind: 'pem-file';
  readonly range: TextRange;
  /** Exactly one. */
  readonly holders: readonly Holder[];
}

/** PEM in the values of one YAML or JSON mapping or list that is no Kubernetes object: `tls: { cert: …, key: … }` in a chart's values. */
export interface EmbeddedUnit {
  readonly kind: 'embedded';
  readonly range: TextRange;
  readonly holders: readonly Holder[];
}

/** One Kubernetes object that holds, or should hold, PEM. */
export interface KubernetesUnit {
  readonly kind: 'kubernetes';
  readonly apiVersion: string;
  /** `Secret`, `ConfigMap`, `ValidatingWebhookConfiguration` … */
  readonly objectKind: string;
  /** Secret's `type`: `kubernetes.io/tls`, `Opaque`. */
  readonly type: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly range: TextRange;
  /** Where a finding on the object stands: its `type` value, else its `kind` value. */
  readonly anchor: TextRange;
  readonly holders: readonly Holder[];
  /** All keys of `data`, then those of `stringData`, those without PEM included (for `kubernetes/missing-key`). */
  readonly keys: readonly SecretKey[];
  /** A template (Helm) or an alias writes part of this object, or its YAML is broken: a key that cannot be seen may still be there. */
  readonly templated: boolean;
}

/** A key of a Secret's `data` or `stringData`, whatever it holds. */
export interface SecretKey {
  readonly name: string;
  /** `stringData` wins where both have the key. */
  readonly field: 'data' | 'stringData';
  readonly range: TextRange;
  readonly empty: boolean;
}

/** One version of a document, read. Immutable; the next version shares what its edit did not touch. */
export interface CertificateDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  /** A part of `text`, for which a long text that is being edited need not be put together. */
  slice(start: number, end: number): string;
  readonly units: readonly Unit[];
  /** Said when a limit stopped the reading before the end of the text (UTF-16 offset). */
  readonly limit: { readonly kind: string; readonly at: number } | undefined;
}
