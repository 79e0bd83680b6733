// Writes the settings and commands tables of README.md from package.json and package.nls.json. `--check` only says whether they are current.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const manifest = JSON.parse(readFileSync(path('package.json'), 'utf8'));
const texts = JSON.parse(readFileSync(path('package.nls.json'), 'utf8'));

/** `%key%` becomes its English text. */
const localized = (text) => text.replace(/^%(.+)%$/, (placeholder, key) => texts[key] ?? placeholder);
/** VS Code's `#setting#` links mean nothing on a page. */
const plain = (text) =>
  localized(text)
    .replaceAll(/`#([^`]+)#`/g, '`$1`')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');

const settings = Object.entries(manifest.contributes.configuration.properties).map(
  ([name, setting]) =>
    `| \`${name}\` | \`${JSON.stringify(setting.default)}\` | ${plain(setting.markdownDescription ?? setting.description ?? '')} |`,
);
const commands = manifest.contributes.commands.map(
  ({ command, title }) => `| CertScope: ${plain(title)} | \`${command}\` |`,
);

const sections = {
  settings: ['| Setting | Default | What it does |', '|:--|:--|:--|', ...settings].join('\n'),
  commands: ['| Command | Identifier |', '|:--|:--|', ...commands].join('\n'),
};

const readme = readFileSync(path('README.md'), 'utf8');
const next = Object.entries(sections).reduce(
  (text, [name, table]) =>
    text.replace(
      new RegExp(`(<!-- generated: ${name} -->\n)[^]*?(<!-- end -->)`),
      (_all, before, after) => `${before}${table}\n${after}`,
    ),
  readme,
);

if (process.argv.includes('--check')) {
  if (next !== readme) {
    console.error('README.md is not current: run `npm run docs:readme`.');
    process.exit(1);
  }
} else {
  writeFileSync(path('README.md'), next);
}
