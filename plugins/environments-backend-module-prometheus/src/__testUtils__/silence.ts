import type { RunningPrometheus } from '@flightdeck/sandbox';
import { z } from 'zod';

const createdSchema = z.object({ silenceID: z.string() });

/** Silences the alerts with these labels for an hour. Returns the id of the silence. */
export async function silence(
  { alertmanagerUrl }: RunningPrometheus,
  labels: Record<string, string>,
): Promise<string> {
  const response = await fetch(`${alertmanagerUrl}/api/v2/silences`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      matchers: Object.entries(labels).map(([name, value]) => ({
        ...{ name, value, isRegex: false, isEqual: true },
      })),
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      createdBy: 'user:default/guest',
      comment: 'Known.',
    }),
  });
  return createdSchema.parse(await response.json()).silenceID;
}
