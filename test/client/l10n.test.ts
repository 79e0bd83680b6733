import { describe, expect, it } from 'vitest';
import { findProblems } from '../../scripts/check-l10n.mjs';
import { findMessages } from '../../scripts/messages.mjs';

describe('messages in the source', () => {
  it('are the literal first arguments of t, however it is reached', () => {
    const source = `t('one'); l10n.t("it's {0}", x); context.t(\n  'two',\n); const s = \`\${t('three')}\`; // t('four')\nset('five')`;
    expect(findMessages(source)).toEqual({ messages: ['one', "it's {0}", 'two', 'three'], unreadable: [] });
  });

  it('must be one literal each', () => {
    expect(findMessages(`t(\n'a' + b);\nt(c);\nt(\`d \${e}\`)`).unreadable).toEqual([1, 3, 4]);
  });
});

describe('translations', () => {
  it('hold every message of client and server, with its placeholders, and nothing else', async () => {
    expect(await findProblems()).toEqual([]);
  });
});
