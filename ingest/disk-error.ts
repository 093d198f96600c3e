import { IngestError } from './errors.ts';

/**
 * What a person can mend about a folder that cannot be written, as an IngestError; any other error as it is.
 *
 * @param setting that chooses the folder, or does without it
 */
export function asDiskError(
  error: unknown,
  folder: string,
  setting: 'INDEX_DIR' | 'CACHE_DIR' | 'SERVE_PAGE=false',
): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  // What Node says where a folder is to be made, with those above it, on a file system that is read-only.
  switch (code === 'ENOENT' && syscall === 'mkdir' ? 'EROFS' : code) {
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
