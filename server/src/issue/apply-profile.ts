import type { IssuingHost } from './host.ts';
import { profileNames } from './profile-names.ts';
import { type Profile, type ProfilesFile, readProfiles } from './profiles.ts';
import { Refusal } from './refusal.ts';
import type { CertificateTask, IssuingTask, Packaging, PairTask } from './tasks.ts';

/** Where a team says how it issues, from the project's folder. */
const PROFILES_FILE = '.certscope/profiles.json';

/** A profile, for people to choose. */
export interface ListedProfile {
  readonly name: string;
  readonly description: string | undefined;
}

/** The project's profiles, in the order of the file; none where there is no file. */
export async function listProfiles(host: IssuingHost): Promise<readonly ListedProfile[]> {
  const file = await readProfilesFile(host);
  return [...(file?.profiles ?? [])].map(([name, { description }]) => ({ name, description }));
}

/** A task with what its profile adds where the task itself says nothing. */
export interface ProfiledTask {
  readonly task: IssuingTask;
  readonly packaging: Packaging;
  /** As the certificate's subject says. */
  readonly organization: string | undefined;
  readonly extraPurposes: readonly string[] | undefined;
}

/** Throws a Refusal for a profile that is not there, or whose file is not sound. */
export async function applyProfile(task: IssuingTask, packaging: Packaging, host: IssuingHost): Promise<ProfiledTask> {
  const name = task.kind === 'certificate' || task.kind === 'pair' ? task.profile : undefined;
  if (name === undefined) return { task, packaging, organization: undefined, extraPurposes: undefined };
  const profile = await findProfile(name, host);
  const { organization, extraPurposes, formats = packaging.formats } = profile;
  return {
    task: complete(task, profile),
    packaging: packaging.formats.length === 0 ? { ...packaging, formats } : packaging,
    organization,
    extraPurposes,
  };
}

function complete(task: IssuingTask, profile: Profile): IssuingTask {
  if (task.kind === 'certificate') return completeCertificate(task, profile);
  return task.kind === 'pair' ? completePair(task, profile) : task;
}

function completeCertificate(task: CertificateTask, profile: Profile): CertificateTask {
  const { names = [], role, keyType } = profile;
  return {
    ...task,
    names: profileNames(names, task.names),
    role: task.role ?? role,
    keyType: task.keyType ?? keyType,
    lifetime: task.lifetime ?? lifetimeOf(profile),
  };
}

function completePair(task: PairTask, profile: Profile): PairTask {
  const { names = [], keyType } = profile;
  return {
    ...task,
    serverNames: profileNames(names, task.serverNames),
    clientNames: profileNames(names, task.clientNames),
    keyType: task.keyType ?? keyType,
    lifetime: task.lifetime ?? lifetimeOf(profile),
  };
}

function lifetimeOf({ days }: Profile): CertificateTask['lifetime'] {
  return days === undefined ? undefined : { kind: 'days', days };
}

async function findProfile(name: string, host: IssuingHost): Promise<Profile> {
  const { t } = host;
  const file = await readProfilesFile(host);
  if (file === undefined)
    throw new Refusal(t('There is no {0} in this project, so no profile “{1}”.', PROFILES_FILE, name));
  const profile = file.profiles.get(name);
  const [problem] = file.problems;
  if (problem !== undefined)
    throw new Refusal(t('{0} is not as it should be at {1}: {2}', PROFILES_FILE, problem.path || '/', problem.message));
  if (profile !== undefined) return profile;
  throw new Refusal(
    t('{0} has no profile “{1}”; it has: {2}.', PROFILES_FILE, name, [...file.profiles.keys()].join(', ')),
  );
}

async function readProfilesFile({ workspace, project, t }: IssuingHost): Promise<ProfilesFile | undefined> {
  const open = await workspace.open(`${project.uri}/${PROFILES_FILE}`);
  return open && readProfiles(open.source.text, t);
}
