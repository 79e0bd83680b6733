import { createCertificatePool } from '../../path/validation/certificate-pool.ts';
import type { PathRequest } from '../../path/validation/types.ts';
import type { OcspResponse } from '../../revocation/ocsp-response.ts';
import { createNodeRuntime } from '../../runtime/node.ts';
import { createCertificateService } from '../../service.ts';
import type { CertificateList } from '../../x509/types.ts';
import { EXIT } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { formatJson } from './format-json.ts';
import { formatText } from './format-text.ts';
import {
  type PlacedCertificate,
  readCertificates,
  readLists,
  readOcspResponse,
  readSystemCertificates,
  UnusableInput,
  withoutRepeats,
} from './material.ts';
import { parseVerifyOptions, type VerifyOptions } from './options.ts';
import { toReport } from './report.ts';

/** `certscope verify`: whether a certificate's path to a trust anchor holds. Returns the exit code. */
export async function runVerify(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseVerifyOptions(args, terminal);
  try {
    return await verify(options, await readMaterial(options, terminal), terminal);
  } catch (error) {
    if (!(error instanceof UnusableInput)) throw error;
    terminal.error(`certscope: ${error.message}\n`);
    return EXIT.unusable;
  }
}

/** All that the named files give. */
interface Material {
  readonly leaf: PlacedCertificate;
  readonly untrusted: readonly PlacedCertificate[];
  readonly anchors: readonly PlacedCertificate[];
  readonly crls: readonly CertificateList[];
  readonly ocsp: readonly OcspResponse[];
}

async function readMaterial(options: VerifyOptions, terminal: Terminal): Promise<Material> {
  const own = await readCertificates(options.leaf, terminal);
  const leaf = own.find(({ holder }) => holder === 'tls.crt') ?? own[0];
  if (leaf === undefined) throw new UnusableInput(`${options.leaf} holds no certificate that can be read.`);
  const untrusted = await readAll(options.untrusted, (name) => readCertificates(name, terminal));
  const anchors = await readAll(options.anchors, (name) => readCertificates(name, terminal));
  return {
    leaf,
    untrusted: withoutRepeats([...own.filter((each) => each !== leaf), ...untrusted]),
    anchors: withoutRepeats([...anchors, ...(options.system ? await readSystemCertificates() : [])]),
    crls: await readAll(options.crls, (name) => readLists(name, terminal)),
    ocsp: await readAll(options.ocsp, async (name) => [await readOcspResponse(name, terminal)]),
  };
}

async function readAll<T>(names: readonly string[], read: (name: string) => Promise<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for (const name of names) all.push(...(await read(name)));
  return all;
}

async function verify(options: VerifyOptions, material: Material, terminal: Terminal): Promise<number> {
  const runtime = createNodeRuntime();
  const result = await createCertificateService(runtime).validatePath(toRequest(options, material));
  const placed = [material.leaf, ...material.untrusted, ...material.anchors];
  const report = toReport(result, placed, runtime.crypto);
  terminal.out(options.format === 'json' ? formatJson(report) : formatText(report, options, terminal.color));
  return report.verdict === 'valid' ? EXIT.clean : EXIT.findings;
}

function toRequest(options: VerifyOptions, { leaf, untrusted, anchors, crls, ocsp }: Material): PathRequest {
  const { time, profile, purpose, names } = options;
  return {
    leaf: leaf.certificate,
    intermediates: poolOf(untrusted),
    anchors: poolOf(anchors),
    time,
    profile,
    purpose,
    peerNames: names,
    crls,
    ocsp,
    // Whoever names lists or responses wants to know: a leaf that none of them covers is not shown to be good.
    revocation: crls.length + ocsp.length > 0 ? 'leaf-and-available' : 'none',
  };
}

function poolOf(placed: readonly PlacedCertificate[]): PathRequest['anchors'] {
  return createCertificatePool(placed.map(({ certificate }) => certificate));
}
