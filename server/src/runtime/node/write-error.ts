import type { Localize } from '../../text/localize.ts';

/** What to do about files that the system would not take: `code` is its word (`ENOSPC`), `path` where it happened. */
export function describeWriteError(code: string, path: string, t: Localize): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return t('There is no space left for {0}. Nothing was changed; free some space, or choose another folder.', path);
    case 'EFBIG':
      return t('{0} would be larger than this process may write (see ulimit -f). Nothing was changed.', path);
    case 'EROFS':
      return t('{0} is on a file system that is mounted read-only. Choose another folder.', path);
    case 'EACCES':
    case 'EPERM':
      return t(
        'There is no permission to write {0}. Choose another folder, or ask for write access to this one.',
        path,
      );
    case 'ENOTDIR':
      return t('{0} cannot be written: a file stands where a folder is needed. Choose another folder.', path);
    case 'EISDIR':
      return t('{0} is a folder, where a file is to be written. Choose another folder, or move it away.', path);
    case 'ELOOP':
      return t('{0} is a symbolic link, and no key is written through one. Name the place that it leads to.', path);
    case 'ENAMETOOLONG':
      return t('The name {0} is too long for this file system. Choose a shorter one.', path);
    case 'EINVAL':
      return t(
        'A file of that name cannot be written to {0}. Choose a name without path separators, colons and control characters.',
        path,
      );
    case 'EINTR':
      return t('Writing {0} was interrupted. Nothing was changed.', path);
    case 'ESTALE':
      return t('{0} has changed since it was read. Nothing was changed; try again.', path);
    case 'EDEADLK':
      return t(
        'Another CertScope is at work on your storage, for longer than it should be. Try again; where none is running, delete {0}.',
        path,
      );
    case 'ENOEXEC':
      return t('{0} is a DER file, which holds no text to edit. Issue the certificate anew in its place.', path);
    case 'ENOENT':
      return t('{0} cannot be made there. Choose another folder.', path);
    default:
      return t('{0} could not be written ({1}). Nothing was changed.', path, code);
  }
}
