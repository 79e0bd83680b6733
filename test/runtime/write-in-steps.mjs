// Writes a certificate and a key into a folder: `node write-in-steps.mjs ROOT FOLDER [large|wait]`. With `wait` the disk never finishes
// its work, which is the moment between staging and placing; standard output then says that it has come.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [root, folder, how] = process.argv.slice(2);
let waiting = 0;
if (how === 'wait') {
  fs.fsync = () => {
    waiting += 1;
    if (waiting === 2) process.stdout.write('staged\n');
  };
  syncBuiltinESMExports();
  setInterval(() => {}, 1 << 30);
}
const { Secret } = await import('../../server/src/issue/secret.ts');
const { createFileWriter } = await import('../../server/src/runtime/node/write-together.ts');
const { english } = await import('../../server/src/text/localize.ts');

const content = new TextEncoder().encode('x'.repeat(how === 'large' ? 10_000 : 10));
const files = [
  { name: 'cert.pem', content },
  { name: 'key.pem', content: new Secret(content) },
];
const outcome = await createFileWriter(english).write(pathToFileURL(join(root, folder)).href, files, {
  replace: false,
});
process.stdout.write(JSON.stringify(outcome));
