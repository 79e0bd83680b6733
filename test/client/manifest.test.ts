import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import english from '../../package.nls.json' with { type: 'json' };
import chinese from '../../package.nls.zh-cn.json' with { type: 'json' };
import { readSettings } from '../../server/src/lsp/settings.ts';
import { rules } from '../../server/src/rules/registry.ts';

const root = resolve(import.meta.dirname, '../..');
const { contributes } = manifest;
const settings = contributes.configuration.properties;

/** What all files of the client say together. */
const clientSource = readdirSync(resolve(root, 'client/src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(resolve(root, 'client/src', name), 'utf8'))
  .join('\n');

/** The section `certscope` as an editor sends it where the user has set nothing. */
function defaultSection(): unknown {
  const section: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const path = name.split('.').slice(1);
    const last = path.pop() ?? '';
    let holder = section;
    for (const part of path) holder = childOf(holder, part);
    holder[last] = setting.default;
  }
  return section;
}

function childOf(holder: Record<string, unknown>, name: string): Record<string, unknown> {
  const child: Record<string, unknown> = {};
  const present = holder[name];
  if (typeof present === 'object' && present !== null) Object.assign(child, present);
  holder[name] = child;
  return child;
}

describe('manifest', () => {
  it('wakes up for its languages only', () => {
    expect(manifest.activationEvents.length).toBeGreaterThan(0);
    expect(manifest.activationEvents.filter((event) => !event.startsWith('onLanguage:'))).toEqual([]);
  });

  it('wakes up for the languages that the client serves, and for what an editor takes .conf for', () => {
    const [, list = ''] = /languages: readonly string\[\] = \[([^\]]*)\]/.exec(clientSource) ?? [];
    const served = [...list.matchAll(/'([^']+)'/g)].map(([, language]) => `onLanguage:${language}`);
    expect(manifest.activationEvents).toEqual([...served, 'onLanguage:properties']);
  });

  it('says everything in both languages, and nothing twice or in vain', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    expect(Object.keys(english).sort()).toEqual([...new Set(used)].sort());
    expect(Object.keys(chinese)).toEqual(Object.keys(english));
  });

  it('contributes exactly the commands that the client registers', () => {
    const registered = [...clientSource.matchAll(/registerCommand\(\s*'([^']+)'/g)].map(([, id]) => id);
    // Only a quick fix or a lens can say where, and what.
    const internal: readonly (string | undefined)[] = [
      'ignoreRule',
      'copyText',
      'completeChain',
      'testConnectionWith',
    ].map((name) => `certscope.${name}`);
    const offered = registered.filter((id) => !internal.includes(id));
    expect(contributes.commands.map(({ command }) => command).sort()).toEqual(offered.sort());
  });

  it('offers in menus only commands that exist', () => {
    const commands = contributes.commands.map(({ command }) => command);
    for (const { command } of Object.values(contributes.menus).flat()) expect(commands).toContain(command);
  });

  it('documents every setting', () => {
    for (const [name, setting] of Object.entries(settings)) {
      expect(setting.markdownDescription, name).toBe(`%configuration.${name.slice('certscope.'.length)}%`);
      expect(setting.default, name).toBeDefined();
    }
  });

  it('has the defaults that the server falls back to', () => {
    const fromManifest = readSettings(defaultSection());
    const fallback = readSettings({});
    expect(fromManifest.rules.expiry.warningFraction).toBeCloseTo(fallback.rules.expiry.warningFraction, 3);
    const { warningFraction } = fallback.rules.expiry;
    const expiry = { ...fromManifest.rules.expiry, warningFraction };
    expect({ ...fromManifest, rules: { ...fromManifest.rules, expiry } }).toEqual({
      ...fallback,
      index: { ...fallback.index, exclude: fromManifest.index.exclude },
    });
  });

  it('offers a severity for every rule and family, in the words of the rule', () => {
    const families = [...new Set(rules.map(({ id }) => id.replace(/\/.*/, '')))];
    const offered = Object.keys(settings['certscope.rules'].properties);
    expect(offered.sort()).toEqual([...families, ...rules.map(({ id }) => id)].sort());
    const texts = new Map(Object.entries(english));
    for (const { id, title } of rules) expect(texts.get(`rules.${id}`), id).toBe(title);
  });

  it('names files that exist', () => {
    const paths = [
      manifest.icon,
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.languages.flatMap((language) => ('configuration' in language ? [language.configuration] : [])),
    ];
    for (const path of paths) expect(existsSync(resolve(root, path)), path).toBe(true);
  });

  it('lets no setting of an untrusted workspace silence a finding', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    const judging = Object.keys(settings).filter((name) => /\.(rules$|expiry\.)/.test(name));
    expect(restrictedConfigurations).toEqual(expect.arrayContaining(judging));
    for (const name of restrictedConfigurations) expect(Object.keys(settings)).toContain(name);
  });
});
