import { readNginxDirectives } from '../nginx/directives.ts';
import type { ServiceName } from './types.ts';

/** The `server_name`s of an nginx configuration that a certificate can carry. */
export function* readNginxNames(text: string): Generator<ServiceName> {
  for (const { words } of readNginxDirectives(text)) {
    const [directive, ...names] = words;
    if (directive?.text !== 'server_name') continue;
    for (const name of names) {
      for (const value of valuesOf(name.text)) yield { value, owner: 'nginx server_name' };
    }
  }
}

/** `.example.com` stands for the domain and all hosts in it; regular expressions, variables, `_` and `www.*` for no name. */
function valuesOf(name: string): readonly string[] {
  if (name === '' || name === '_' || /^~|[$]|\*$/.test(name)) return [];
  return name.startsWith('.') ? [name.slice(1), `*${name}`] : [name];
}
