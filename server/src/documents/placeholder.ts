/** Longer texts are real values, or rubbish that should be said. */
const longestPlaceholder = 200;

/** How tools that fill a value in later mark its place, in any part of the value. */
const substitution =
  /\$\{|\$\(|\{\{|\{%|<%|\(\(|^\$[A-Za-z_]\w*$|^%\w+%$|@@?[\w.:-]+@@?$|^__\w+__$|^ENC\[|^ref\+|^vault:|^op:\/\/|^AGE-|^\{cipher\}/;

/** A whole value in brackets: `<base64 of the certificate>`. */
const bracketed = /^(?:<[\s\S]*>|\[[\s\S]*\]|\([\s\S]*\)|\{[\s\S]*\})$/;

/** What people write where a value is still to come, or was taken out. */
const words =
  /^(?:x{3,}|\*{3,}|-+|\.{2,}|…|~|null|none|n\/a|todo.*|tbd|tba|fixme.*|changeme|change[-_ ]me|(?:to[-_ ]?be[-_ ])?(?:replace|insert|paste|put|fill|add)(?:d|ed)?[-_ ].*|replace.*|your[-_ ].*|placeholder.*|redacted.*|omitted|removed|hidden|masked|dummy|example|sample|secret|.*[-_ ](?:goes[-_ ]here|placeholder|here)|base64.*|b64.*)$/i;

/** `TLS_CRT_BASE64` and the like. */
const constantName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** BEGIN and END around something that is no block: a sample whose body is left out (`...`, `<your key>`). */
const sampleBlock = /-----BEGIN [^\n]*-----[\s\S]*-----END [^\n]*-----/;

/** True where a value only keeps the place for one: nothing about it is worth a finding. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text === '' || substitution.test(text) || /(?:\.\.\.|…)$/.test(text)) return true;
  if (text.length > longestPlaceholder) return false;
  return sampleBlock.test(text) || bracketed.test(text) || words.test(text) || constantName.test(text);
}
