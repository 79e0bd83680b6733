import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Most files are smaller: one read tells their end without asking for their size. Bytes. */
const firstRead = 64 * 1024;

/** No links in the last place, no waiting for pipes. Windows knows neither flag. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads whole files, one after another, into a buffer of its own. */
export class FileReader {
  readonly #scratch = Buffer.allocUnsafeSlow(firstRead);

  /**
   * The content of a file of at most `maxBytes`; undefined where it is larger, gone or unreadable.
   * Holds until the next call: whoever keeps it must copy it.
   */
  read(path: string, maxBytes: number): Buffer | undefined {
    let file: number | undefined;
    try {
      file = openSync(path, openFlags);
      return this.#readOpen(file, maxBytes);
    } catch {
      return undefined;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  #readOpen(file: number, maxBytes: number): Buffer | undefined {
    const length = readSync(file, this.#scratch, 0, firstRead, 0);
    if (length > maxBytes) return undefined;
    if (length < firstRead) return this.#scratch.subarray(0, length);
    const { size } = fstatSync(file);
    return size > maxBytes ? undefined : readWhole(file, size);
  }
}

function readWhole(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(size);
  let done = 0;
  for (let read = 1; read > 0 && done < size; done += read) read = readSync(file, bytes, done, size - done, done);
  return bytes.subarray(0, done);
}
