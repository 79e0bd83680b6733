/** The last segment of a URI's or file's path, percent-decoded where it is a URI: `tls.crt`. */
export function fileNameOf(uriOrPath: string): string {
  const isUri = /^[A-Za-z][A-Za-z0-9+.-]+:/.test(uriOrPath);
  const path = isUri ? uriOrPath.replace(/[?#][\s\S]*$/, '') : uriOrPath;
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'), isUri ? path.indexOf(':') : -1) + 1);
  return isUri ? decodePercent(name) : name;
}

function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
