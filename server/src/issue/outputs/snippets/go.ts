import { partsFor, type Snippet, type SnippetContext, urlHost } from './types.ts';

/** Go's crypto/tls: one function for the configuration of each side. */
export const go: Snippet = {
  stack: 'go',
  label: 'Go',
  languageId: 'go',
  format: (context) => [IMPORTS, ...partsFor(context.role, server(context), client(context)), LOADERS].join('\n'),
};

const IMPORTS = `import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
)
`;

function server({ folder, port }: SnippetContext): string {
  return `// serverTLS has every client show a certificate that leads to the root and allows clientAuth.
// Use it as &http.Server{Addr: ":${port}", TLSConfig: config}, started with ListenAndServeTLS("", "").
func serverTLS() (*tls.Config, error) {
	certificate, roots, err := loadTLS(${JSON.stringify(folder)})
	if err != nil {
		return nil, err
	}
	return &tls.Config{
		Certificates: []tls.Certificate{certificate},
		ClientAuth:   tls.RequireAndVerifyClientCert,
		ClientCAs:    roots,
		MinVersion:   tls.VersionTLS12,
	}, nil
}
`;
}

function client({ folder, serverName, port }: SnippetContext): string {
  return `// clientTLS trusts the root alone, and shows a certificate that allows clientAuth.
// Use it as &http.Client{Transport: &http.Transport{TLSClientConfig: config}}, for ${JSON.stringify(`https://${urlHost(serverName)}:${port}/`)}.
func clientTLS() (*tls.Config, error) {
	certificate, roots, err := loadTLS(${JSON.stringify(folder)})
	if err != nil {
		return nil, err
	}
	return &tls.Config{
		Certificates: []tls.Certificate{certificate},
		RootCAs:      roots,
		// One of the alternative names of the server's certificate; Go does not look at common names.
		ServerName: ${JSON.stringify(serverName)},
		MinVersion: tls.VersionTLS12,
	}, nil
}
`;
}

const LOADERS = `// loadTLS reads this side's certificate and key, and the root of the other side's certificates.
func loadTLS(folder string) (tls.Certificate, *x509.CertPool, error) {
	certificate, err := tls.LoadX509KeyPair(folder+"/fullchain.pem", folder+"/key.pem")
	if err != nil {
		return tls.Certificate{}, nil, err
	}
	pem, err := os.ReadFile(folder + "/ca.pem")
	if err != nil {
		return tls.Certificate{}, nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		return tls.Certificate{}, nil, fmt.Errorf("%s/ca.pem holds no certificate", folder)
	}
	return certificate, roots, nil
}
`;
