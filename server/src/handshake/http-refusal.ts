import type { Attempt } from './types.ts';

/** What servers answer over HTTP once the handshake is done: nginx to clients with no certificate and with a wrong one, Apache where it would have asked only now. */
const answers = [
  'No required SSL certificate was sent',
  'The SSL certificate error',
  'Cannot perform Post-Handshake Authentication',
] as const;

/** How the server refused the client in its HTTP answer. */
export interface HttpRefusal {
  readonly status: number;
  /** In its own words, of those that are known. */
  readonly said: string;
}

/** Undefined where no answer came, or it says nothing of certificates. */
export function findHttpRefusal({ response }: Pick<Attempt, 'response'>): HttpRefusal | undefined {
  if (response?.status === undefined) return undefined;
  const body = new TextDecoder('latin1').decode(response.body);
  const said = answers.find((text) => body.includes(text));
  return said === undefined ? undefined : { status: response.status, said };
}
