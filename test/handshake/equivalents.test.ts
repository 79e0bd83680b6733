import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { curlCommand, opensslCommand, quoteForShell } from '../../server/src/handshake/equivalents.ts';
import type { Target } from '../../server/src/handshake/types.ts';
import { target } from './observed.ts';

const pair = { certificate: 'certs/my client.pem', key: 'certs/client.key' };

it('mutual TLS', () => {
  expect(opensslCommand(target, { pair, ca: 'certs/ca.pem' })).toBe(
    "openssl s_client -connect api.payments.svc:8443 -servername api.payments.svc -alpn h2,http/1.1 -min_protocol TLSv1.2 -max_protocol TLSv1.3 -cert 'certs/my client.pem' -key certs/client.key -CAfile certs/ca.pem -showcerts -status",
  );
  expect(opensslCommand(target, { pair, intermediates: true })).toContain("-cert_chain 'certs/my client.pem'");
  expect(curlCommand(target, { pair, ca: 'certs/ca.pem' })).toBe(
    "curl -v --tlsv1.2 --tls-max 1.3 --cert 'certs/my client.pem' --key certs/client.key --cacert certs/ca.pem https://api.payments.svc:8443/",
  );
});

it('another server name than the host, through a proxy, one version, no ALPN', () => {
  const rerouted: Target = {
    ...target,
    host: '::1',
    alpn: [],
    versions: { min: 'TLSv1', max: 'TLSv1' },
    proxy: { host: 'proxy', port: 3128 },
  };
  expect(opensslCommand(rerouted, {})).toContain(
    "-connect '[::1]:8443' -proxy proxy:3128 -servername api.payments.svc",
  );
  expect(curlCommand(rerouted, { pkcs12: 'me.p12' })).toBe(
    "curl -v --connect-to 'api.payments.svc:8443:[::1]:8443' --proxy http://proxy:3128 --tlsv1.0 --tls-max 1.0 --no-alpn --cert-type P12 --cert me.p12 https://api.payments.svc:8443/",
  );
});

it('STARTTLS: curl only where it speaks the protocol', () => {
  const mail: Target = { ...target, port: 587, alpn: [], starttls: 'smtp' };
  expect(opensslCommand(mail, {})).toContain('-starttls smtp -servername');
  expect(curlCommand(mail, {})).toBe('curl -v --ssl-reqd --tlsv1.2 --tls-max 1.3 smtp://api.payments.svc:587/');
  expect(curlCommand({ ...mail, starttls: 'postgres' }, {})).toBeUndefined();
});

it('no server name: curl only where an address is asked, for it sends every other host as one', () => {
  const silent: Target = { ...target, serverName: undefined };
  expect(opensslCommand(silent, {})).toContain('-noservername');
  expect(curlCommand(silent, {})).toBeUndefined();
  expect(curlCommand({ ...silent, host: '127.0.0.1' }, {})).toContain(' https://127.0.0.1:8443/');
});

it('whatever a word holds, the shell takes it as one and runs nothing', async () => {
  for (const word of ["it's", '$(id)', '`id`', 'a b', '', '*', '~', '#x', 'a;b', 'new\nline', '"', '\\']) {
    const { stdout } = await promisify(execFile)('sh', ['-c', `printf %s ${quoteForShell(word)}`]);
    expect(stdout).toBe(word);
  }
});
