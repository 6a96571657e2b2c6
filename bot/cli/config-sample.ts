/** `npm run config:sample`: writes `.env.example` from the settings' own help. */
import { writeFileSync } from 'node:fs';
import { sampleEnvironment } from '../config.ts';

writeFileSync(new URL('../../.env.example', import.meta.url), sampleEnvironment());
