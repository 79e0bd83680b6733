import { isAddress, partsFor, type Snippet, type SnippetContext } from './types.ts';
import { yamlText } from './yaml-text.ts';

/** Envoy's transport sockets: of a listener's filter chain, and of a cluster. */
export const envoy: Snippet = {
  stack: 'envoy',
  label: 'Envoy',
  languageId: 'yaml',
  format: (context) => partsFor(context.role, downstream(context), upstream(context)).join('---\n'),
};

function downstream({ folder }: SnippetContext): string {
  return `# In the filter chain of the listener. Clients must show a certificate that leads to the trusted CA.
transport_socket:
  name: envoy.transport_sockets.tls
  typed_config:
    "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext
    require_client_certificate: true
    common_tls_context:
${certificates(folder)}
      validation_context:
        trusted_ca: { filename: ${yamlText(`${folder}/ca.pem`)} }
        # Every client of the CA is let in. To name those that may come:
        # match_typed_subject_alt_names:
        #   - { san_type: URI, matcher: { prefix: "spiffe://cluster.local/ns/" } }
`;
}

function upstream({ folder, serverName }: SnippetContext): string {
  const sni = isAddress(serverName) ? '' : `    sni: ${yamlText(serverName)}\n`;
  return `# In the cluster of the server that is called.
transport_socket:
  name: envoy.transport_sockets.tls
  typed_config:
    "@type": type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext
${sni}    common_tls_context:
${certificates(folder)}
      validation_context:
        trusted_ca: { filename: ${yamlText(`${folder}/ca.pem`)} }
        # Without this Envoy takes any certificate of the CA for the server's.
        match_typed_subject_alt_names:
          - san_type: ${isAddress(serverName) ? 'IP_ADDRESS' : 'DNS'}
            matcher: { exact: ${yamlText(serverName)} }
`;
}

/** What this side shows. */
function certificates(folder: string): string {
  return `      tls_params: { tls_minimum_protocol_version: TLSv1_2 }
      tls_certificates:
        - certificate_chain: { filename: ${yamlText(`${folder}/fullchain.pem`)} }
          private_key: { filename: ${yamlText(`${folder}/key.pem`)} }`;
}
