import type { ConnectParams, ProxyParams } from '../../../server/src/lsp/protocol/connecting.ts';

/** Which way leads to a target: that of the editor, straight there, or through a proxy of its own. */
export type ProxyChoice =
  | { readonly kind: 'editor' | 'none' }
  | { readonly kind: 'given'; readonly proxy: ProxyParams };

/** What a test asks for besides the target, the client certificate and trust; what is left out has a default. */
export interface ChosenOptions
  extends Pick<
    ConnectParams,
    'serverName' | 'starttls' | 'alpn' | 'minVersion' | 'maxVersion' | 'http' | 'timeoutSeconds' | 'repeat'
  > {
  readonly proxy: ProxyChoice;
}

/** Where nothing was chosen. */
export const usualOptions: ChosenOptions = { proxy: { kind: 'editor' } };

/** What a command was handed already. */
export function optionsOf({ proxy, ...given }: ConnectParams): ChosenOptions {
  const { serverName, starttls, alpn, minVersion, maxVersion, http, timeoutSeconds, repeat } = given;
  return {
    ...{ serverName, starttls, alpn, minVersion, maxVersion, http, timeoutSeconds, repeat },
    proxy: proxy === undefined ? usualOptions.proxy : { kind: 'given', proxy },
  };
}
