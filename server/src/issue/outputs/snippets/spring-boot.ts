import type { Localize } from '../../../text/localize.ts';
import { type Snippet, type SnippetContext, urlHost } from './types.ts';
import { yamlText } from './yaml-text.ts';

/** Spring Boot from 3.2, by an SSL bundle of PEM files. */
export const springBootPem: Snippet = {
  stack: 'spring-boot',
  label: 'Spring Boot (PEM)',
  languageId: 'yaml',
  checkFolder,
  format: (context) => application(context, pemBundle(context)),
};

/** Spring Boot from 3.2, by an SSL bundle of PKCS#12 files. */
export const springBootPkcs12: Snippet = {
  stack: 'spring-boot-pkcs12',
  label: 'Spring Boot (PKCS#12)',
  languageId: 'yaml',
  checkFolder,
  format: (context) => application(context, storeBundle(context)),
};

/** Only newer ones than 3.2 know an escape. */
function checkFolder(folder: string, t: Localize): string | undefined {
  return folder.includes('${')
    ? t('Spring Boot takes “{0}” in a path for a placeholder: put the files into a folder without it.', '${')
    : undefined;
}

function application({ role, port, serverName }: SnippetContext, bundle: string): string {
  const server = `server:
  port: ${port}
  ssl:
    bundle: mtls
    # Clients must show a certificate that leads to a root of the truststore.
    client-auth: need
`;
  const client = `# A client uses the bundle by name, with RestClientSsl injected as "ssl":
#   RestClient.builder().baseUrl(${JSON.stringify(`https://${urlHost(serverName)}:${port}`)}).apply(ssl.fromBundle("mtls")).build()
# The name that it calls must be one of the alternative names of the server's certificate.
`;
  return `# application.yaml (Spring Boot 3.2 and later)
${role === 'client' ? '' : server}spring:
  ssl:
    bundle:
${bundle}${role === 'server' ? '' : client}`;
}

function pemBundle({ folder }: SnippetContext): string {
  return `      pem:
        mtls:
          reload-on-update: true
          keystore:
            # The certificate first, then the CAs between it and the root.
            certificate: ${fileUrl(folder, 'fullchain.pem')}
            private-key: ${fileUrl(folder, 'key.pem')}
            # Where the key is encrypted: private-key-password: \${KEY_PASSWORD}
          truststore:
            # The root of the other side's certificates.
            certificate: ${fileUrl(folder, 'ca.pem')}
`;
}

function storeBundle({ folder }: SnippetContext): string {
  return `      jks:
        mtls:
          reload-on-update: true
          keystore:
            location: ${fileUrl(folder, 'keystore.p12')}
            type: PKCS12
            password: \${KEYSTORE_PASSWORD}
          truststore:
            # The root of the other side's certificates.
            location: ${fileUrl(folder, 'truststore.p12')}
            type: PKCS12
            password: \${TRUSTSTORE_PASSWORD}
`;
}

function fileUrl(folder: string, name: string): string {
  return yamlText(`file:${folder}/${name}`);
}
