import { isName, takeAddress } from './address.ts';
import { readCompose } from './compose.ts';
import { mayDescribeServices, readKubernetes } from './kubernetes.ts';
import { readNginx } from './nginx.ts';
import { isSpringFile } from './service-files.ts';
import { readSpring } from './spring.ts';
import type { ServiceAddress, ServiceFact, ServiceName } from './types.ts';
import { readRoots } from './yaml-reader.ts';

/** A longer text is nobody's configuration. UTF-16 units. */
const MAX_LENGTH = 1024 * 1024;

/** Addresses that are taken from one file. */
const MAX_ADDRESSES = 1000;

/** What a file says of services, in its order, each once. */
export interface Services {
  readonly names: readonly ServiceName[];
  readonly addresses: readonly ServiceAddress[];
}

/** Empty for a file that describes no services, and for one that is too long to be such a file; never throws. */
export function readServices(path: string, text: string): Services {
  const names = new Map<string, ServiceName>();
  const addresses = new Map<string, ServiceAddress>();
  for (const fact of factsOf(path, text)) {
    if (fact.kind === 'name') {
      if (isName(fact.value) && !names.has(fact.value)) names.set(fact.value, fact);
    } else if (addresses.size < MAX_ADDRESSES) takeAddress(fact, addresses);
  }
  return { names: [...names.values()], addresses: [...addresses.values()] };
}

/** Charts and manifests are called `application.yaml` too. */
function* factsOf(path: string, text: string): Generator<ServiceFact> {
  if (text.length > MAX_LENGTH) return;
  const isSpring = isSpringFile(path);
  if (isSpring) yield* readSpring(path, text);
  if (/\.ya?ml$/i.test(path)) yield* readYaml(path, text);
  else if (!isSpring) yield* readNginx(text);
}

function* readYaml(path: string, text: string): Generator<ServiceFact> {
  const isCompose = /(?:^|\/)[^/]*compose[^/]*$/i.test(path);
  if (!isCompose && !mayDescribeServices.test(text)) return;
  for (const [root, yaml] of readRoots(text, (section) => isCompose || mayDescribeServices.test(section))) {
    yield* isCompose ? readCompose(root, yaml) : readKubernetes(root, yaml);
  }
}
