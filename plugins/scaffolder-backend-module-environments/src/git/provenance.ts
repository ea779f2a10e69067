import {
  readTrailers,
  writeTrailers,
} from '@flightdeck/plugin-environments-backend-module-git';

/** What the trailers of a commit of ours say. */
export interface Provenance {
  /** The name of the service. */
  service: string;
  /** The id of the scaffolder's task. */
  task: string;
}

const SERVICE = 'Flightdeck-Service';
const TASK = 'Flightdeck-Task';

/** A commit message with trailers that say what made the commit. */
export function writeMessage(text: string, provenance: Provenance): string {
  return writeTrailers(text, {
    [SERVICE]: provenance.service,
    [TASK]: provenance.task,
  });
}

/** Undefined for a commit that is not ours. */
export function readProvenance(message: string): Provenance | undefined {
  const trailers = readTrailers(message);
  const service = trailers.get(SERVICE);
  const task = trailers.get(TASK);
  return service && task ? { service, task } : undefined;
}
