import {
  type LogEntry,
  logEntrySchema,
} from '@flightdeck/plugin-environments-common';

/** The entries of a whole answer, heartbeats left out. */
export async function entriesOf(response: Response): Promise<LogEntry[]> {
  const lines = (await response.text()).split('\n');
  return lines
    .filter(line => line !== '')
    .map(line => logEntrySchema.parse(JSON.parse(line)));
}

/** The status and the message of a refusal. */
export async function failureOf(response: Response): Promise<string> {
  const { error } = await response.json();
  return `${response.status} ${error.message}`;
}
