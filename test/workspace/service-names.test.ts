import { describe, expect, it } from 'vitest';
import type { FileEntry, WorkspaceFiles } from '../../server/src/runtime/types.ts';
import type { SearchLimits } from '../../server/src/workspace/search-texts.ts';
import { findServiceAddresses, findServiceNames } from '../../server/src/workspace/service-names.ts';

const serviceOf = (name: string): string => `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n`;
const generous: SearchLimits = { maxFiles: 1000, maxFileBytes: 1000, maxBytes: 1e6, maxFound: 100, time: 1000 };

/** A workspace of files by their names; counts what is read. */
function workspaceOf(files: Readonly<Record<string, string>>) {
  const read: string[] = [];
  const source: WorkspaceFiles = {
    async *list(): AsyncGenerator<FileEntry> {
      for (const uri of Object.keys(files)) yield { uri, size: undefined };
    },
    read: async (uri, maxBytes) => {
      read.push(uri);
      const bytes = new TextEncoder().encode(files[uri]);
      return bytes.length > maxBytes ? undefined : bytes;
    },
  };
  return { source, read };
}

async function namesIn(files: Readonly<Record<string, string>>, limits = generous, clock = () => 0) {
  const { source, read } = workspaceOf(files);
  const open = new Map([['deploy/open.yaml', serviceOf('unsaved')]]);
  const search = { files: source, openText: (uri: string) => open.get(uri), displayName: (uri: string) => uri };
  const names = await findServiceNames({ ...search, now: clock }, limits);
  return { names: names.map(({ value }) => value), read, names0: names[0] };
}

const many = Object.fromEntries(
  Array.from({ length: 200 }, (_, index) => [`deploy/${index}.yaml`, serviceOf(`service-${index}`)]),
);

describe('names of services while a picker waits', () => {
  it('say where they come from, each once, unsaved text before the file', async () => {
    const { names, names0, read } = await namesIn({
      'deploy/open.yaml': serviceOf('saved'),
      'deploy/api.yaml': serviceOf('api'),
      'deploy/again.yaml': serviceOf('api'),
      'README.md': serviceOf('nothing'),
    });
    expect(names).toEqual(['unsaved', 'api']);
    expect(names0).toEqual({ value: 'unsaved', source: 'Service unsaved (deploy/open.yaml)' });
    expect(read).toEqual(['deploy/api.yaml', 'deploy/again.yaml']);
  });

  it('come from a bounded number of files, of bytes, and in bounded time', async () => {
    expect((await namesIn(many, { ...generous, maxFiles: 20 })).read).toHaveLength(20);
    expect((await namesIn(many, { ...generous, maxBytes: 100 })).read.length).toBeLessThan(50);
    expect((await namesIn(many, { ...generous, maxFound: 10 })).names).toHaveLength(10);
    expect((await namesIn(many, { ...generous, maxFileBytes: 10 })).names).toEqual([]);
    let time = 0;
    const slow = await namesIn(many, generous, () => {
      time += 600;
      return time;
    });
    expect(slow.read.length).toBeLessThan(50);
    expect(slow.names.length).toBeGreaterThan(0);
  });

  it('are those found until a file system failed', async () => {
    const files: WorkspaceFiles = {
      async *list() {
        for (let index = 0; index < 16; index++) yield { uri: `deploy/${index}.yaml`, size: undefined };
        throw new Error('gone');
      },
      read: async (uri) => new TextEncoder().encode(serviceOf(`service${uri.replace(/\D/g, '')}`)),
    };
    const search = { files, openText: () => undefined, displayName: (uri: string) => uri, now: () => 0 };
    expect(await findServiceNames(search)).toHaveLength(16);
  });
});

describe('addresses of services while a picker waits', () => {
  const server = (port: number): string => `server { listen ${port} ssl; }`;
  const addressesIn = async (files: Readonly<Record<string, string>>, limits = generous) =>
    findServiceAddresses(
      { files: workspaceOf(files).source, openText: () => undefined, displayName: (uri) => uri, now: () => 0 },
      limits,
    );

  it('come with the surest TLS first, each once, and say where from', async () => {
    const ports = 'spec: { ports: [{ port: 80 }, { port: 443 }] }';
    const found = await addressesIn({
      'api.yaml': `${serviceOf('api')}${ports}`,
      'compose.yml': 'services: { web: { ports: ["9443:443"] } }',
      'site.conf': server(9443),
    });
    expect(found.map(({ value, source }) => [value, source])).toEqual([
      ['localhost:9443', 'nginx listen 9443 ssl (site.conf)'],
      ['api:443', 'Service api (api.yaml)'],
      ['api:80', 'Service api (api.yaml)'],
    ]);
  });

  it('are bounded', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}.conf`, server(1000 + index)]));
    expect(await addressesIn(files)).toHaveLength(50);
    expect(await addressesIn(files, { ...generous, maxFound: 10 })).toHaveLength(10);
  });
});
