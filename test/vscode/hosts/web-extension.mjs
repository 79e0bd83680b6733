// An extension as vscode.dev loads one: over HTTP from another origin, into the web worker extension host.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, relative, resolve, sep } from 'node:path';

const types = { '.js': 'text/javascript', '.json': 'application/json' };

/** Serves `folder` on a free port of 127.0.0.1, to pages of other origins; resolves with its address and how to stop. */
export async function serveExtension(folder) {
  const server = createServer((request, response) => {
    const file = resolve(folder, `.${decodeURIComponent(new URL(request.url, 'http://127.0.0.1').pathname)}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (!file.startsWith(folder + sep)) return response.writeHead(403).end();
    const content = createReadStream(file);
    content.on('error', () => response.writeHead(404).end());
    content.on('open', () => {
      response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
      content.pipe(response);
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const stop = () => {
    server.closeAllConnections();
    return new Promise((stopped) => server.close(stopped));
  };
  return { authority: `127.0.0.1:${server.address().port}`, stop };
}

/** The page with its embedded configuration changed by `change`. */
const withConfiguration = (html, change) =>
  html.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/, (_, before, escaped) => {
    const configuration = change(JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&')));
    return before + JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  });

/**
 * Has the workbench load the served extension, and run the test module of its folder, in its web worker. The query cannot say
 * that, only the configuration inside the page can.
 */
export async function developWebExtension(page, { authority, folder, testModule }) {
  const served = (path) => ({ scheme: 'http', authority, path });
  const developmentOptions = {
    extensions: [served('/')],
    extensionTestsPath: served(`/${relative(folder, testModule)}`),
  };
  await page.route(
    (url) => url.pathname === '/' && url.searchParams.has('folder'),
    async (route) => {
      const response = await route.fetch();
      const change = (configuration) => ({
        ...configuration,
        developmentOptions: { ...configuration.developmentOptions, ...developmentOptions },
      });
      await route.fulfill({ response, body: withConfiguration(await response.text(), change) });
    },
  );
}
