// Finds the messages in TypeScript source: every `t('…')`, `l10n.t('…')`, `context.t("…")`.
import { parseAst } from 'rolldown/parseAst';

/** Every node of a syntax tree. */
function* nodesOf(value) {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.type === 'string') yield value;
  for (const child of Object.values(value)) yield* nodesOf(child);
}

const nameOf = (callee) => (callee.type === 'MemberExpression' ? callee.property.name : callee.name);

/**
 * The messages of one file, and the lines (from 1) on which `t` is called with something that is no literal: a message put together
 * from parts cannot be translated.
 * @param {string} source
 * @returns {{ messages: string[], unreadable: number[] }}
 */
export function findMessages(source) {
  const calls = [...nodesOf(parseAst(source, { lang: 'ts' }))].filter(
    (node) => node.type === 'CallExpression' && nameOf(node.callee) === 't',
  );
  const isLiteral = ({ arguments: [first] }) => typeof first?.value === 'string';
  return {
    messages: calls.filter(isLiteral).map((call) => call.arguments[0].value),
    unreadable: calls.filter((call) => !isLiteral(call)).map((call) => source.slice(0, call.start).split('\n').length),
  };
}
