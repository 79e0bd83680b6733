import { isKeyFile } from '../../features/key-file.ts';
import { analyzed, type Session } from '../session.ts';

/** Asks, and then lets only the owner read the file of an open document that holds a private key. Null, as commands answer. */
export async function restrictFile(session: Session, uri: string, refresh: () => void): Promise<null> {
  const { connection, client, documents, runtime } = session;
  const document = await analyzed(session, uri);
  // Any editor may send this with any URI: what is no key file stays as it is.
  if (document === undefined || !isKeyFile(document) || runtime.restrictFile === undefined) return null;
  const confirm = { title: client.t('Change permissions') };
  const answer = await connection.window.showWarningMessage(
    client.t(
      'Let only the owner read and write this file (chmod 600)? Programs that run as another user can no longer read the key.',
    ),
    confirm,
  );
  if (answer?.title !== confirm.title) return null;
  if (!runtime.restrictFile(uri)) {
    connection.window.showErrorMessage(client.t('The permissions of the file could not be changed. Is it yours?'));
    return null;
  }
  documents.forgetAnalyses();
  refresh();
  return null;
}
