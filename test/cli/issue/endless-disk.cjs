// Preloaded: nothing that belongs to the project ever reaches the disk, and standard output says when it is waited for.
const fs = require('node:fs');

const { fsync } = fs;
let waiting = false;
fs.fsync = (file, done) => {
  if (fs.readlinkSync(`/proc/self/fd/${file}`).includes('/home/')) return fsync(file, done);
  if (!waiting) setImmediate(() => process.stdout.write('waiting\n'));
  waiting = true;
  setInterval(() => {}, 1 << 30);
};
