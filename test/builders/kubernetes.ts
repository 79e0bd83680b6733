import { toBase64 } from './text.ts';

/** How a value of a Secret is written in YAML. */
export type ScalarStyle =
  | 'plain'
  | 'quoted'
  | 'single-quoted'
  | 'block'
  | 'block-strip'
  | 'folded'
  | 'multi-line-plain';

export interface SecretSpec {
  readonly name?: string;
  readonly namespace?: string;
  /** Default `kubernetes.io/tls`; undefined leaves it out. */
  readonly type?: string | undefined;
  /** Texts of `tls.crt`, `tls.key` and `ca.crt`; left out where undefined. */
  readonly crt?: string;
  readonly key?: string;
  readonly ca?: string;
  /** Further entries, by name. */
  readonly entries?: Readonly<Record<string, string>>;
  /** `data` (base64) or `stringData` (as it is). Default `data`. */
  readonly encoding?: 'data' | 'stringData';
  /** Base64 this often: 2 for the classic mistake. Default 1 in `data`, 0 in `stringData`. */
  readonly times?: number;
  /** Default: `plain` in `data`, `block` in `stringData`. */
  readonly style?: ScalarStyle;
  /** Spaces before every line, as inside a `List`. */
  readonly indent?: number;
}

/** YAML of a `v1/Secret`; no `---` before it. */
export function makeTlsSecret(spec: SecretSpec = {}): string {
  const type = 'type' in spec ? spec.type : 'kubernetes.io/tls';
  const section = spec.encoding ?? 'data';
  const values = secretEntries(spec).map(([key, text]) => entry(key, encode(text, spec), spec));
  const lines = [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${spec.name ?? 'api-tls'}`,
    `  namespace: ${spec.namespace ?? 'payments'}`,
    ...(type === undefined ? [] : [`type: ${type}`]),
    ...(values.length === 0 ? [`${section}: {}`] : [`${section}:`, ...values.flat()]),
  ];
  return indented(lines, spec.indent ?? 0);
}

/** The same Secret as a JSON manifest, two spaces of indentation. */
export function makeTlsSecretJson(spec: SecretSpec = {}): string {
  const type = 'type' in spec ? spec.type : 'kubernetes.io/tls';
  const values = Object.fromEntries(secretEntries(spec).map(([key, text]) => [key, encode(text, spec)]));
  const metadata = { name: spec.name ?? 'api-tls', namespace: spec.namespace ?? 'payments' };
  const section = { [spec.encoding ?? 'data']: values };
  return `${JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata, ...(type && { type }), ...section }, null, 2)}\n`;
}

function secretEntries(spec: SecretSpec): [string, string][] {
  const known = { 'tls.crt': spec.crt, 'tls.key': spec.key, 'ca.crt': spec.ca, ...spec.entries };
  return Object.entries(known).flatMap(([key, text]): [string, string][] => (text === undefined ? [] : [[key, text]]));
}

function encode(text: string, spec: SecretSpec): string {
  let encoded = text;
  for (let times = spec.times ?? (spec.encoding === 'stringData' ? 0 : 1); times > 0; times--)
    encoded = toBase64(encoded);
  return encoded;
}

function entry(key: string, value: string, spec: SecretSpec): string[] {
  const style = spec.style ?? (spec.encoding === 'stringData' ? 'block' : 'plain');
  return scalar(`  ${key}:`, value, style, 4);
}

/** The lines of `key: value` in a style; continuation lines are indented by `indent` spaces. */
export function scalar(key: string, value: string, style: ScalarStyle, indent: number): string[] {
  const pad = ' '.repeat(indent);
  if (style === 'quoted') return [`${key} ${JSON.stringify(value)}`];
  if (style === 'single-quoted') return [`${key} '${value.replace(/'/g, "''")}'`];
  if (style === 'plain') return [`${key} ${value}`];
  const lines = value.includes('\n') ? value.replace(/\n$/, '').split('\n') : (value.match(/.{1,76}/g) ?? ['']);
  const body = lines.map((line) => (line === '' ? '' : pad + line));
  if (style === 'multi-line-plain') return [key, ...body];
  const header = { block: '|', 'block-strip': '|-', folded: '>-' }[style];
  return [`${key} ${header}`, ...body];
}

/** YAML of a ConfigMap with these entries as block scalars. */
export function makeConfigMap(entries: Readonly<Record<string, string>>, name = 'ca-bundle'): string {
  const data = Object.entries(entries).flatMap(([key, text]) => scalar(`  ${key}:`, text, 'block', 4));
  return indented(['apiVersion: v1', 'kind: ConfigMap', 'metadata:', `  name: ${name}`, 'data:', ...data], 0);
}

/** YAML of a ValidatingWebhookConfiguration with this `caBundle` (PEM text, encoded here). */
export function makeWebhook(caBundle: string, name = 'policy.payments.svc'): string {
  const lines = [
    'apiVersion: admissionregistration.k8s.io/v1',
    'kind: ValidatingWebhookConfiguration',
    'metadata:',
    '  name: policy-webhook',
    'webhooks:',
    `  - name: ${name}`,
    '    admissionReviewVersions: [v1]',
    '    sideEffects: None',
    '    clientConfig:',
    '      service:',
    '        name: policy',
    '        namespace: payments',
    `      caBundle: ${toBase64(caBundle)}`,
  ];
  return indented(lines, 0);
}

/** Several documents in one file. */
export function yamlDocuments(...documents: readonly string[]): string {
  return documents.join('---\n');
}

/** A `v1/List` of Secrets. */
export function makeSecretList(...secrets: readonly SecretSpec[]): string {
  const items = secrets.map((secret) => makeTlsSecret({ ...secret, indent: 4 }).replace(/^ {4}/, '  - '));
  return `apiVersion: v1\nkind: List\nitems:\n${items.join('')}`;
}

function indented(lines: readonly string[], indent: number): string {
  return lines.map((line) => `${line === '' ? '' : ' '.repeat(indent) + line}\n`).join('');
}
