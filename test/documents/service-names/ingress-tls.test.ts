import { describe, expect, it } from 'vitest';
import { readIngressTls } from '../../../server/src/documents/service-names/ingress-tls.ts';

const ingress = (spec: string, name = 'web', namespace = '  namespace: payments\n'): string =>
  `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: ${name}\n${namespace}spec:\n${spec}`;

describe('the Secrets that Ingresses serve hosts with', () => {
  it('are read with their hosts, wildcards left out', () => {
    const text = ingress(`  tls:
    - secretName: web-tls
      hosts: [api.example, "*.example", shop.example]
    - secretName: admin-tls
      hosts:
        - admin.example
`);
    expect(readIngressTls(text)).toEqual([
      { secret: 'web-tls', namespace: 'payments', hosts: ['api.example', 'shop.example'] },
      { secret: 'admin-tls', namespace: 'payments', hosts: ['admin.example'] },
    ]);
  });

  it('serve the hosts of the rules where they name none', () => {
    const text = ingress(
      '  rules:\n    - host: api.example\n    - http: {}\n  tls:\n    - secretName: web-tls\n',
      'web',
      '',
    );
    expect(readIngressTls(text)).toEqual([{ secret: 'web-tls', namespace: undefined, hosts: ['api.example'] }]);
  });

  it('are found in lists, beside other documents, and not where a template writes them', () => {
    const list = `kind: List\nitems:\n- kind: Ingress\n  spec:\n    tls:\n    - {secretName: a, hosts: [a.example]}\n`;
    const templated = ingress('  tls:\n    - secretName: {{ .Values.secret }}\n      hosts: [b.example]\n');
    expect(readIngressTls(`kind: Service\n---\n${list}---\n${templated}`)).toEqual([
      { secret: 'a', namespace: undefined, hosts: ['a.example'] },
    ]);
    expect(readIngressTls('kind: Secret\n')).toEqual([]);
    expect(readIngressTls('kind: Ingress\nspec: [')).toEqual([]);
  });
});
