import { IngestError } from './errors.ts';

/**
 * What a person can mend about a folder that cannot be written, as an IngestError; any other error as it is.
 *
 * @param setting name of the setting that chooses the folder
 */
export function asDiskError(error: unknown, folder: string, setting: 'INDEX_DIR' | 'CACHE_DIR'): unknown {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new IngestError(`The disk of ${folder} is full. Free some space and run it again.`, { cause: error });
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
    case 'ENOTDIR':
    case 'EEXIST':
      return new IngestError(`The folder ${folder} cannot be written (${code}). Make it writable or set ${setting}.`, {
        cause: error,
      });
    default:
      return error;
  }
}
