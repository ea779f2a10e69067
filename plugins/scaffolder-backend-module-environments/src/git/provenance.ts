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
  return `${text.trim()}\n\n${SERVICE}: ${provenance.service}\n${TASK}: ${
    provenance.task
  }\n`;
}

/** Undefined for a commit that is not ours. */
export function readProvenance(message: string): Provenance | undefined {
  const paragraphs = message.trim().split(/\n\n+/);
  const trailers = new Map(
    (paragraphs.at(-1) ?? '').split('\n').map(line => {
      const [name, ...value] = line.split(': ');
      return [name, value.join(': ').trim()] as const;
    }),
  );
  const service = trailers.get(SERVICE);
  const task = trailers.get(TASK);
  return service && task ? { service, task } : undefined;
}
