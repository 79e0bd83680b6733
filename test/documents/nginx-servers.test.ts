import { describe, expect, it } from 'vitest';
import { readTlsServers } from '../../server/src/documents/nginx/servers.ts';

describe('the servers of an nginx configuration', () => {
  it('are those that accept TLS, with their names and ports', () => {
    const text = `http {
  upstream backend { server 10.0.0.1:8080; server 10.0.0.2:8080 ssl; }
  server { listen 80; server_name api.example; }
  server {
    listen 443 ssl http2; listen [::]:443 ssl; listen 127.0.0.1:8443 ssl;
    server_name *.example api.example ~^www\\d+$ "shop.example" .dot.example _ $host;
    location / { server_name not.this; proxy_pass https://backend; }
    listen unix:/run/nginx.sock ssl;
    listen 8444 quic;
  }
  server { listen [::1]:9443 ssl; }
}`;
    const servers = readTlsServers(text);
    expect(servers.map(({ names, listens }) => ({ names, listens }))).toEqual([
      {
        names: ['api.example', 'shop.example', 'dot.example'],
        listens: [
          { address: undefined, port: 443 },
          { address: '127.0.0.1', port: 8443 },
        ],
      },
      { names: [], listens: [{ address: '::1', port: 9443 }] },
    ]);
    expect(servers.map(({ range }) => text.slice(range.start, range.end + 2))).toEqual(['server {', 'server {']);
  });

  it('are read as far as they go', () => {
    expect(readTlsServers('server { listen 443 ssl')).toHaveLength(1);
    expect(readTlsServers('listen 443 ssl; server_name api.example;')).toEqual([]);
    expect(readTlsServers('server { listen $PORT ssl; } }')).toEqual([]);
  });
});
