import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { formatSnippet, SNIPPETS, type SnippetOptions } from '../../../server/src/issue/outputs/snippets/registry.ts';
import { ROLES } from '../../../server/src/issue/types.ts';
import { english } from '../../../server/src/text/localize.ts';

const stacks = SNIPPETS.map(({ stack }) => stack);

function snippet(stack: string, options: Partial<SnippetOptions> = {}): string {
  const made = formatSnippet(stack, { role: 'both', folder: '/etc/tls', ...options }, english);
  if (made === undefined || 'problem' in made) throw new Error(made?.problem ?? `There is no snippet for ${stack}`);
  return made.text;
}

describe('a snippet', () => {
  it('is there for each of these', () => {
    expect(stacks).toEqual(['nginx', 'spring-boot', 'spring-boot-pkcs12', 'envoy', 'istio', 'node', 'go', 'curl']);
    expect(formatSnippet('apache', { role: 'both', folder: '/etc/tls' }, english)).toBeUndefined();
  });

  describe.each(stacks)('for %s', (stack) => {
    it.each(ROLES)('as %s is text with one line break at its end and no blanks before one', (role) => {
      const text = snippet(stack, { role });
      expect(text).toMatch(/\S\n$/);
      expect(text).not.toMatch(/[ \t]\n|undefined|\n\n\n/);
    });

    it('names the files in the folder, and the server', () => {
      const text = snippet(stack, { folder: '/srv/my tls/', serverName: 'api.payments.svc', port: 9443 });
      expect(text).toContain('/srv/my tls');
      expect(text).not.toContain('tls//');
      expect(text).toContain('api.payments.svc');
      expect(text).toContain('9443'.slice(0, stack === 'envoy' ? 0 : 4));
    });
  });

  it('has slashes on Windows, too', () => {
    expect(snippet('nginx', { folder: 'C:\\Users\\me\\certs' })).toContain('C:/Users/me/certs/fullchain.pem');
    expect(snippet('nginx', { folder: '/odd\\name' })).toContain('"/odd\\\\name/fullchain.pem"');
  });

  it('has IPv6 addresses in brackets in URLs, and sends none as server name', () => {
    const options = { role: 'client', serverName: '::1' } as const;
    expect(snippet('curl', options)).toContain("'https://[::1]:8443/'");
    expect(snippet('nginx', options)).toContain('proxy_pass https://[::1]:8443;');
    expect(snippet('envoy', options)).not.toContain('sni:');
    expect(snippet('envoy', options)).toContain('san_type: IP_ADDRESS');
    expect(snippet('istio', options)).not.toContain('sni:');
  });
});

describe('a snippet that could not be pasted', () => {
  const problemOf = (stack: string, options: Partial<SnippetOptions>): string => {
    const made = formatSnippet(stack, { role: 'both', folder: '/etc/tls', ...options }, english);
    return made !== undefined && 'problem' in made ? made.problem : 'none';
  };

  it.each([
    ['a server name that ends the directive', 'nginx', { serverName: 'a; return 200' }, 'is no DNS name'],
    ['a server name that ends the command', 'curl', { serverName: '$(id).test' }, 'is no DNS name'],
    ['a server name with a port', 'envoy', { serverName: 'api.test:8443' }, 'has a port'],
    ['a URI for a server name', 'go', { serverName: 'spiffe://mesh/api' }, 'is no name that a server is called by'],
    ['a variable in a path of nginx', 'nginx', { folder: '/srv/$env/tls' }, 'takes “$” in a path for a variable'],
    ['a placeholder in a path of Spring', 'spring-boot', { folder: `/srv/\${env}/tls` }, 'takes “${” in a path'],
    ['a line break in a path', 'node', { folder: '/srv/a\nb' }, 'control character'],
  ] as const)('has %s, and the reason is said', (_, stack, options, reason) => {
    expect(problemOf(stack, options)).toContain(reason);
  });

  it('has a host of the wildcard where a client calls it', () => {
    expect(snippet('nginx', { role: 'server', serverName: '*.Payments.svc' })).toContain('server_name *.payments.svc;');
    expect(snippet('curl', { role: 'client', serverName: '*.payments.svc' })).toContain(
      'https://service.payments.svc:',
    );
  });

  it('has the address of a client of Spring in brackets', () => {
    expect(snippet('spring-boot', { role: 'client', serverName: '::1' })).toContain('https://[::1]:8443');
  });
});

describe('YAML of a snippet', () => {
  const yamlStacks = SNIPPETS.filter(({ languageId }) => languageId === 'yaml').map(({ stack }) => stack);
  const cases = yamlStacks.flatMap((stack) => ROLES.map((role) => [stack, role] as const));

  it.each(cases)('for %s as %s is sound, whatever the folder is called', (stack, role) => {
    for (const folder of ['/etc/tls', '/a: b #c/"d"', 'C:\\tls']) {
      const documents = parseAllDocuments(snippet(stack, { role, folder, serverName: '*.example.com' }));
      expect(documents.flatMap((document) => ('errors' in document ? document.errors : []))).toEqual([]);
    }
  });

  const read = (stack: string, options: Partial<SnippetOptions> = {}): unknown[] =>
    parseAllDocuments(snippet(stack, { serverName: 'api.payments.svc', ...options })).map((document) =>
      'toJS' in document ? document.toJS() : undefined,
    );

  it('has Spring Boot read PEM or keystores by a bundle, passwords from the environment', () => {
    const files = {
      fullchain: 'file:/etc/tls/fullchain.pem',
      key: 'file:/etc/tls/key.pem',
      ca: 'file:/etc/tls/ca.pem',
    };
    const keystore = { certificate: files.fullchain, 'private-key': files.key };
    expect(read('spring-boot')).toEqual([
      {
        server: { port: 8443, ssl: { bundle: 'mtls', 'client-auth': 'need' } },
        spring: {
          ssl: {
            bundle: { pem: { mtls: { 'reload-on-update': true, keystore, truststore: { certificate: files.ca } } } },
          },
        },
      },
    ]);
    const store = (name: string): object => ({
      location: `file:/etc/tls/${name}.p12`,
      type: 'PKCS12',
      password: `\${${name.toUpperCase()}_PASSWORD}`,
    });
    const mtls = { 'reload-on-update': true, keystore: store('keystore'), truststore: store('truststore') };
    expect(read('spring-boot-pkcs12', { role: 'client' })).toEqual([
      { spring: { ssl: { bundle: { jks: { mtls } } } } },
    ]);
  });

  it('has Envoy demand a certificate as a server, and the name as a client', () => {
    expect(read('envoy')).toMatchObject([
      {
        transport_socket: {
          typed_config: {
            '@type': expect.stringMatching(/v3\.DownstreamTlsContext$/),
            require_client_certificate: true,
            common_tls_context: { validation_context: { trusted_ca: { filename: '/etc/tls/ca.pem' } } },
          },
        },
      },
      {
        transport_socket: {
          typed_config: {
            '@type': expect.stringMatching(/v3\.UpstreamTlsContext$/),
            sni: 'api.payments.svc',
            common_tls_context: {
              tls_certificates: [
                {
                  certificate_chain: { filename: '/etc/tls/fullchain.pem' },
                  private_key: { filename: '/etc/tls/key.pem' },
                },
              ],
              validation_context: {
                match_typed_subject_alt_names: [{ san_type: 'DNS', matcher: { exact: 'api.payments.svc' } }],
              },
            },
          },
        },
      },
    ]);
  });

  it('has Istio take the Secret that is made beside it', () => {
    expect(read('istio')).toMatchObject([
      {
        kind: 'Gateway',
        metadata: { name: 'api' },
        spec: { servers: [{ tls: { mode: 'MUTUAL', credentialName: 'api-tls' } }] },
      },
      {
        kind: 'DestinationRule',
        spec: { host: 'api.payments.svc', trafficPolicy: { tls: { mode: 'MUTUAL', sni: 'api.payments.svc' } } },
      },
    ]);
  });
});
