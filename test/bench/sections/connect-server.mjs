// A TLS server of its own process for the benchmark of connections: `connect-server.mjs FOLDER` serves FOLDER/cert.pem, prints its
// port, and ends with its input.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const read = (name) => readFileSync(join(folder, name));
const server = createServer({ cert: read('cert.pem'), key: read('key.pem') }, (_request, response) =>
  response.end('hello'),
);
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();
