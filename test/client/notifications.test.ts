import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainMessage } from '../../client/src/views/plain-message.ts';

const sources = join(import.meta.dirname, '../../client/src');

/** What follows the name of the function, up to the end of the statement. */
function listCalls(text: string): readonly string[] {
  return [...text.matchAll(/\.show(?:Error|Information|Warning)Message\((.*?)(?:;|=>|\n\n)/gs)].map(
    ([, rest = '']) => rest,
  );
}

/** Our own words, words in which a link is no link, or a dialog, which knows no links. */
function isSafe(call: string): boolean {
  return (
    /^\s*(?:vscode\.l10n\.)?t\(\s*'(?:[^'\\]|\\.)*',?\s*\)/.test(call) ||
    /^\s*plainMessage\(/.test(call) ||
    /\{ modal: true/.test(call)
  );
}

describe('notifications', () => {
  it('make no link of what a certificate is called', () => {
    expect(plainMessage('[Renew](command:workbench.action.quit) expires')).toBe(
      '[Renew] (command:workbench.action.quit) expires',
    );
  });

  it('say nothing that comes from elsewhere in any other way', () => {
    const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const calls = files.flatMap((name) => listCalls(readFileSync(join(sources, name), 'utf8')));
    expect(calls.length).toBeGreaterThan(20);
    expect(calls.filter((call) => !isSafe(call))).toEqual([]);
  });
});
