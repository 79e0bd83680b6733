/** Text with names of certificates in it, for a notification: VS Code makes links of `[words](command:…)`, and these are not ours. */
export function plainMessage(text: string): string {
  return text.replaceAll('](', '] (');
}
