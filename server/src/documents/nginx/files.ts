/**
 * Whether nginx configuration is often called so, by path or URI. Debian keeps a file per site, without an extension; the images of nginx make
 * configuration from templates. Others have such names too: what is in the file decides.
 */
export function isOftenNginx(path: string): boolean {
  return /\.conf(?:\.template)?$/i.test(path) || /\/sites-(?:available|enabled)\/[^/]+$/.test(path);
}
