import { partsFor, type Snippet, type SnippetContext, urlHost } from './types.ts';

/** curl as a client; for the server's side, the call that must fail. */
export const curl: Snippet = {
  stack: 'curl',
  label: 'curl',
  languageId: 'shellscript',
  format: (context) => partsFor(context.role, check(context), call(context)).join('\n'),
};

function check(context: SnippetContext): string {
  return `# Without a client certificate the server must refuse: curl fails with a TLS alert, or nginx answers 400.
curl --fail --cacert ${quote(`${context.folder}/ca.pem`)} ${url(context)}
`;
}

function call(context: SnippetContext): string {
  const { folder } = context;
  return `# The host must be one of the alternative names of the server's certificate, ca.pem its root.
curl --fail --cacert ${quote(`${folder}/ca.pem`)} --cert ${quote(`${folder}/fullchain.pem`)} --key ${quote(`${folder}/key.pem`)} ${url(context)}
`;
}

function url({ serverName, port }: SnippetContext): string {
  return quote(`https://${urlHost(serverName)}:${port}/`);
}

function quote(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
