/**
 * Translates one message: the English text is the key, `{0}`, `{1}` … are replaced by `args`.
 * Handed in, never global: the language belongs to the client of one connection.
 */
export type Localize = (message: string, ...args: readonly (string | number)[]) => string;

/** English: only fills in the placeholders. */
export const english: Localize = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (placeholder, index: string) => String(args[Number(index)] ?? placeholder));
