import { InputError } from '@backstage/errors';
import { describeTime } from '@flightdeck/plugin-environments-common';
import type {
  CollectedEvidence,
  EvidenceCollector,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';
import { Duration } from 'luxon';
import { z } from 'zod';
import type { ChecklistStores } from '../store/ChecklistStores';
import type { SentNotice } from '../store/NoticeStore';

/** A notice is of no use any more so long after the deployment was to begin. */
const OUTDATED_MS = 24 * 3_600_000;

const optionsSchema = z.strictObject({
  leadTime: z
    .string()
    .refine(
      text => Duration.fromISO(text).toMillis() >= 0,
      'it is an ISO 8601 duration such as PT1H, and not less than nothing',
    )
    .default('PT1H'),
});

/** Tells whether those concerned were told of the deployment, in time, by the receipt of the notice. */
export class NoticeCollector implements EvidenceCollector {
  readonly id = 'notice';
  readonly source = 'notification';
  readonly #stores: Pick<ChecklistStores, 'notices'>;

  constructor(options: { stores: Pick<ChecklistStores, 'notices'> }) {
    this.#stores = options.stores;
  }

  checkOptions(options: Readonly<Record<string, unknown>>): void {
    const { success, error } = optionsSchema.safeParse(options);
    if (!success) {
      const [{ message, path }] = error.issues;
      throw new InputError(`${path.join('.') || 'options'}: ${message}.`);
    }
  }

  async collect({
    now,
    options,
    release,
    target,
  }: EvidenceRequest): Promise<CollectedEvidence> {
    const { leadTime } = optionsSchema.parse(options);
    const { ref } = target.definition;
    const sent = await this.#stores.notices.list(ref, release.key);
    const last = sent
      .filter(({ startsAt }) => Date.parse(startsAt) + OUTDATED_MS > +now)
      .at(-1);
    return {
      releaseKey: release.key,
      ...(last
        ? judgeNotice(last, Duration.fromISO(leadTime))
        : {
            state: 'pending' as const,
            summary:
              sent.length > 0
                ? 'The notice was of a time that has gone by: send another.'
                : `No notice of the deployment of ${release.name} was sent yet.`,
          }),
    };
  }
}

function judgeNotice(
  notice: SentNotice,
  leadTime: Duration,
): Pick<CollectedEvidence, 'state' | 'summary' | 'answered' | 'observedAt'> {
  const { recipients, sentAt, startsAt } = notice;
  const start = describeTime(startsAt, 'UTC');
  const receipt = { observedAt: sentAt, answered: describeReceipt(notice) };
  if (recipients.length === 0) {
    return {
      ...receipt,
      state: 'warning',
      summary: `Nobody is known who could be told of the deployment on ${start}.`,
    };
  }
  const lead = Date.parse(startsAt) - Date.parse(sentAt);
  const isLate = lead < leadTime.toMillis();
  const told = `${recipients.length} ${
    recipients.length === 1 ? 'recipient was' : 'recipients were'
  } told of the deployment on ${start}`;
  return isLate
    ? {
        ...receipt,
        state: 'warning',
        summary: `${told}, ${describeLead(
          lead,
        )} before it: less than ${leadTime.toHuman()}.`,
      }
    : { ...receipt, state: 'passed', summary: `${told}.` };
}

function describeLead(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

function describeReceipt({
  recipients,
  sentBy,
  unresolved,
}: SentNotice): string {
  return [
    `Sent by ${sentBy} to: ${recipients.join(', ') || 'nobody'}.`,
    ...(unresolved.length > 0
      ? [`Without a known owner: ${unresolved.join(', ')}.`]
      : []),
  ].join('\n');
}
