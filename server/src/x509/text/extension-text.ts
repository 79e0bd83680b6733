import { extensionRows } from '../extension-rows.ts';
import type { Extension } from '../types.ts';
import { indent, type Lines, printable } from './layout.ts';
import { getExtensionTitle, opensslWording } from './wording.ts';

/** Extensions under their heading; nothing where there are none. */
export function extensionsText(heading: string, extensions: readonly Extension[]): Lines {
  return extensions.length === 0 ? [] : [heading, ...indent(extensions.flatMap(extensionText))];
}

function extensionText({ oid, name, critical, value }: Extension): Lines {
  const title = getExtensionTitle(oid) ?? printable(name);
  const rows = extensionRows(value, opensslWording).map(printable);
  return [`${title}:${critical ? ' critical' : ''}`, ...indent(rows)];
}
