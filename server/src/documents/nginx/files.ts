/**
 * Whether nginx configuration is often called so, by path or URI. Debian keeps a file per site, without an extension; the images of nginx make
 * configuration from templates. Others have such names too: what is in the file decides.
 */
export function isOftenNginx(path: string): boolean {
  // Old versions of files have a query.
  return /\.conf(?:\.template)?(?:[?#]|$)|\/sites-(?:available|enabled)\/[^/?#]+(?:[?#]|$)/i.test(path);
}
