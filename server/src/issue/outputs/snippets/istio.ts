import { secretNameOf } from '../kubernetes-secret.ts';
import { isAddress, partsFor, type Snippet, type SnippetContext } from './types.ts';
import { yamlText } from './yaml-text.ts';

/** Istio: a gateway that demands client certificates, and a rule by which workloads call a server that does. */
export const istio: Snippet = {
  stack: 'istio',
  label: 'Istio',
  languageId: 'yaml',
  format: (context) => partsFor(context.role, gateway(context), destinationRule(context)).join('---\n'),
};

function gateway({ serverName, port }: SnippetContext): string {
  const secret = secretNameOf(kindedName(serverName));
  return `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: ${yamlText(secret.replace(/-tls$/, ''))}
spec:
  selector:
    istio: ingressgateway
  servers:
    - port: { number: ${port}, name: https, protocol: HTTPS }
      hosts:
        # One of the certificate's alternative names.
        - ${yamlText(serverName)}
      tls:
        # Clients must show a certificate that leads to the ca.crt of the Secret.
        mode: MUTUAL
        minProtocolVersion: TLSV1_2
        # The Secret (secret.yaml) must be in the namespace of the ingress gateway's pods.
        credentialName: ${yamlText(secret)}
`;
}

function destinationRule({ folder, serverName }: SnippetContext): string {
  const sni = isAddress(serverName) ? '' : `      sni: ${yamlText(serverName)}\n`;
  return `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${yamlText(`call-${secretNameOf(kindedName(serverName)).replace(/-tls$/, '')}`)}
spec:
  host: ${yamlText(serverName)}
  trafficPolicy:
    tls:
      # With certificates of your own; ISTIO_MUTUAL would take those of the mesh.
      mode: MUTUAL
      # Paths inside the sidecar: mount the files there (sidecar.istio.io/userVolumeMount).
      clientCertificate: ${yamlText(`${folder}/fullchain.pem`)}
      privateKey: ${yamlText(`${folder}/key.pem`)}
      # The root of the server's certificate, and a name that it must have.
      caCertificates: ${yamlText(`${folder}/ca.pem`)}
${sni}      subjectAltNames:
        - ${yamlText(serverName)}
`;
}

function kindedName(serverName: string): { readonly kind: 'DNS'; readonly value: string } | undefined {
  return isAddress(serverName) ? undefined : { kind: 'DNS', value: serverName };
}
