// Cases of the lint corpus, each judged by the rules that say they ask what its lint asks. Runs in Node and in a worker.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CertificateSubject } from '../../../server/src/rules/certificate-subject.ts';
import { CrlSubject } from '../../../server/src/rules/crl-subject.ts';
import { askCertificateRule, askCrlRule } from '../../../server/src/rules/field-rules.ts';
import { rules } from '../../../server/src/rules/registry.ts';
import { defaultRuleSettings } from '../../../server/src/rules/settings.ts';
import { english } from '../../../server/src/text/localize.ts';
import { decodeObject } from '../../../server/src/x509/decode.ts';

/** The moment of judgement: no lint of the corpus asks for the present. */
const NOW = Date.UTC(2026, 0, 15, 12);

/** What zlint calls a finding. */
const findings = new Set(['Notice', 'Warn', 'Error', 'Fatal']);

/** Rules by the lints that they name. */
const byLint = Map.groupBy(
  rules.flatMap((rule) => (rule.zlint ?? []).map((lint) => ({ lint, rule }))),
  ({ lint }) => lint,
);

/** All cases of a file of the lint corpus. */
export function readLintCases(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => ({ ...JSON.parse(line), folder: dirname(file) }));
}

/** One case with our answer: `agrees`, the `rules` that ask the same (none: unmapped), and what they said or threw. */
export function judgeCase(one) {
  const isExpected = findings.has(one.expected);
  const asked = (byLint.get(one.lint) ?? []).map(({ rule }) => rule);
  if (asked.length === 0) return { ...one, asked: [], said: [], agrees: false };
  const object = readObject(one);
  const said = asked.flatMap((rule) => ask(rule, object));
  return { ...one, asked: asked.map(({ id }) => id), said, agrees: said.length > 0 === isExpected };
}

function readObject({ folder, file }) {
  const text = readFileSync(join(folder, file), 'latin1');
  const [, label, body] = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END/.exec(text) ?? [];
  if (label === undefined) throw new Error(`${file} holds no PEM`);
  return decodeObject(label, new Uint8Array(Buffer.from(body, 'base64'))).object;
}

/** What one rule says, asked directly: under the profile that it speaks in, whoever else may imply it. */
function ask(rule, object) {
  const profile = rule.profiles?.includes('webpki') === false ? 'internal' : 'webpki';
  const context = { now: NOW, t: english, profile, settings: defaultRuleSettings };
  return listReports(rule, object, context).map(({ message }) => `${rule.id}: ${message}`);
}

function listReports(rule, object, context) {
  if (rule.scope === 'certificate' && object.kind === 'certificate')
    return askCertificateRule(rule, new CertificateSubject(object), context);
  if (rule.scope === 'crl' && object.kind === 'crl') return askCrlRule(rule, new CrlSubject(object), context);
  return [];
}

/** `{source, all, agreeing, unmapped}` for each source, in the order of the corpus. */
export function scoreSources(judged) {
  return [...Map.groupBy(judged, ({ source }) => source)].map(([source, cases]) => ({
    source,
    all: cases.length,
    agreeing: cases.filter(({ agrees }) => agrees).length,
    unmapped: cases.filter(({ asked }) => asked.length === 0).length,
  }));
}
