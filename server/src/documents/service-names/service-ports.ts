import type { YamlNode } from '../yaml/tree.ts';
import { addressOf, byTls, isTlsPort, portOf } from './address.ts';
import type { ServiceAddress, TlsSign } from './types.ts';
import type { YamlReader } from './yaml-reader.ts';

/** The addresses of a Service: each of its TCP ports, the most probable TLS first. */
export function readServicePorts(
  service: YamlNode,
  yaml: YamlReader,
  { host, owner }: { readonly host: string; readonly owner: string },
): readonly ServiceAddress[] {
  return yaml
    .items(yaml.at(service, 'spec', 'ports'))
    .filter((item) => (yaml.text(yaml.at(item, 'protocol')) ?? 'TCP') === 'TCP')
    .flatMap((item) => {
      const port = portOf(yaml.text(yaml.at(item, 'port')));
      return addressOf(host, port, { tls: signOf(item, port, yaml), owner });
    })
    .toSorted(byTls);
}

/** `appProtocol` says it; names are a convention, which Istio reads: `<protocol>[-<suffix>]`. */
function signOf(item: YamlNode, port: number | undefined, yaml: YamlReader): TlsSign {
  const textOf = (key: string): string => yaml.text(yaml.at(item, key))?.toLowerCase() ?? '';
  const protocol = textOf('appProtocol');
  if (/^(?:https|tls|grpcs|ldaps|amqps|kubernetes\.io\/wss)$/.test(protocol)) return 'stated';
  const names = [textOf('name'), textOf('targetPort')];
  if (names.some((name) => /(?:^|-)(?:https|tls|ssl|mtls|grpcs)(?:-|$)/.test(name))) return 'likely';
  if (port !== undefined && isTlsPort(port)) return 'likely';
  const isPlain = port === 80 || /^(?:http|http2|kubernetes\.io\/(?:h2c|ws))$/.test(protocol);
  return isPlain || names.some((name) => /^http2?(?:-|$)/.test(name)) ? 'unlikely' : 'open';
}
