import { partsFor, type Snippet, type SnippetContext, urlHost } from './types.ts';

/** Node's own https module, as an ES module. */
export const node: Snippet = {
  stack: 'node',
  label: 'Node.js',
  languageId: 'javascript',
  format: (context) => [head(context), ...partsFor(context.role, server(context), client(context))].join('\n'),
};

function head({ folder }: SnippetContext): string {
  return `import { readFileSync } from 'node:fs';
import https from 'node:https';

const tls = {
  // The certificate first, then the CAs between it and the root.
  cert: readFileSync(${quote(`${folder}/fullchain.pem`)}),
  key: readFileSync(${quote(`${folder}/key.pem`)}),
  // The root of the other side's certificates; it replaces the public CAs.
  ca: readFileSync(${quote(`${folder}/ca.pem`)}),
  minVersion: 'TLSv1.2',
};
`;
}

function server({ serverName, port }: SnippetContext): string {
  return `// Clients must show a certificate that leads to the root: without one the handshake fails.
const server = https.createServer({ ...tls, requestCert: true, rejectUnauthorized: true }, (request, response) => {
  // Every client of the CA gets here: this says which one it is.
  const { subject, subjectaltname } = request.socket.getPeerCertificate();
  response.end(\`\${subject?.CN ?? subjectaltname}\\n\`);
});
server.listen(${port}, () => console.log(${quote(`Listening on https://${urlHost(serverName)}:${port}/`)}));
`;
}

function client({ serverName, port }: SnippetContext): string {
  return `// The host must be one of the alternative names of the server's certificate. fetch() takes none of these options.
const call = https.request(${quote(`https://${urlHost(serverName)}:${port}/`)}, tls, (response) => response.pipe(process.stdout));
call.on('error', (error) => console.error(error.message));
call.end();
`;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
