import * as vscode from 'vscode';
import type { PlaceParams } from '../../../server/src/lsp/protocol/documents.ts';
import type { AuthorityChoice, RevocationReason } from '../../../server/src/lsp/protocol/issuing.ts';
import type { ClientContext } from '../client-context.ts';
import { issue, toTarget } from '../issuing/issue.ts';
import { beginIssuing, type IssuingSession, scopeOf } from '../issuing/issuing-session.ts';
import { askAuthority } from '../issuing/questions/authority.ts';
import { askTarget, type TargetChoice } from '../issuing/questions/target.ts';
import { pickOne } from '../pickers/pick.ts';
import { type Answer, runSteps, type Step, type StepFrame, step } from '../pickers/steps.ts';
import { typeText } from '../pickers/type-text.ts';
import { getOffset, getPlace } from './place.ts';

type What = 'cursor' | 'serials' | 'nothing';

interface Draft {
  readonly authority: AuthorityChoice;
  readonly what: What;
  readonly serials: string;
  readonly reason: RevocationReason;
  readonly target: TargetChoice | undefined;
}

/** `certscope.revoke`: a revocation list of a CA, with the certificate at the cursor or others by their serial numbers. */
export function registerRevoke(context: ClientContext): void {
  const revoke = async (argument: unknown): Promise<void> => {
    const place = getPlace(context.client, argument);
    const session = await beginIssuing(context);
    if (session === undefined) return;
    const start: Draft = {
      authority: session.answers.authority ?? { kind: 'development' },
      what: place === undefined ? 'serials' : 'cursor',
      serials: '',
      reason: 'unspecified',
      target: undefined,
    };
    const title = vscode.l10n.t('Revoke and Create CRL');
    const draft = await runSteps(title, stepsOf(place, session), start);
    if (draft?.target === undefined) return;
    const { authority, reason, target } = draft;
    await issue(
      {
        ...scopeOf(context, session.folder),
        task: { kind: 'revoke', authority, certificates: await certificatesOf(draft, place, context), reason },
        packaging: { formats: ['pem'] },
        target: toTarget(target, context),
      },
      context,
    );
  };
  context.subscriptions.push(vscode.commands.registerCommand('certscope.revoke', revoke));
}

async function certificatesOf({ what, serials }: Draft, place: PlaceParams | undefined, { client }: ClientContext) {
  if (what === 'cursor' && place !== undefined) return [{ uri: place.uri, offset: await getOffset(client, place) }];
  return what === 'serials' ? wordsOf(serials).map((serial) => ({ serial })) : [];
}

function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

function stepsOf(place: PlaceParams | undefined, session: IssuingSession): readonly Step<Draft>[] {
  const { t } = vscode.l10n;
  const here = { value: 'cursor' as const, label: t('The certificate at the cursor') };
  return [
    step<Draft, 'what'>('what', ({ what }, frame) =>
      pickOne<What>(frame, {
        placeholder: t('What is revoked?'),
        items: [
          ...(place === undefined ? [] : [here]),
          { value: 'serials', label: t('Certificates by serial number…') },
          { value: 'nothing', label: t('Nothing new'), description: t('the list as it is, freshly signed') },
        ],
        isChosen: (value) => value === what,
      }),
    ),
    step<Draft, 'serials'>(
      'serials',
      ({ serials }, frame) =>
        typeText(frame, {
          prompt: t('Serial numbers in hexadecimal, separated by commas'),
          value: serials,
          check: (text) => (wordsOf(text).length === 0 ? t('At least one serial number is needed.') : undefined),
        }),
      ({ what }) => what === 'serials',
    ),
    step<Draft, 'reason'>(
      'reason',
      ({ reason }, frame) => askReason(frame, reason),
      ({ what }) => what !== 'nothing',
    ),
    step<Draft, 'authority'>('authority', ({ authority }, frame) => {
      const placeholder = t('The CA that issued them');
      return askAuthority(frame, { placeholder, chosen: authority, names: [], selfSigned: false }, session);
    }),
    step<Draft, 'target'>('target', (_draft, frame) =>
      askTarget(frame, { folderName: 'certs', newDocument: true, openSecret: false }, session),
    ),
  ];
}

function askReason(frame: StepFrame, chosen: RevocationReason): Promise<Answer<RevocationReason>> {
  const { t } = vscode.l10n;
  return pickOne<RevocationReason>(frame, {
    placeholder: t('Why?'),
    items: [
      { value: 'unspecified', label: t('No reason given') },
      { value: 'keyCompromise', label: t('Its key is known to others') },
      { value: 'superseded', label: t('It was replaced') },
      { value: 'affiliationChanged', label: t('Its names or owner changed') },
      { value: 'cessationOfOperation', label: t('Its service is gone') },
    ],
    isChosen: (reason) => reason === chosen,
  });
}
