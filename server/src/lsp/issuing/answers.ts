import type { IssuingResult, MayKeep } from '../../issue/tasks.ts';
import type { PlaceParams } from '../protocol/documents.ts';
import type {
  AuthorityOption,
  CheckNamesParams,
  IssueOutcome,
  IssueParams,
  IssuingOptions,
  IssuingScope,
  RequestedExtension,
} from '../protocol/issuing.ts';
import type { Session } from '../session.ts';
import { editorOf } from './apply-edit.ts';
import { deliver, isWelcome } from './deliver.ts';
import type { IssuingRoom } from './issuing-room.ts';

/** What pickers offer: everything is looked up at once, since somebody is waiting. */
export async function getIssuingOptions(scope: IssuingScope, room: IssuingRoom): Promise<IssuingOptions> {
  const project = room.projectOf(scope).name;
  if (room.refused !== undefined) {
    return { project, names: [], authorities: [], keyTypes: [], profiles: [], refused: room.refused };
  }
  const service = await room.service(scope);
  const [names, authorities, keyTypes, profiles] = await Promise.all([
    room.serviceNames(scope),
    service.listAuthorities(),
    service.listKeyTypes(),
    service.listProfiles(),
  ]);
  return {
    project,
    names,
    authorities: authorities.map(
      ({ choice, name, description, permitted }): AuthorityOption => ({
        choice,
        label: name,
        description,
        detail: permitted,
      }),
    ),
    keyTypes,
    profiles,
  };
}

/** What is wrong with names as they are typed; and the names, in their canonical text. */
export async function checkNames(
  params: CheckNamesParams,
  room: IssuingRoom,
): Promise<{ readonly problem: string | null; readonly names: readonly string[] }> {
  const service = await room.service(params);
  const answer = await service.checkNames(params.text, params.authority);
  return 'problem' in answer
    ? { problem: answer.problem, names: [] }
    : { problem: null, names: answer.map(({ value }) => value) };
}

/** The extensions of the request at a place; null where there is none. */
export async function getRequestedExtensions(
  { uri, range }: PlaceParams,
  room: IssuingRoom,
): Promise<readonly RequestedExtension[] | null> {
  const file = await room.fileOf(uri);
  if (file === undefined) return null;
  const service = await room.service({});
  return (await service.listRequestedExtensions(uri, file.open.source.offsetAt(range.start))) ?? null;
}

/** Makes what the task says and delivers it. `throwIfCancelled` is asked before anything is written. */
export async function issue(
  params: IssueParams,
  room: IssuingRoom,
  session: Session,
  throwIfCancelled: () => void,
): Promise<IssueOutcome> {
  const { t } = session.client;
  if (room.refused !== undefined) return { kind: 'refused', message: room.refused };
  const service = await room.service(params);
  const mayKeep: MayKeep = (made) => {
    throwIfCancelled();
    return isWelcome(made, params, room.files);
  };
  const result: IssuingResult = await service.perform(params.task, params.packaging, mayKeep);
  throwIfCancelled();
  const { files, fileOf } = room;
  return deliver(result, params, { t, files, fileOf, applyEdit: editorOf(session), throwIfCancelled });
}
