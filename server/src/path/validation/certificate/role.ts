/** Where in a path a certificate stands. */
export type PathRole = 'leaf' | 'intermediate' | 'anchor';
