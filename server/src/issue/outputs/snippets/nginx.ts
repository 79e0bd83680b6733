import { partsFor, type Snippet, type SnippetContext, urlHost } from './types.ts';

/** nginx as the server of a call, and as the client of one (a proxy). */
export const nginx: Snippet = {
  stack: 'nginx',
  label: 'nginx',
  languageId: 'nginx',
  // There is no way to write the sign itself where variables are read.
  checkFolder: (folder, t) =>
    folder.includes('$')
      ? t('nginx takes “$” in a path for a variable: put the files into a folder without it.')
      : undefined,
  format: (context) => partsFor(context.role, server(context), client(context)).join('\n'),
};

function server({ folder, serverName, port }: SnippetContext): string {
  return `server {
    listen ${port} ssl;
    # One of the certificate's alternative names: clients compare it with the name that they call.
    server_name ${quote(serverName)};

    # The certificate first, then the CAs between it and the root.
    ssl_certificate     ${quote(`${folder}/fullchain.pem`)};
    ssl_certificate_key ${quote(`${folder}/key.pem`)};
    ssl_protocols       TLSv1.2 TLSv1.3;

    # Clients must show a certificate that leads to this root and allows clientAuth; without one they get 400.
    ssl_client_certificate ${quote(`${folder}/ca.pem`)};
    ssl_verify_client      on;
    ssl_verify_depth       3;

    location / {
        # Every client of the CA gets here. To hand the call on, and tell the service who is calling:
        #     proxy_pass http://127.0.0.1:8080;
        #     proxy_set_header X-Client-Subject $ssl_client_s_dn;
        return 200 "$ssl_client_s_dn\\n";
    }
}
`;
}

function client({ folder, serverName, port }: SnippetContext): string {
  return `# In the server { } that calls ${serverName}:
location / {
    proxy_pass ${quote(`https://${urlHost(serverName)}:${port}`)};

    # What this side shows: a certificate that allows clientAuth.
    proxy_ssl_certificate     ${quote(`${folder}/fullchain.pem`)};
    proxy_ssl_certificate_key ${quote(`${folder}/key.pem`)};
    proxy_ssl_protocols       TLSv1.2 TLSv1.3;

    # nginx checks nobody unless told to: against the root of the server's certificate, and for its name.
    proxy_ssl_trusted_certificate ${quote(`${folder}/ca.pem`)};
    proxy_ssl_verify              on;
    proxy_ssl_verify_depth        3;
    proxy_ssl_name                ${quote(serverName)};
    proxy_ssl_server_name         on;
}
`;
}

function quote(text: string): string {
  return /^[\w./:@[\]*-]+$/.test(text) ? text : `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
