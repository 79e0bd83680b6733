import { describe, expect, it } from 'vitest';
import { readNginxDirectives } from '../../../server/src/documents/nginx/directives.ts';
import { readServices } from '../../../server/src/documents/service-names/read-services.ts';
import { mayNameServices } from '../../../server/src/documents/service-names/service-files.ts';

const valuesIn = (path: string, text: string): string[] => readServices(path, text).names.map(({ value }) => value);

describe('names of Kubernetes objects', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: api\n  namespace: payments\nspec:\n  type: ClusterIP\n';

  it('are those that the DNS of the cluster answers', () => {
    expect(valuesIn('deploy/api.yaml', service)).toEqual([
      'api',
      'api.payments',
      'api.payments.svc',
      'api.payments.svc.cluster.local',
    ]);
    expect(readServices('deploy/api.yaml', service).names[0]?.owner).toBe('Service payments/api');
  });

  it('end with the name where the manifest leaves the namespace open', () => {
    expect(valuesIn('api.yml', 'kind: Service\napiVersion: v1\nmetadata: { name: api }')).toEqual(['api']);
  });

  it('include the hosts of an Ingress, each once, among other documents and in lists', () => {
    const ingress = `kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  tls:
    - hosts: [shop.example.com, "*.shop.example.com"]
  rules:
    - host: shop.example.com
    - http: { paths: [] }
`;
    const list =
      'kind: List\nitems:\n  - kind: Service\n    metadata: { name: cart }\n  - kind: Pod\n    metadata: { name: pod }\n';
    expect(valuesIn('all.yaml', `kind: ConfigMap\n---\n${ingress}---\n${list}`)).toEqual([
      'shop.example.com',
      '*.shop.example.com',
      'cart',
    ]);
  });

  it('are not guessed where a template writes them', () => {
    const chart = 'kind: Service\nmetadata:\n  name: {{ .Release.Name }}-api\n  namespace: payments\n';
    expect(valuesIn('templates/service.yaml', chart)).toEqual([]);
    expect(
      valuesIn('templates/service.yaml', '{{- if .Values.on }}\nkind: Service\nmetadata:\n  name: api\n{{- end }}\n'),
    ).toEqual(['api']);
  });

  it('of broken YAML are what can be made out', () => {
    expect(valuesIn('a.yaml', 'kind: Service\nmetadata:\n  name: api\nspec: [\n')).toContain('api');
    expect(valuesIn('a.yaml', 'kind: Service\nmetadata: {')).toEqual([]);
  });
});

describe('names in a compose file', () => {
  it('are services, host names and aliases on networks', () => {
    const compose = `services:
  api:
    hostname: api.local
    networks:
      backend:
        aliases: [payments, "\${ALIAS}"]
  db:
    container_name: ledger-db
    networks: [backend]
networks:
  backend: {}
`;
    expect(valuesIn('docker-compose.yml', compose)).toEqual(['api', 'api.local', 'payments', 'db', 'ledger-db']);
    expect(valuesIn('values.yaml', compose)).toEqual([]);
  });
});

describe('names in an nginx configuration', () => {
  it('are those of server_name that a certificate can carry', () => {
    const conf = `# server_name commented.example.com;
http {
  server { # the shop
    server_name shop.example.com www.shop.example.com
                "quoted.example.com" .wild.example.org;
    location ~ ^/a{1,2}$ { return 200 "server_name no.example.com;"; }
  }
  server { server_name _; }
  server { server_name ~^(?<sub>.+)\\.example\\.com$ "" $hostname www.example.*; }
}`;
    expect(valuesIn('conf/site.conf', conf)).toEqual([
      'shop.example.com',
      'www.shop.example.com',
      'quoted.example.com',
      'wild.example.org',
      '*.wild.example.org',
    ]);
  });

  it('come with where each word stands, quotes and all', () => {
    const text = `events {}\nserver { ssl_certificate "/etc/my certs/tls.crt"; set $a "b c"; }`;
    const directives = [...readNginxDirectives(text)];
    expect(directives.map(({ words, opens, depth }) => [words.map((word) => word.text), opens, depth])).toEqual([
      [['events'], true, 0],
      [['server'], true, 0],
      [['ssl_certificate', '/etc/my certs/tls.crt'], false, 1],
      [['set', '$a', 'b c'], false, 1],
    ]);
    const path = directives[2]?.words[1];
    expect(text.slice(path?.range.start, path?.range.end)).toBe('"/etc/my certs/tls.crt"');
  });

  it('of an unfinished file are what is there so far', () => {
    expect(valuesIn('a.conf', 'server { server_name a.example.com')).toEqual(['a.example.com']);
    expect(valuesIn('a.conf', '}} ; "open')).toEqual([]);
  });
});

describe('files that may name services', () => {
  it('are manifests, compose files and nginx configurations', () => {
    expect(['deploy/a.yaml', 'site.conf', 'nginx/sites-available/default'].every(mayNameServices)).toBe(true);
    expect(['tls.crt', 'README.md', 'sites-available/'].some(mayNameServices)).toBe(false);
  });
});
