/** Placeholders inside one another that are resolved. */
const MAX_DEPTH = 4;

/** `${PORT:8443}`, as Spring writes it. */
const SPRING = /\$\{[^{}:]*:([^{}]*)\}/g;

/** `${PORT:-8443}` and `${PORT-8443}`, as compose and shells write it. */
const COMPOSE = /\$\{\w+:?-([^{}]*)\}/g;

/** What a value is where nothing else sets its placeholders; undefined where one has no default. */
export function takeDefaults(text: string | undefined, format: 'spring' | 'compose'): string | undefined {
  const pattern = format === 'spring' ? SPRING : COMPOSE;
  let value = text ?? '';
  for (let depth = 0; depth < MAX_DEPTH && value.includes('${'); depth++) value = value.replaceAll(pattern, '$1');
  return text === undefined || value.includes('$') ? undefined : value.trim();
}
