/** How the settings open the database, for the server and for each command that needs it. */
import type { DatabaseOptions } from '../integrations/database/open.ts';
import type { Config } from './config.ts';

export async function databaseOptions(config: Config): Promise<DatabaseOptions> {
  const { MEDIA_S3_URL: url, MEDIA_S3_KEY_ID: keyId, MEDIA_S3_SECRET: secret } = config;
  const options = {
    url: config.DATABASE_URL ?? null,
    dataDir: config.DATA_DIR,
    dataKey: config.DATA_KEY ? Buffer.from(config.DATA_KEY, 'hex') : null,
  };
  if (!url || !keyId || !secret) return options;
  const { s3Files } = await import('../integrations/media/s3-files.ts');
  const region = config.MEDIA_S3_REGION;
  return { ...options, files: s3Files({ url, keyId, secret, region }) };
}
