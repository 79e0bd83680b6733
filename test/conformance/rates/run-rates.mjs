// `npm run conformance -- --rates [PATH] [--verbose]`: how often each rule speaks of public certificates and lists, for finding those that cry wolf.
import { readFileSync } from 'node:fs';
import { defaultRuleSettings } from '../../../server/src/rules/settings.ts';
import { createNodeRuntime } from '../../../server/src/runtime/node.ts';
import { createCertificateService } from '../../../server/src/service.ts';
import { english } from '../../../server/src/text/localize.ts';
import { SourceText } from '../../../server/src/text/source-text.ts';
import { printTable } from '../table.mjs';

/** Lists of the corpus are of all years: none is judged by its dates. */
const NOW = Date.UTC(2026, 0, 15, 12);
/** About the moment of judgement or about files beside it, not about the object. */
const aboutElse = /^(?:validity\/|chain\/missing-issuer)/;
const labels = { cert: 'CERTIFICATE', crl: 'X509 CRL', csr: 'CERTIFICATE REQUEST' };
const severities = ['error', 'warning', 'information', 'hint'];

/** Every object of the corpus in a file of its own, under one profile: the findings of each. */
export async function checkObjects(path, profile) {
  const objects = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const settings = { ...defaultRuleSettings, profile };
  const checked = [];
  for (const object of objects) checked.push({ ...object, findings: await checkObject(object, settings) });
  return checked;
}

async function checkObject({ der, kind }, settings) {
  // Each with a service of its own: none knows the others.
  const service = createCertificateService(createNodeRuntime());
  const label = labels[kind] ?? 'CERTIFICATE';
  const body = der.replace(/.{64}(?=.)/g, '$&\n');
  const text = `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
  const open = service.read(SourceText.create('file:///corpus/object.pem', 'pem', 1, text));
  const { findings } = await service.analyze(open, { settings, t: english, now: NOW });
  return findings;
}

/** Prints a table of rules by how many objects each speaks of, and with `verbose` some of the objects. */
export async function runRates(path, { verbose }) {
  for (const profile of ['internal', 'webpki']) {
    const checked = await checkObjects(path, profile);
    const rows = rateRules(checked);
    console.log(`\n${profile}: ${checked.length} objects`);
    printTable(
      ['rule', 'objects', 'share', ...severities],
      rows.map(({ rule, objects, counts }) => [
        rule,
        String(objects.length),
        `${((objects.length / checked.length) * 100).toFixed(2)} %`,
        ...severities.map((severity) => String(counts[severity] ?? 0)),
      ]),
    );
    if (verbose && profile === 'internal') rows.filter(isLoud).forEach(printExamples);
  }
}

function isLoud({ counts }) {
  return (counts.error ?? 0) + (counts.warning ?? 0) > 0;
}

/** Rules that spoke of anything, those that spoke of most first. */
export function rateRules(checked) {
  const spoken = checked.flatMap((object) =>
    object.findings.filter(({ code }) => !aboutElse.test(code)).map((finding) => ({ object, finding })),
  );
  const byRule = Map.groupBy(spoken, ({ finding }) => finding.code);
  return [...byRule]
    .map(([rule, all]) => ({
      rule,
      objects: [...new Set(all.map(({ object }) => object))],
      messages: all.map(({ finding }) => finding.message),
      counts: countBy(all, ({ finding }) => finding.severity),
    }))
    .sort((one, other) => other.objects.length - one.objects.length);
}

function countBy(items, keyOf) {
  const groups = Map.groupBy(items, keyOf);
  return Object.fromEntries([...groups].map(([key, group]) => [key, group.length]));
}

function printExamples({ rule, objects, messages }) {
  console.log(`\n${rule}`);
  for (const { origin } of objects.slice(0, 6)) console.log(`  ${origin}`);
  for (const message of [...new Set(messages)].slice(0, 3)) console.log(`  > ${message}`);
}
