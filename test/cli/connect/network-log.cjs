// Preloaded: every name that is looked up and every address that is connected or sent to, as Node's own wrappers of the system see it,
// goes into the file that CERTSCOPE_TEST_NETWORK_LOG names when the process ends.
const { createHook } = require('node:async_hooks');
const { writeFileSync } = require('node:fs');

const watched = new Set([
  'TCPCONNECTWRAP',
  'PIPECONNECTWRAP',
  'GETADDRINFOREQWRAP',
  'GETNAMEINFOREQWRAP',
  'QUERYWRAP',
  'UDPSENDWRAP',
]);
const seen = [];
createHook({
  init(_id, type, _trigger, resource) {
    if (watched.has(type)) seen.push({ type, resource });
  },
}).enable();

process.on('exit', () => {
  const lines = seen.map(({ type, resource }) => {
    const { address, port, hostname } = resource;
    return `${type} ${hostname ?? `${address}:${port}`}`;
  });
  writeFileSync(process.env.CERTSCOPE_TEST_NETWORK_LOG, lines.join('\n'));
});
