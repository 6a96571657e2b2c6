/** The data folder, made where it is missing; or why it cannot be one, for whoever chose it. */
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { DatabaseSetupError } from './errors.ts';

const { R_OK, W_OK, X_OK } = constants;
const IS_A_FILE = 'there is a file on the way, not a folder';
const NOT_ALLOWED = 'this account may not write there';
const REASONS: Readonly<Record<string, string>> = {
  EEXIST: IS_A_FILE,
  ENOTDIR: IS_A_FILE,
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: 'it can only be read',
  ENOSPC: 'the disk is full',
  ENOENT: 'a folder cannot be made there',
};

/** Throws `DatabaseSetupError` where nothing can be kept in the folder. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, R_OK | W_OK | X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REASONS[code] ?? (code || 'unknown');
    throw new DatabaseSetupError(
      'DATA_DIR',
      `DATA_DIR: ${dataDir} cannot be used: ${reason}. Set DATA_DIR to a folder that this ` +
        'account may write, e.g. DATA_DIR=./data',
    );
  }
}
