import { inspect } from 'node:util';
import type { RootLoggerService } from '@backstage/backend-plugin-api';

/** A logger that keeps what it is told, at every level. */
export function keepingLogger(told: string[]): RootLoggerService {
  const keep = (message: string, meta?: unknown) => {
    told.push(`${message} ${inspect(meta, { depth: 20 })}`);
  };
  const logger: RootLoggerService = {
    error: keep,
    warn: keep,
    info: keep,
    debug: keep,
    child: () => logger,
  };
  return logger;
}
