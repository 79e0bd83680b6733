import { describe, expect, it } from 'vitest';
import { readServices } from '../../../server/src/documents/service-names/read-services.ts';
import { mayNameServices } from '../../../server/src/documents/service-names/service-files.ts';

const addressesIn = (path: string, text: string) => readServices(path, text).addresses;
const valuesIn = (path: string, text: string): string[] => addressesIn(path, text).map(({ value }) => value);
/** `localhost:8443 stated`, as the picker orders by it. */
const signsIn = (path: string, text: string): string[] =>
  addressesIn(path, text).map(({ value, tls }) => `${value} ${tls}`);

describe('addresses of a Kubernetes Service', () => {
  const service = (ports: string, namespace = 'payments'): string =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: api, namespace: ${namespace} }\nspec:\n  ports:\n${ports}`;

  it('are its TCP ports, those that look like TLS first and plain HTTP last', () => {
    const ports = `    - { name: http, port: 80 }
    - { name: metrics, port: 9090 }
    - { name: grpc-tls, port: 50051 }
    - { port: 8443 }
    - { name: web, port: 5000, appProtocol: HTTPS }
    - { name: dns, port: 443, protocol: UDP }
    - { name: admin, port: 8081, targetPort: https }
`;
    expect(signsIn('api.yaml', service(ports))).toEqual([
      'api.payments.svc:5000 stated',
      'api.payments.svc:50051 likely',
      'api.payments.svc:8443 likely',
      'api.payments.svc:8081 likely',
      'api.payments.svc:9090 open',
      'api.payments.svc:80 unlikely',
    ]);
    expect(addressesIn('api.yaml', service(ports))[0]?.owner).toBe('Service payments/api');
  });

  it('are the name alone where the manifest leaves the namespace open', () => {
    expect(valuesIn('api.yaml', 'kind: Service\nmetadata: { name: api }\nspec: { ports: [{ port: 443 }] }')).toEqual([
      'api:443',
    ]);
  });

  it('are not guessed where a template or nobody writes them', () => {
    expect(valuesIn('api.yaml', service('    - port: {{ .Values.port }}\n    - port: 8443\n'))).toEqual([
      'api.payments.svc:8443',
    ]);
    expect(
      valuesIn('api.yaml', service('    - port: 0\n    - port: 70000\n    - port: https\n    - {}\n    - 443\n')),
    ).toEqual([]);
    expect(valuesIn('api.yaml', service('    - port: 443\n', '"not a name"'))).toEqual([]);
    expect(valuesIn('api.yaml', 'kind: Service\nmetadata: { name: api }\nspec: { ports: [')).toEqual([]);
  });
});

describe('addresses of routes', () => {
  it('are the hosts that an Ingress has certificates for', () => {
    const ingress = `kind: Ingress
metadata: { name: web }
spec:
  tls: [{ hosts: [shop.example, "*.shop.example"] }]
  rules: [{ host: shop.example }, { host: plain.example }]
---
kind: Ingress
metadata: { name: all }
spec:
  tls: [{ secretName: all-tls }]
  rules: [{ host: one.example }, { host: two.example }]
---
kind: Ingress
metadata: { name: none }
spec: { rules: [{ host: clear.example }] }
`;
    expect(signsIn('web.yaml', ingress)).toEqual(
      ['shop.example:443', 'one.example:443', 'two.example:443'].map((each) => `${each} stated`),
    );
  });

  it('of an HTTPRoute are on the port of HTTPS, which its Gateway may contradict', () => {
    const route = 'kind: HTTPRoute\nmetadata: { name: web }\nspec: { hostnames: [shop.example, "*.shop.example"] }\n';
    expect(signsIn('web.yaml', route)).toEqual(['shop.example:443 open']);
  });
});

describe('addresses of Gateways', () => {
  it("are the hosts of Istio's servers with TLS, and say their mode", () => {
    const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: istio-ingress }
spec:
  servers:
    - port: { number: 443, name: https, protocol: HTTPS }
      hosts: [payments/api.example, "./own.example", "*/any.example", "*.example", "team/*"]
      tls: { mode: MUTUAL, credentialName: edge }
    - port: { number: 15443, protocol: TLS }
      hosts: [pass.example]
      tls: { mode: PASSTHROUGH }
    - port: { number: 9443, protocol: https }
      hosts: [silent.example]
    - port: { number: 80, name: http, protocol: HTTP }
      hosts: [api.example]
      tls: { httpsRedirect: true }
    - port: { number: 8443, protocol: HTTPS }
      hosts: [optional.example]
      tls: { mode: OPTIONAL_MUTUAL }
`;
    expect(addressesIn('edge.yaml', gateway).map(({ value, owner }) => [value, owner])).toEqual([
      ['api.example:443', 'Gateway istio-ingress/edge, tls.mode MUTUAL'],
      ['own.example:443', 'Gateway istio-ingress/edge, tls.mode MUTUAL'],
      ['any.example:443', 'Gateway istio-ingress/edge, tls.mode MUTUAL'],
      ['pass.example:15443', 'Gateway istio-ingress/edge, tls.mode PASSTHROUGH'],
      ['silent.example:9443', 'Gateway istio-ingress/edge'],
      ['optional.example:8443', 'Gateway istio-ingress/edge, tls.mode OPTIONAL_MUTUAL'],
    ]);
  });

  it('are strings: what YAML takes for nothing or a number is nobody’s', () => {
    const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
spec:
  servers:
    - port: { number: 444, protocol: TLS }
      hosts: [null, ~, 5, 1.5, 0x1F, true, , "null", "5", 5.example, 10.0.0.1]
`;
    expect(valuesIn('edge.yaml', gateway)).toEqual(['null:444', '5:444', '5.example:444', '10.0.0.1:444']);
    const ingress =
      'kind: Ingress\nspec: { tls: [{ hosts: [null, 5, shop.example] }, {}], rules: [{ host: null }, { host: ~ }] }\n';
    expect(valuesIn('web.yaml', ingress)).toEqual(['shop.example:443']);
  });

  it('are the listeners of the Gateway API with TLS and one host', () => {
    const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec:
  listeners:
    - { name: web, protocol: HTTPS, port: 8443, hostname: shop.example, tls: { mode: Terminate } }
    - { name: raw, protocol: TLS, port: 6443, hostname: raw.example, tls: { mode: Passthrough } }
    - { name: any, protocol: HTTPS, port: 443 }
    - { name: none, protocol: HTTPS, port: 443, hostname: null }
    - { name: wild, protocol: HTTPS, port: 443, hostname: "*.shop.example" }
    - { name: plain, protocol: HTTP, port: 80, hostname: shop.example }
`;
    expect(addressesIn('edge.yaml', gateway).map(({ value, owner }) => [value, owner])).toEqual([
      ['shop.example:8443', 'Gateway edge, tls.mode Terminate'],
      ['raw.example:6443', 'Gateway edge, tls.mode Passthrough'],
    ]);
  });

  it('are nobody’s where the kind belongs to somebody else', () => {
    const other = `kind: Gateway\napiVersion: example.com/v1\nspec: { servers: [{ hosts: [a.example], port: { number: 443, protocol: HTTPS } }] }`;
    expect(valuesIn('a.yaml', other)).toEqual([]);
    expect(valuesIn('a.yaml', other.replace('example.com', 'networking.istio.io'))).toEqual(['a.example:443']);
  });
});

describe('addresses of nginx', () => {
  it('are the ports of listen with ssl by the names of the server', () => {
    const conf = `server { listen 80; server_name plain.example; }
server {
  listen 443 ssl http2; listen [::]:443 ssl; listen 127.0.0.1:8443 ssl;
  server_name api.example www.api.example *.api.example;
}
server { listen 9443 ssl; server_name _; }
server { listen 10443 ssl; server_name ~^(.+)\\.example$ "" *.other.example; }
server { listen [::1]:11443 ssl; }
server { listen 10.0.0.5:12443 ssl default_server; }
server { listen 13443 ssl; server_name .dot.example; }
server { listen 10.0.0.6:14443 ssl; server_name named.example; }
server { listen unix:/run/nginx.sock ssl; listen $port ssl; listen 99999 ssl; server_name odd.example; }
`;
    expect(valuesIn('conf.d/api.conf', conf)).toEqual([
      'api.example:443',
      'www.api.example:443',
      '127.0.0.1:8443',
      'localhost:9443',
      'localhost:10443',
      '[::1]:11443',
      '10.0.0.5:12443',
      'dot.example:13443',
      'named.example:14443',
    ]);
    expect(addressesIn('a.conf', conf)[0]).toMatchObject({ tls: 'stated', owner: 'nginx listen 443 ssl' });
  });

  it('are bounded for one server, and none of what only looks like it', () => {
    const names = Array.from({ length: 500 }, (_, index) => `host${index}.example`).join(' ');
    expect(valuesIn('a.conf', `server { listen 443 ssl; server_name ${names}; }`)).toHaveLength(50);
    expect(valuesIn('named.conf', 'server 10.0.0.1 { listen 443 ssl; };\nserver "::1" { port 853; };')).toEqual([]);
  });
});

describe('addresses of Spring Boot', () => {
  it('are the ports with server.ssl, and 8080 where the file sets none', () => {
    expect(
      signsIn('src/main/resources/application.yml', 'server:\n  port: 9000\n  ssl: { key-store: "classpath:a.p12" }\n'),
    ).toEqual(['localhost:9000 stated']);
    expect(signsIn('application.yaml', 'server.ssl.bundle: web\n')).toEqual(['localhost:8080 likely']);
    expect(signsIn('application.yml', 'server: { port: 9000 }\n')).toEqual([]);
    expect(signsIn('application-tls.yml', 'server: { port: 8443 }\n')).toEqual(['localhost:8443 likely']);
    expect(signsIn('application.yml', 'server: { port: 8443, ssl: { enabled: false, bundle: web } }\n')).toEqual([]);
    expect(signsIn('config.yml', 'server: { port: 8443, ssl: { bundle: web } }\n')).toEqual([]);
  });

  it('take the defaults of placeholders, and leave out what only the environment knows', () => {
    const on = (port: string): string[] =>
      valuesIn('application.yml', `server:\n  port: ${port}\n  ssl:\n    bundle: web\n`);
    expect(on(`\${PORT:8443}`)).toEqual(['localhost:8443']);
    expect(on(`"\${SERVER_PORT:\${PORT:9443}}"`)).toEqual(['localhost:9443']);
    expect(on(`\${PORT}`)).toEqual([]);
    expect(on('0')).toEqual([]);
    expect(on('-1')).toEqual([]);
    expect(on('@port@')).toEqual([]);
  });

  it('include the management port, which does as the server does unless it says otherwise', () => {
    const server = 'server: { port: 8443, ssl: { bundle: web, client-auth: need } }\n';
    const management = (ssl: string): string => `${server}management:\n  server:\n    port: 9001\n${ssl}`;
    expect(addressesIn('application.yml', management('')).map(({ value, owner }) => [value, owner])).toEqual([
      ['localhost:8443', 'Spring server.port, client-auth need'],
      ['localhost:9001', 'Spring management.server.port, client-auth need'],
    ]);
    expect(valuesIn('application.yml', management('    ssl: { enabled: false }\n'))).toEqual(['localhost:8443']);
    expect(valuesIn('application.yml', 'management.server: { port: 9001, ssl: { bundle: ops } }\n')).toEqual([
      'localhost:9001',
    ]);
  });

  it('of a profile stand on what holds for all profiles', () => {
    const text = `server.port: 8080
spring.config.activate.on-profile: unused
---
server: { port: 8000 }
---
spring: { config: { activate: { on-profile: prod } } }
server: { ssl: { clientAuth: want, bundle: web } }
---
spring: { config: { activate: { on-profile: [test, ci] } } }
server: { port: 9443, ssl: { bundle: web } }
`;
    expect(addressesIn('application.yml', text).map(({ value, owner }) => [value, owner])).toEqual([
      ['localhost:8000', 'Spring server.port, profile prod, client-auth want'],
      ['localhost:9443', 'Spring server.port, profile test, ci'],
    ]);
  });

  it('are read of .properties as Java reads them', () => {
    const text = `# server.port=1
! server.port=2
server.port = \\
    8443
server.ssl.keyStore: classpath\\:a.p12
management.server.port 9444
#---
spring.config.activate.on-profile=dev
server\\u002eport=9443
!---
spring.config.activate.on-profile=off
server.ssl.enabled=false
`;
    expect(signsIn('application.properties', text)).toEqual([
      'localhost:8443 stated',
      'localhost:9444 stated',
      'localhost:9443 stated',
    ]);
    expect(valuesIn('application-prod.properties', 'server.port=8443\r\nserver.ssl.bundle=web\\')).toEqual([
      'localhost:8443',
    ]);
    expect(valuesIn('application.properties', '=\n:\n\\\n\\u12\nserver.port')).toEqual([]);
  });

  it('do not hide the objects of a manifest that is called application.yaml', () => {
    const text = 'kind: Service\nmetadata: { name: api }\nspec: { ports: [{ port: 443 }] }\n';
    expect(valuesIn('k8s/application.yaml', text)).toEqual(['api:443']);
    expect(readServices('k8s/application.yaml', text).names.map(({ value }) => value)).toEqual(['api']);
  });

  it('stand in a bounded depth', () => {
    const deep = `server: { port: 8443, ssl: ${'{ a: '.repeat(5000)}1${' }'.repeat(5000)} }`;
    expect(signsIn('application.yml', deep)).toEqual(['localhost:8443 likely']);
  });
});

describe('addresses of a compose file', () => {
  it('are the published ports that look like TLS', () => {
    const compose = `services:
  web:
    ports:
      - "8443:443"
      - "127.0.0.1:9443:8080/tcp"
      - "[::1]:10443:443"
      - "0.0.0.0:1443:443"
      - "\${TLS_PORT:-2443}:443"
      - "\${PORT}:443"
      - "443"
      - "443:443/udp"
      - "5432:5432"
      - "9000-9001:8443-8444"
      - { target: 443, published: "3443" }
      - { target: 443, published: 4443, host_ip: 127.0.0.1, protocol: tcp }
      - { target: 443 }
      - { target: 443, published: 5443, protocol: udp }
  ldap:
    ports: ["1636:636"]
`;
    expect(valuesIn('compose.yaml', compose)).toEqual([
      'localhost:8443',
      '127.0.0.1:9443',
      '[::1]:10443',
      'localhost:1443',
      'localhost:2443',
      'localhost:3443',
      '127.0.0.1:4443',
      'localhost:1636',
    ]);
    expect(addressesIn('compose.yaml', compose)[0]).toMatchObject({ tls: 'likely', owner: 'compose service web' });
  });
});

describe('files with addresses', () => {
  it('are those of Spring too, and templates of nginx', () => {
    const files = ['a/application.properties', 'application-dev.yml', 'bootstrap.yaml', 'nginx/default.conf.template'];
    expect(files.every(mayNameServices)).toBe(true);
    expect(['log4j.properties', 'my-application.properties', 'application.json'].some(mayNameServices)).toBe(false);
  });

  it('are passed over where nobody could have written them', () => {
    const server = 'server { listen 443 ssl; }\n';
    expect(valuesIn('a.conf', server + '#'.repeat(1e6))).toEqual(['localhost:443']);
    expect(valuesIn('a.conf', server + '#'.repeat(2e6))).toEqual([]);
    const many = Array.from({ length: 1100 }, (_, index) => `server { listen ${1000 + index} ssl; }`).join('\n');
    expect(valuesIn('a.conf', many)).toHaveLength(1000);
  });

  it('hold each once, with the better sign of TLS', () => {
    const service = (port: string): string =>
      `kind: Service\nmetadata: { name: api }\nspec: { ports: [{ port: 9000, ${port} }] }\n`;
    expect(signsIn('a.yaml', `${service('name: x')}---\n${service('appProtocol: tls')}`)).toEqual(['api:9000 stated']);
  });
});
