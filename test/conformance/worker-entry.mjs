// The worker's side of worker.test.ts: the same cases in the runtime that the language server has in a browser.
import { createBrowserRuntime } from '../../server/src/runtime/browser.ts';
import { decideSuites } from './decide.mjs';

globalThis.onmessage = async ({ data: suites }) => {
  globalThis.postMessage(await decideSuites(suites, createBrowserRuntime()));
};
