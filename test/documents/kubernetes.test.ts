import { describe, expect, it } from 'vitest';
import {
  makeConfigMap,
  makePki,
  makeSecretList,
  makeTlsSecret,
  makeTlsSecretJson,
  makeWebhook,
  type ScalarStyle,
  toBase64,
  yamlDocuments,
} from '../builders/index.ts';
import { cut, holder, holdersOf, objectOf, outline, problems, read } from './reading.ts';

const pki = makePki();
const parts = { crt: pki.serverChain, key: pki.server.keyPem, ca: pki.root.pem };
const all = ['data["tls.crt"]: certificate certificate', 'data["tls.key"]: private-key', 'data["ca.crt"]: certificate'];
const plainAll = all.map((line) => line.replace('data', 'stringData'));

describe('a kubernetes.io/tls Secret', () => {
  it('is one unit with a holder per key', () => {
    const document = read(makeTlsSecret(parts));
    const unit = objectOf(document);
    expect(unit).toMatchObject({
      apiVersion: 'v1',
      objectKind: 'Secret',
      type: 'kubernetes.io/tls',
      name: 'api-tls',
      namespace: 'payments',
      templated: false,
    });
    expect(cut(document, unit.anchor)).toBe('kubernetes.io/tls');
    expect(unit.keys.map(({ name, empty }) => [name, empty])).toEqual([
      ['tls.crt', false],
      ['tls.key', false],
      ['ca.crt', false],
    ]);
    expect(unit.keys.map(({ range }) => cut(document, range))).toEqual(['tls.crt', 'tls.key', 'ca.crt']);
    expect(outline(document)).toEqual(all);
    expect(problems(document)).toEqual([]);
  });

  const styles: ScalarStyle[] = ['plain', 'quoted', 'single-quoted', 'block', 'block-strip'];
  it.each(styles)('reads base64 written %s', (style) => {
    const document = read(makeTlsSecret({ ...parts, style }));
    expect(outline(document)).toEqual(all);
    expect(problems(document)).toEqual([]);
  });

  it.each(['folded', 'multi-line-plain'] as const)(
    'reads base64 written %s, which Kubernetes refuses for its blanks',
    (style) => {
      const document = read(makeTlsSecret({ ...parts, style }));
      expect(outline(document)).toEqual(all);
      expect(new Set(problems(document).map(([problem]) => problem))).toEqual(new Set(['not-base64 white-space']));
      expect(problems(document).every(([, text]) => /^\n *$/.test(text))).toBe(true);
    },
  );

  it.each(['block', 'block-strip', 'quoted'] as const)('reads plain PEM in stringData written %s', (style) => {
    const document = read(makeTlsSecret({ ...parts, encoding: 'stringData', style }));
    expect(outline(document)).toEqual(plainAll);
    expect(problems(document)).toEqual([]);
    expect(holdersOf(document).flatMap((each) => each.artifacts.flatMap(({ content }) => content.problems))).toEqual(
      [],
    );
  });

  it('reads JSON', () => {
    expect(outline(read(makeTlsSecretJson(parts), 'json'))).toEqual(all);
    expect(outline(read(makeTlsSecretJson({ ...parts, encoding: 'stringData' }), 'json'))).toEqual(plainAll);
    expect(problems(read(makeTlsSecretJson({ ...parts, encoding: 'stringData' }), 'json'))).toEqual([]);
  });

  it('reads base64 with escaped line breaks in double quotes', () => {
    const lines = toBase64(pki.serverChain)
      .match(/.{1,60}/g)
      ?.join('\\\n      ');
    const text = `apiVersion: v1\nkind: Secret\ntype: kubernetes.io/tls\ndata:\n  tls.crt: "${lines}"\n`;
    expect(outline(read(text))).toEqual(all.slice(0, 1));
    expect(problems(read(text))).toEqual([]);
  });

  it('anchors the first block on the key and later ones on the characters of their BEGIN line', () => {
    const document = read(makeTlsSecret(parts));
    const [first, second] = holder(document, 'tls.crt').artifacts;
    if (first === undefined || second === undefined) throw new Error('two certificates expected');
    expect(cut(document, first.anchor)).toBe('tls.crt');
    expect(Buffer.from(base64Around(document.text, second.anchor), 'base64').toString()).toContain(
      '-----BEGIN CERTIFICATE-----',
    );
  });

  it('is a unit even when nothing is in it', () => {
    const document = read('apiVersion: v1\nkind: Secret\ntype: kubernetes.io/tls\ndata:\n  tls.crt: ""\n  tls.key:\n');
    const unit = objectOf(document);
    expect(unit.keys.map(({ name, empty }) => [name, empty])).toEqual([
      ['tls.crt', true],
      ['tls.key', true],
    ]);
    expect(unit.holders).toEqual([]);
  });

  it('is not confused by indentation, CRLF and comments', () => {
    const secret = makeTlsSecret({ ...parts, style: 'block' }).replace('type:', '# who: me\ntype:');
    expect(outline(read(secret.replaceAll('\n', '\r\n')))).toEqual(all);
    expect(problems(read(secret.replaceAll('\n', '\r\n')))).toEqual([]);
  });
});

/** The whole groups of base64 that touch the range. */
function base64Around(text: string, range: { start: number; end: number }): string {
  const start = text.lastIndexOf(' ', range.start) + 1;
  const from = start + Math.floor((range.start - start) / 4) * 4;
  return text.slice(from, range.end);
}

describe('other places in Kubernetes', () => {
  it('reads Opaque Secrets that hold PEM and leaves the others alone', () => {
    const entries = { 'client.pem': pki.clientChain };
    expect(outline(read(makeTlsSecret({ type: 'Opaque', entries })))).toEqual([
      'data["client.pem"]: certificate certificate',
    ]);
    expect(read(makeTlsSecret({ type: 'Opaque', entries: { password: 'hunter2' } })).units).toEqual([]);
    expect(read(makeTlsSecret({ type: 'helm.sh/release.v1', entries })).units).toEqual([]);
  });

  it('reads Lists, typed lists and several documents', () => {
    expect(read(makeSecretList(parts, parts)).units).toHaveLength(2);
    const printed = `apiVersion: v1\nitems:\n- ${makeTlsSecret(parts).trimEnd().replaceAll('\n', '\n  ')}\n- kind: Pod\nkind: List\n`;
    expect(outline(read(printed))).toEqual(all);
    expect(objectOf(read(printed))).toMatchObject({ name: 'api-tls', range: { start: printed.indexOf('- ') + 2 } });
    const list = read(
      makeSecretList(parts)
        .replace('kind: List', 'kind: SecretList')
        .replace(/(- )apiVersion: v1\n\s*kind: Secret\n\s*/, '$1'),
    );
    expect(objectOf(list)).toMatchObject({ apiVersion: 'v1', objectKind: 'Secret' });
    expect(outline(list)).toEqual(all);
    const documents = read(yamlDocuments(makeTlsSecret(parts), 'a: 1\n', makeTlsSecret(parts)));
    expect(documents.units).toHaveLength(2);
    expect(
      documents.units.flatMap((unit) => (unit.kind === 'kubernetes' ? [cut(documents, unit.anchor)] : [])),
    ).toEqual(['kubernetes.io/tls', 'kubernetes.io/tls']);
  });

  it('reads ConfigMaps, data and binaryData', () => {
    const document = read(makeConfigMap({ 'ca.crt': pki.root.pem + pki.issuing.pem, note: 'hello' }));
    expect(outline(document)).toEqual(['data["ca.crt"]: certificate certificate']);
    const binary = `apiVersion: v1\nkind: ConfigMap\nbinaryData:\n  ca: ${toBase64(pki.root.pem)}\n  zip: UEsDBA==\n`;
    expect(outline(read(binary))).toEqual(['binaryData.ca: certificate']);
    expect(problems(read(binary))).toEqual([]);
  });

  it('reads caBundle of webhooks and wherever else it is', () => {
    const webhook = read(makeWebhook(pki.root.pem));
    expect(outline(webhook)).toEqual(['webhooks[0].clientConfig.caBundle: certificate']);
    expect(problems(webhook)).toEqual([]);
    const crd = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  conversion: {webhook: {clientConfig: {caBundle: ${toBase64(pki.root.pem)}}}}\n  schema:\n    caBundle: {type: string}\n`;
    expect(outline(read(crd))).toEqual(['spec.conversion.webhook.clientConfig.caBundle: certificate']);
    const issuer = `apiVersion: cert-manager.io/v1\nkind: Issuer\nspec:\n  vault:\n    caBundle: ${toBase64(pki.root.pem)}\n`;
    expect(outline(read(issuer))).toEqual(['spec.vault.caBundle: certificate']);
  });

  it('groups PEM in other YAML by the mapping it stands in', () => {
    const pad = (text: string) => text.trimEnd().replaceAll('\n', '\n      ');
    const text = `ingress:\n  tls:\n    cert: |\n      ${pad(pki.serverChain)}\n    key: |\n      ${pad(pki.server.keyPem)}\nother:\n  - |-\n      ${pad(pki.root.pem)}\n`;
    const document = read(text);
    expect(document.units.map((unit) => [unit.kind, unit.holders.map(({ path }) => path)])).toEqual([
      ['embedded', ['ingress.tls.cert', 'ingress.tls.key']],
      ['embedded', ['other[0]']],
    ]);
    expect(holdersOf(document).map(({ artifacts: [first] }) => first && cut(document, first.anchor))).toEqual([
      '-----BEGIN CERTIFICATE-----',
      '-----BEGIN PRIVATE KEY-----',
      '-----BEGIN CERTIFICATE-----',
    ]);
  });

  it('does not judge the copy in last-applied-configuration', () => {
    const copy = JSON.stringify({ data: { 'ca.crt': pki.root.pem } });
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      ${copy}\ndata: {}\n`;
    expect(read(text).units).toEqual([]);
  });
});

/** As envsubst and Flux write it. */
const variable = (name: string) => `$\{${name}}`;

describe('what is wrong with a value', () => {
  const tls = (crt: string, field = 'data') =>
    `apiVersion: v1\nkind: Secret\ntype: kubernetes.io/tls\n${field}:\n  tls.crt: ${crt}\n`;

  it('says where base64 is broken, and still reads the rest', () => {
    // Line breaks at the end until there is padding, so that leaving it out is a mistake.
    const good = toBase64(pki.server.pem + '\n'.repeat((4 - (pki.server.pem.length % 3)) % 3));
    const cases = [
      [`"${good.slice(0, 200)}!!${good.slice(200)}"`, 'not-base64 invalid-character', '!!'],
      [`"${good.slice(0, 200)} ${good.slice(200)}"`, 'not-base64 white-space', ' '],
      [good.replaceAll('=', ''), 'not-base64 padding', good.replaceAll('=', '').slice(-4)],
    ] as const;
    for (const [crt, problem, text] of cases) {
      expect(problems(read(tls(crt)))).toEqual([[problem, text]]);
      expect(outline(read(tls(crt)))).toEqual(['data["tls.crt"]: certificate']);
    }
    expect(problems(read(tls('not base64!')))).toEqual([['not-base64 invalid-character', '!']]);
  });

  it('sees PEM that stands raw in data, and reads it', () => {
    const block = `|\n    ${pki.serverChain.trimEnd().replaceAll('\n', '\n    ')}`;
    const document = read(tls(block));
    expect(outline(document)).toEqual(['data["tls.crt"]: certificate certificate']);
    expect(problems(document)).toEqual([['not-base64 plain-pem', '-----BEGIN CERTIFICATE-----']]);
    const { source, valueRange } = holder(document, 'tls.crt');
    const fixed =
      document.text.slice(0, valueRange.start) + source.encode(source.text()) + document.text.slice(valueRange.end);
    expect(problems(read(fixed))).toEqual([]);
    expect(holder(read(fixed), 'tls.crt').source.text()).toBe(pki.serverChain);
  });

  it('sees base64 of base64, reads it and can undo it', () => {
    const document = read(makeTlsSecret({ ...parts, times: 2 }));
    expect(outline(document)).toEqual(all);
    expect(problems(document).map(([problem]) => problem)).toEqual(Array(3).fill('double-base64 twice'));
    expect(holder(document, 'tls.crt')).toMatchObject({ encoding: 'double-base64' });
    const { source, valueRange } = holder(document, 'tls.crt');
    expect(source.text()).toBe(pki.serverChain);
    expect(source.encode(source.text())).toBe(toBase64(pki.serverChain));
    expect(valueRange.end - valueRange.start).toBe(toBase64(toBase64(pki.serverChain)).length);
  });

  it('sees base64 in stringData and can undo it', () => {
    const document = read(makeTlsSecret({ ...parts, encoding: 'stringData', times: 1, style: 'plain' }));
    expect(problems(document).map(([problem]) => problem)).toEqual(Array(3).fill('double-base64 plain-field'));
    const { source, valueRange } = holder(document, 'tls.crt');
    const fixed =
      document.text.slice(0, valueRange.start) + source.encode(source.text()) + document.text.slice(valueRange.end);
    expect(holder(read(fixed), 'tls.crt')).toMatchObject({ encoding: 'plain', problems: [] });
    expect(holder(read(fixed), 'tls.crt').source.text()).toBe(pki.serverChain);
  });

  it('sees what is no PEM', () => {
    const der = read(tls(toBase64(pki.server.der)));
    expect(problems(der).map(([problem]) => problem)).toEqual(['not-pem der']);
    expect(holder(der, 'tls.crt').artifacts[0]?.content).toMatchObject({
      label: 'DER',
      object: { kind: 'certificate' },
    });
    expect(problems(read(tls(toBase64('hello, world'))))).toEqual([['not-pem text', toBase64('hello, world')]]);
    expect(problems(read(tls(toBase64(Uint8Array.of(1, 2, 3, 255)))))).toEqual([['not-pem binary', 'AQID/w==']]);
    expect(problems(read(tls('hello', 'stringData')))).toEqual([['not-pem text', 'hello']]);
  });

  it('sees what is not what its key says', () => {
    expect(problems(read(makeTlsSecret({ crt: pki.server.keyPem }))).map(([problem]) => problem)).toEqual([
      'not-certificate private-key',
    ]);
    expect(problems(read(makeTlsSecret({ key: pki.server.pem }))).map(([problem]) => problem)).toEqual([
      'not-private-key certificate',
    ]);
  });

  const placeholders = [
    '',
    '""',
    variable('TLS_CRT'),
    '<base64>',
    'REPLACE_ME',
    'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t...',
    '$(CRT)',
    'Cg==',
    '"{{ .Values.crt }}"',
    '{{ .Values.crt | b64enc }}',
    'ENC[AES256_GCM,data:abc]',
    '"@@TLS_CRT@@"',
    'null',
    'changeme',
    toBase64('placeholder'),
    '*anchor',
  ];
  it.each(placeholders)('says nothing about a placeholder: %s', (crt) => {
    expect(problems(read(tls(crt)))).toEqual([]);
    if (crt !== 'Cg==' && !crt.startsWith('LS0') && crt !== toBase64('placeholder'))
      expect(problems(read(tls(crt, 'stringData')))).toEqual([]);
  });

  it("says nothing about caBundle placeholders and cert-manager's empty one", () => {
    for (const value of ['Cg==', '""', variable('CA_BUNDLE'), '{{ .Values.ca }}']) {
      const text = `apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingWebhookConfiguration\nwebhooks:\n- clientConfig:\n    caBundle: ${value}\n`;
      expect(read(text).units).toEqual([]);
    }
  });
});

describe('templates and broken YAML', () => {
  it('leaves alone what a template keeps in a comment', () => {
    const old = `{{/*\n${makeTlsSecret(parts)}*/}}\n{{- /* ca: |\n${pki.root.pem}*/ -}}\n`;
    expect(outline(read(old + makeTlsSecret(parts)))).toEqual(all);
  });

  it('takes no base64 for the name of a value, where a colon too many makes a key of it', () => {
    const text = `apiVersion: v1\nkind: Secret\ndata:\n  ? ${toBase64(pki.server.keyPem)}\n  : tls: |\n      ${pki.server.pem.trimEnd().replaceAll('\n', '\n      ')}\n`;
    const [holder] = read(text).units.flatMap(({ holders }) => holders);
    expect(holder?.path).toBe('data["…"].tls');
  });

  it("says nothing about a Helm chart's Secret", () => {
    const text = `{{- if .Values.tls.enabled }}
apiVersion: v1
kind: Secret
metadata:
  name: {{ include "app.fullname" . }}
  labels:
    {{- include "app.labels" . | nindent 4 }}
type: kubernetes.io/tls
data:
  {{- with .Values.tls }}
  tls.crt: {{ .crt | b64enc }}
  tls.key: |
    {{- .key | b64enc | nindent 4 }}
  ca.crt: "{{ .ca }}"
  {{- end }}
{{- end }}
`;
    const document = read(text);
    expect(objectOf(document)).toMatchObject({ templated: true, holders: [], type: 'kubernetes.io/tls' });
    expect(objectOf(document).keys.map(({ name, empty }) => [name, empty])).toEqual([
      ['tls.crt', false],
      ['tls.key', false],
      ['ca.crt', false],
    ]);
  });

  it('reads PEM that a Helm chart holds', () => {
    const text = `{{- if .Values.x }}\n${makeTlsSecret({ ...parts, encoding: 'stringData' })}{{- end }}\n`;
    expect(outline(read(text))).toEqual(plainAll);
    expect(problems(read(text))).toEqual([]);
  });

  it('reads whole PEM in broken YAML and says nothing about the rest', () => {
    const broken = `a: [1, 2\nb: }{\n"unclosed\n${pki.serverChain}\n  - x: y: z\n-----BEGIN CERTIFICATE-----\nMIIB\n`;
    const document = read(broken);
    expect(holdersOf(document).flatMap(({ artifacts }) => artifacts.map(({ content }) => content.object.kind))).toEqual(
      ['certificate', 'certificate'],
    );
    expect(problems(document)).toEqual([]);
  });

  it('reads PEM that lost its indentation, and base64 behind a key', () => {
    const lost = `apiVersion: v1\nkind: Secret\nstringData:\n  tls.crt: |\n${pki.server.pem}`;
    expect(holdersOf(read(lost)).flatMap(({ artifacts }) => artifacts)).toHaveLength(1);
  });

  it('does not read comments', () => {
    const text = `# Secret\n${pki.server.pem.replaceAll(/^/gm, '# ')}\na: 1\n`;
    expect(read(text).units).toEqual([]);
  });

  it('says that it stopped at mappings nested too deep', () => {
    const text = `caBundle: x\na: ${'['.repeat(5000)}`;
    expect(read(text).limit).toMatchObject({ kind: 'yaml-depth' });
  });
});
