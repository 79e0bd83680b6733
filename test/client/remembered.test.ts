import { describe, expect, it } from 'vitest';
import type { Memento } from 'vscode';
import type { ChosenOptions } from '../../client/src/connecting/chosen-options.ts';
import { recallConnections, recallOptions, rememberConnection } from '../../client/src/connecting/remembered.ts';

/** What VS Code keeps of a workspace: only what JSON can say. */
function memento(): Memento & { readonly written: () => string } {
  const values = new Map<string, string>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, fallback?: T) => {
      const value = values.get(key);
      return value === undefined ? fallback : JSON.parse(value);
    },
    update: async (key, value) => void values.set(key, JSON.stringify(value)),
    written: () => [...values.values()].join('\n'),
  };
}

const proxy = { host: 'proxy.corp', port: 3128, user: 'hunter', password: 'geheim' };
const chosen: ChosenOptions = {
  serverName: 'orders.svc',
  maxVersion: 'TLSv1.2',
  timeoutSeconds: 3,
  proxy: { kind: 'given', proxy },
};

describe('what was asked for of a target', () => {
  it('is offered again for that target, and no other', async () => {
    const memory = memento();
    await rememberConnection(memory, 'api.example:443', { options: chosen });
    expect(recallOptions(memory, 'api.example:443')).toMatchObject({ serverName: 'orders.svc', timeoutSeconds: 3 });
    expect(recallOptions(memory, 'db.example:443')).toEqual({ proxy: { kind: 'editor' } });
    expect(recallOptions(memory, 'constructor')).toEqual({ proxy: { kind: 'editor' } });
  });

  it('is kept without whoever asks the proxy, and without passwords', async () => {
    const memory = memento();
    const credentials = {
      kind: 'pem',
      certificate: 'file:///c.pem',
      key: 'file:///k.pem',
      password: 'geheim',
    } as const;
    await rememberConnection(memory, 'api.example:443', { credentials, options: chosen });
    expect(recallOptions(memory, 'api.example:443').proxy).toEqual({
      kind: 'given',
      proxy: { host: 'proxy.corp', port: 3128 },
    });
    expect(memory.written()).not.toMatch(/hunter|geheim/);
  });

  it('stays where a test says nothing of it, and goes with its target', async () => {
    const memory = memento();
    await rememberConnection(memory, 'api.example:443', { options: chosen });
    await rememberConnection(memory, 'api.example:443');
    expect(recallOptions(memory, 'api.example:443')).toMatchObject({ serverName: 'orders.svc' });
    for (let port = 1; port <= 20; port++) await rememberConnection(memory, `other.example:${port}`);
    expect(recallConnections(memory).targets).toHaveLength(20);
    expect(recallConnections(memory).options).toEqual({});
  });
});
