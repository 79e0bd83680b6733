import * as vscode from 'vscode';
import type { OutputFormat, Packaging } from '../../../../server/src/lsp/protocol/issuing.ts';
import { type PickItem, pickMany, pickOne } from '../../pickers/pick.ts';
import type { Answer, Step, StepFrame } from '../../pickers/steps.ts';
import { typeText } from '../../pickers/type-text.ts';
import { generatePassword } from '../password.ts';

/** Forms of an issued certificate while they are asked for. */
export interface PackagingDraft {
  readonly formats: readonly OutputFormat[];
  readonly encryptsKey: boolean;
  readonly keyPassword?: string | undefined;
  readonly password?: string | undefined;
  readonly secretName?: string | undefined;
  readonly namespace?: string | undefined;
}

/** As tasks say it. */
export function packagingOf({ encryptsKey: _asked, ...packaging }: PackagingDraft): Packaging {
  return packaging;
}

/** Formats that come as text and can be shown in a document. */
export function isText({ formats }: PackagingDraft): boolean {
  return formats.every((format) => format === 'pem' || format === 'combined' || format === 'kubernetes');
}

interface HasPackaging {
  readonly packaging: PackagingDraft;
}

const ENCRYPTED = 'encrypted-key';
type Choice = OutputFormat | typeof ENCRYPTED;

/** Steps: the formats, then what those need. `without` leaves out formats that hold a private key, which a CSR's signer does not have. */
export function askPackaging<S extends HasPackaging>(
  chosen: readonly OutputFormat[],
  hasKey = true,
): readonly Step<S>[] {
  return [
    packagingStep<S>(async (draft, frame) => {
      const ticked: readonly Choice[] = draft.formats.length > 0 ? draft.formats : chosen;
      const answer = await askFormats(frame, draft.encryptsKey ? [...ticked, ENCRYPTED] : ticked, hasKey);
      return map(answer, (choices) => ({ ...draft, ...toFormats(choices) }));
    }),
    packagingStep<S>(
      async (draft, frame) =>
        map(await askPassword(frame, vscode.l10n.t('Password of the private key')), (keyPassword) => ({
          ...draft,
          keyPassword,
        })),
      (draft) => draft.encryptsKey,
    ),
    packagingStep<S>(
      async (draft, frame) =>
        map(await askPassword(frame, vscode.l10n.t('Password of the PKCS#12 files')), (password) => ({
          ...draft,
          password,
        })),
      ({ formats }) => formats.includes('pkcs12') || formats.includes('pkcs12-legacy'),
    ),
    packagingStep<S>(
      async (draft, frame) => map(await askSecretName(frame, draft), (place) => ({ ...draft, ...place })),
      ({ formats }) => formats.includes('kubernetes'),
    ),
  ];
}

function packagingStep<S extends HasPackaging>(
  ask: (draft: PackagingDraft, frame: StepFrame) => Promise<Answer<PackagingDraft>>,
  isNeeded: (draft: PackagingDraft) => boolean = () => true,
): Step<S> {
  return {
    isNeeded: ({ packaging }) => isNeeded(packaging),
    ask: async (state, frame) => map(await ask(state.packaging, frame), (packaging) => ({ ...state, packaging })),
  };
}

function map<A, B>(answer: Answer<A>, change: (value: A) => B): Answer<B> {
  return answer.kind === 'next' ? { kind: 'next', value: change(answer.value) } : answer;
}

function toFormats(choices: readonly Choice[]): Pick<PackagingDraft, 'formats' | 'encryptsKey' | 'keyPassword'> {
  const formats = choices.filter((choice) => choice !== ENCRYPTED);
  const encryptsKey = choices.includes(ENCRYPTED);
  return { formats: formats.length === 0 ? ['pem'] : formats, encryptsKey, keyPassword: undefined };
}

function askFormats(frame: StepFrame, ticked: readonly Choice[], hasKey: boolean): Promise<Answer<readonly Choice[]>> {
  const { t } = vscode.l10n;
  const withKey: PickItem<Choice>[] = [
    { value: 'kubernetes', label: t('Kubernetes Secret'), description: 'secret.yaml (kubernetes.io/tls, ca.crt)' },
    { value: 'pkcs12', label: 'PKCS#12', description: t('keystore.p12 for Java, .NET, Windows and macOS') },
    { value: 'pkcs12-legacy', label: t('PKCS#12 for old readers'), description: t('Java 8, Windows Server 2016') },
    { value: 'combined', label: t('Combined PEM'), description: t('key and chain in one file, as HAProxy wants it') },
  ];
  const encrypted: PickItem<Choice> = {
    value: ENCRYPTED,
    label: t('Encrypt the key in PEM and DER files'),
    description: t('PBES2, with a password'),
  };
  return pickMany<Choice>(frame, {
    placeholder: t('In which forms?'),
    items: [
      { value: 'pem', label: t('PEM files'), description: 'cert.pem, key.pem, chain.pem, fullchain.pem, ca.pem' },
      ...(hasKey ? withKey : []),
      { value: 'truststore', label: t('Java truststore'), description: 'truststore.p12' },
      { value: 'der', label: 'DER', description: hasKey ? 'cert.der, key.der' : 'cert.der' },
      ...(hasKey ? [encrypted] : []),
    ],
    isChosen: (choice) => ticked.includes(choice),
  });
}

/** Typed, or made here and put into the clipboard: it is written nowhere. */
async function askPassword(frame: StepFrame, placeholder: string): Promise<Answer<string>> {
  const { t } = vscode.l10n;
  const answer = await pickOne<'make' | 'type'>(frame, {
    placeholder,
    items: [
      { value: 'make', label: t('Generate one into the clipboard'), description: t('it is kept nowhere else') },
      { value: 'type', label: t('Type one…') },
    ],
  });
  if (answer.kind !== 'next') return answer;
  if (answer.value === 'make') {
    const password = generatePassword((bytes) => globalThis.crypto.getRandomValues(bytes));
    await vscode.env.clipboard.writeText(password);
    vscode.window.setStatusBarMessage(t('{0} copied', t('Password')), 3000);
    return { kind: 'next', value: password };
  }
  return typeText(frame, {
    prompt: placeholder,
    password: true,
    check: (text) => (text === '' ? t('A password is needed.') : undefined),
  });
}

async function askSecretName(
  frame: StepFrame,
  { secretName, namespace }: PackagingDraft,
): Promise<Answer<Pick<PackagingDraft, 'secretName' | 'namespace'>>> {
  const { t } = vscode.l10n;
  const plain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\/)?[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
  const answer = await typeText(frame, {
    prompt: t('Name of the Secret, or namespace/name; empty: named for the certificate'),
    placeholder: 'payments/api-tls',
    value: [namespace, secretName].filter((part) => part !== undefined).join('/'),
    check: (text) =>
      text === '' || plain.test(text)
        ? undefined
        : t('Lower-case letters, digits and hyphens, as Kubernetes has them.'),
  });
  return map(answer, (text) => {
    const [name, space] = text.split('/').toReversed();
    return { secretName: name === '' ? undefined : name, namespace: space };
  });
}
