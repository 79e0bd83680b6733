import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { FetchedIssuer } from '../handshake/issuers/types.ts';
import { observeError } from './observe-error.ts';

/** The largest bundles of CAs are tens of kilobytes. */
export const MAX_ISSUER_BYTES = 1024 * 1024;

/** From the first packet to the last, in milliseconds. */
const DEADLINE = 10_000;

/** How one URL is asked. */
export interface FetchOptions {
  readonly signal: AbortSignal;
  /** Milliseconds for all of it; 10 seconds where left out. */
  readonly deadline?: number | undefined;
}

/**
 * Asks one http or https URL with a GET that says nothing of who asks: no cookie, no agent, no referrer. Follows no redirect, and takes one
 * megabyte at the most. Never rejects.
 */
export function fetchIssuer(url: string, { signal, deadline = DEADLINE }: FetchOptions): Promise<FetchedIssuer> {
  return new Promise((resolve) => {
    const timeout = AbortSignal.timeout(deadline);
    const fail = (error: unknown): void =>
      resolve({ kind: 'failed', code: timeout.aborted ? 'TIMEOUT' : observeError(error).code });
    try {
      const request = begin(url, AbortSignal.any([signal, timeout]));
      request.on('error', fail);
      request.on(
        'response',
        (response) =>
          void read(response)
            .then(resolve, fail)
            .then(() => request.destroy()),
      );
      request.end();
    } catch (error) {
      fail(error);
    }
  });
}

function begin(url: string, signal: AbortSignal): ClientRequest {
  const { protocol } = new URL(url);
  const accept = 'application/pkix-cert, application/pkcs7-mime, application/x-x509-ca-cert, */*;q=0.1';
  const options = { method: 'GET', headers: { accept }, agent: false, signal };
  return protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
}

async function read(response: IncomingMessage): Promise<FetchedIssuer> {
  const { statusCode: status = 0 } = response;
  if (status !== 200) return { kind: 'status', status, location: response.headers.location };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes: Uint8Array = chunk;
    size += bytes.length;
    if (size > MAX_ISSUER_BYTES) return { kind: 'too-large', limit: MAX_ISSUER_BYTES };
    chunks.push(bytes);
  }
  return { kind: 'bytes', bytes: new Uint8Array(Buffer.concat(chunks)) };
}
