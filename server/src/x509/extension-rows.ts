import { formatGeneralName } from './identity.ts';
import { colonHex, formatEpoch, formatInteger, formatTime } from './text/layout.ts';
import type {
  DistributionPoint,
  ExtensionValue,
  GeneralName,
  PolicyInformation,
  SignedCertificateTimestamp,
} from './types.ts';

/** How usages and purposes are called: by the standard's identifiers, or by the words of the decoded text. */
export interface Wording {
  usage(name: string): string;
  purpose(name: string): string;
}

/** RFC 5280's own identifiers. */
export const standardWording: Wording = { usage: (name) => name, purpose: (name) => name };

/**
 * What an extension says, in the notation of `openssl x509 -text`: one row per statement. Lists of names are wrapped; a row
 * that is not the last of its list ends with a comma. Untrusted text, not escaped.
 */
export function extensionRows(value: ExtensionValue, wording: Wording = standardWording): readonly string[] {
  switch (value.kind) {
    case 'basicConstraints':
      return [
        `CA:${value.ca ? 'TRUE' : 'FALSE'}${value.pathLength === undefined ? '' : `, pathlen:${value.pathLength}`}`,
      ];
    case 'keyUsage':
      return wrapList(value.usages.map(wording.usage));
    case 'extendedKeyUsage':
      return wrapList(value.purposes.map(({ name }) => wording.purpose(name)));
    case 'subjectAltName':
    case 'issuerAltName':
    case 'certificateIssuer':
      return wrapList(value.names.map(formatGeneralName));
    case 'subjectKeyIdentifier':
      return [colonHex(value.keyIdentifier).toUpperCase()];
    case 'authorityKeyIdentifier':
      return authorityKeyRows(value);
    case 'authorityInfoAccess':
    case 'subjectInfoAccess':
      return value.descriptions.map(({ method, location }) => `${method} - ${formatGeneralName(location)}`);
    case 'signedCertificateTimestamps':
      return value.scts.flatMap(timestampRows);
    case 'text':
      return value.lines;
    case 'unknown':
      return hexLines(value.hex);
    case 'malformed':
      return [`malformed: ${value.reason}`, ...hexLines(value.hex)];
    default:
      return policyRows(value) ?? revocationRows(value) ?? [];
  }
}

/** The same in one line, for a field: bytes in one piece, a title right before what it is the title of. */
export function extensionSummary(value: ExtensionValue): string {
  switch (value.kind) {
    case 'signedCertificateTimestamps':
      return `${value.scts.length} timestamps`;
    case 'unknown':
      return value.hex;
    case 'malformed':
      return `malformed: ${value.reason}${value.hex === '' ? '' : `; ${value.hex}`}`;
    default:
      return inOneLine(extensionRows(value));
  }
}

function inOneLine(rows: readonly string[]): string {
  return rows
    .map((row, index) => {
      if (index === rows.length - 1) return row.trim();
      return isContinued(row) ? `${row.trim()} ` : `${row.trim()}; `;
    })
    .join('');
}

/** A list that was wrapped, or the title of the indented rows below it. */
function isContinued(row: string): boolean {
  return row.endsWith(',') || /^\S.*:$/.test(row);
}

function policyRows(value: ExtensionValue): readonly string[] | undefined {
  switch (value.kind) {
    case 'certificatePolicies':
      return value.policies.flatMap(policyInformationRows);
    case 'policyMappings':
      return value.mappings.map(({ issuerDomain, subjectDomain }) => `${issuerDomain}:${subjectDomain}`);
    case 'policyConstraints':
      return [
        `Require Explicit Policy:${value.requireExplicitPolicy ?? 'absent'}, Inhibit Policy Mapping:${value.inhibitPolicyMapping ?? 'absent'}`,
      ];
    case 'inhibitAnyPolicy':
      return [String(value.skipCerts)];
    case 'nameConstraints':
      return [...subtreeRows('Permitted', value.permitted), ...subtreeRows('Excluded', value.excluded)];
    case 'tlsFeature':
      return wrapList(value.features.map(featureName));
    case 'precertificatePoison':
      return ['NULL'];
    default:
      return undefined;
  }
}

function revocationRows(value: ExtensionValue): readonly string[] | undefined {
  switch (value.kind) {
    case 'crlDistributionPoints':
    case 'freshestCRL':
      return value.points.flatMap(distributionPointRows);
    case 'crlNumber':
    case 'deltaCRLIndicator':
      return [formatInteger(value.number)];
    case 'crlReason':
      return [value.reason];
    case 'invalidityDate':
      return [formatTime(value.date)];
    case 'issuingDistributionPoint':
      return issuingDistributionPointRows(value);
    default:
      return undefined;
  }
}

function authorityKeyRows(value: Extract<ExtensionValue, { kind: 'authorityKeyIdentifier' }>): string[] {
  return [
    ...(value.keyIdentifier === undefined ? [] : [`keyid:${colonHex(value.keyIdentifier).toUpperCase()}`]),
    ...value.issuer.map(formatGeneralName),
    ...(value.serialNumber === undefined ? [] : [`serial:${colonHex(value.serialNumber.hex)}`]),
  ];
}

function timestampRows(sct: SignedCertificateTimestamp): string[] {
  return [
    'Signed Certificate Timestamp:',
    `    Version   : v${sct.version + 1} (0x${sct.version.toString(16)})`,
    `    Log ID    : ${sct.logId}`,
    `    Timestamp : ${formatEpoch(sct.timestamp)}`,
    `    Signature : ${sct.signatureAlgorithm}`,
  ];
}

function policyInformationRows({ oid, name, qualifiers }: PolicyInformation): string[] {
  const policy = name === undefined ? oid : `${oid} (${name})`;
  return [`Policy: ${policy}`, ...qualifiers.map((qualifier) => `  ${qualifier.name}: ${qualifier.value}`)];
}

function subtreeRows(title: string, subtrees: readonly { readonly base: GeneralName }[]): string[] {
  if (subtrees.length === 0) return [];
  return [`${title}:`, ...subtrees.map(({ base }) => `  ${formatGeneralName(base)}`)];
}

function distributionPointRows({ names, relativeName, reasons, crlIssuer }: DistributionPoint): string[] {
  return [
    ...(names.length === 0 ? [] : ['Full Name:', ...names.map((name) => `  ${formatGeneralName(name)}`)]),
    ...(relativeName === undefined ? [] : [`Relative Name: ${relativeName}`]),
    ...(reasons.length === 0 ? [] : [`Reasons: ${reasons.join(', ')}`]),
    ...(crlIssuer.length === 0 ? [] : [`CRL Issuer: ${crlIssuer.map(formatGeneralName).join(', ')}`]),
  ];
}

function issuingDistributionPointRows(value: Extract<ExtensionValue, { kind: 'issuingDistributionPoint' }>): string[] {
  return [
    ...(value.names.length === 0 ? [] : ['Full Name:', ...value.names.map((name) => `  ${formatGeneralName(name)}`)]),
    ...(value.onlyContainsUserCerts ? ['Only User Certificates'] : []),
    ...(value.onlyContainsCACerts ? ['Only CA Certificates'] : []),
    ...(value.onlySomeReasons.length === 0 ? [] : [`Only Some Reasons: ${value.onlySomeReasons.join(', ')}`]),
    ...(value.indirectCRL ? ['Indirect CRL'] : []),
    ...(value.onlyContainsAttributeCerts ? ['Only Attribute Certificates'] : []),
  ];
}

/** TLS extension numbers (RFC 7633): only two are in use. */
function featureName(feature: number): string {
  if (feature === 5) return 'status_request';
  return feature === 17 ? 'status_request_v2' : String(feature);
}

const rowWidth = 100;

function wrapList(items: readonly string[]): string[] {
  const rows: string[] = [];
  let row = '';
  for (const [index, item] of items.entries()) {
    const piece = index < items.length - 1 ? `${item},` : item;
    if (row !== '' && row.length + piece.length >= rowWidth) {
      rows.push(row);
      row = piece;
    } else {
      row = row === '' ? piece : `${row} ${piece}`;
    }
  }
  return row === '' ? rows : [...rows, row];
}

function hexLines(hex: string): readonly string[] {
  return hex.match(/.{1,64}/gs) ?? [];
}
