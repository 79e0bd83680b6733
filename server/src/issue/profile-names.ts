/**
 * The names asked for, and those that a profile adds to them, each once. In the profile's, `{name}` is the first name asked for and
 * `{service}` its short form: the first label of a DNS name, the end of a URI. Those that want filling in are left out where nothing
 * was asked for.
 */
export function profileNames(templates: readonly string[], asked: readonly string[]): readonly string[] {
  const [first] = asked;
  const added = templates
    .filter((template) => first !== undefined || !template.includes('{'))
    .map((template) => fillIn(template, first ?? ''));
  return [...new Set([...asked, ...added])];
}

function fillIn(template: string, name: string): string {
  return template.replaceAll('{name}', () => name).replaceAll('{service}', () => shortName(name));
}

function shortName(name: string): string {
  if (name.includes('://')) return name.replace(/\/+$/, '').split('/').at(-1) ?? name;
  const isAddress = name.includes(':') || /^[\d.]+$/.test(name);
  return isAddress ? name : (name.replace(/^\*\./, '').split(/[.@]/)[0] ?? name);
}
