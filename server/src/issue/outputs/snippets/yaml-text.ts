/** A text as a YAML scalar: plain where nothing in it means something to YAML, else in double quotes. */
export function yamlText(text: string): string {
  return /^[A-Za-z/][\w./-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
