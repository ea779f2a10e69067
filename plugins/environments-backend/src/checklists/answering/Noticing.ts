import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { parseEntityRef } from '@backstage/catalog-model';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  describeTime,
  type EnvironmentDefinition,
  type NoticeRequest,
} from '@flightdeck/plugin-environments-common';
import { toSentence } from '../../operations/toSentence';
import type { ChecklistStores } from '../store/ChecklistStores';
import type { NoticeReceipt } from '../store/NoticeStore';
import type { Sheet } from '../store/Sheet';
import { refuseClosed } from './findOpenItem';
import type { RecipientFinder } from './RecipientFinder';
import type { SheetFinder } from './SheetFinder';

/** Later years would take more digits. */
const LATEST = Date.UTC(9999, 0);

export interface NoticingOptions {
  finder: Pick<SheetFinder, 'byKey'>;
  notifications: Pick<NotificationService, 'send'>;
  recipients: Pick<RecipientFinder, 'find'>;
  stores: ChecklistStores;
  now: () => number;
}

/** A notice that is to be sent. */
interface Notice {
  environment: EnvironmentDefinition;
  sheet: Sheet;
  startsAt: string;
  receipt: NoticeReceipt;
}

/** Tells those whom a deployment concerns, once for a release and a start, and keeps the receipt. */
export class Noticing {
  readonly #options: NoticingOptions;

  constructor(options: NoticingOptions) {
    this.#options = options;
  }

  /**
   * @throws ServiceUnavailableError when it cannot be sent; then nothing is on record.
   */
  async send(
    environment: EnvironmentDefinition,
    sender: string,
    { message, releaseKey, startsAt: start }: NoticeRequest,
  ): Promise<void> {
    const { finder, now, recipients, stores } = this.#options;
    const sheet = await finder.byKey(environment.ref, releaseKey);
    refuseClosed(sheet);
    const startsAt = new Date(start).toISOString();
    if (Date.parse(startsAt) <= now()) {
      throw new InputError(
        `A notice is of a deployment to come: ${startsAt} has gone by.`,
      );
    }
    if (Date.parse(startsAt) >= LATEST) {
      throw new InputError('A notice is of a deployment before the year 9999.');
    }
    const receipt: NoticeReceipt = {
      ...(await recipients.find(environment)),
      sentBy: sender,
      message,
    };
    if (await stores.notices.begin(sheet.id, startsAt, receipt)) {
      const notice = { environment, sheet, startsAt, receipt };
      await this.#post(notice);
      await this.#writeDown(notice);
    }
  }

  /** Sending the same notice again, after a crash, takes the place of the first one. */
  async #post({
    environment,
    receipt: { message, recipients, sentBy },
    sheet,
    startsAt,
  }: Notice): Promise<void> {
    if (recipients.length === 0) {
      return;
    }
    const { name, ref } = environment;
    const { key, name: release } = sheet.release;
    try {
      await this.#options.notifications.send({
        recipients: { type: 'entity', entityRef: recipients },
        payload: {
          title: `${release} is to be deployed to ${name}`,
          description: `On ${describeTime(
            startsAt,
            'UTC',
          )}, announced by ${sentBy}. ${
            message ? toSentence(message) : ''
          }`.trim(),
          severity: 'normal',
          topic: 'environments',
          scope: `checklist-notice/${ref}/${key}/${startsAt}`,
          link: linkTo(ref),
        },
      });
    } catch (error) {
      throw new ServiceUnavailableError(
        `The notice for ${name} could not be sent`,
        error,
      );
    }
  }

  async #writeDown({ receipt, sheet, startsAt }: Notice): Promise<void> {
    const { now, stores } = this.#options;
    const sentAt = new Date(now()).toISOString();
    const told = receipt.recipients.join(', ') || 'nobody';
    await stores.sheets.change(sheet.id, async locked => {
      const { transaction } = locked;
      const isFirst = await stores.notices.finish(
        sheet.id,
        startsAt,
        { receipt, sentAt },
        transaction,
      );
      if (isFirst) {
        await stores.events.add(
          locked.sheet,
          {
            at: sentAt,
            actor: receipt.sentBy,
            action: 'notice-sent',
            reason: `For a deployment on ${startsAt}, to ${told}.`,
          },
          transaction,
        );
      }
    });
  }
}

/** The page of the environment in the catalog. */
function linkTo(environmentRef: string): string {
  const { kind, namespace, name } = parseEntityRef(environmentRef);
  const parts = [namespace, kind.toLocaleLowerCase('en-US'), name];
  return `/catalog/${parts.map(encodeURIComponent).join('/')}`;
}
