import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import type {
  NotificationRecipients,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import {
  ACTION_TITLES,
  type EnvironmentDefinition,
  type Hold,
  type Operation,
} from '@flightdeck/plugin-environments-common';
import { toSentence } from '../operations/toSentence';
import type { DeliveryNotifier } from './DeliveryNotifier';

export interface DefaultDeliveryNotifierOptions {
  notifications: Pick<NotificationService, 'send'>;
  environments: { get(ref: string): EnvironmentDefinition | undefined };
  /** Entity refs of those who are told beside the owner of an environment. */
  contacts: readonly string[];
  logger: LoggerService;
}

/** A notification, and whom it is for beside the owner of the environment. */
interface Message extends Pick<NotificationPayload, 'title' | 'severity'> {
  environmentRef: string;
  description: string;
  /** What it is of: a later notification of the same takes its place. */
  scope: string;
  also: readonly string[];
  except?: string;
}

/**
 * Sends notifications of Backstage. Where their backend is not installed or does not answer, the
 * log says so once: no action depends on it.
 */
export class DefaultDeliveryNotifier implements DeliveryNotifier {
  readonly #options: DefaultDeliveryNotifierOptions;
  #failing = false;

  constructor(options: DefaultDeliveryNotifierOptions) {
    this.#options = options;
  }

  async breakGlass(operation: Operation): Promise<void> {
    const { action, breakGlass, environmentRef, id, requestedBy } = operation;
    const past = breakGlass?.blockers.join(' ') ?? '';
    await this.#send({
      environmentRef,
      title: `${ACTION_TITLES[action]} of ${nameOf(
        environmentRef,
      )} in spite of what blocks it`,
      description: `${requestedBy} broke the glass: ${toSentence(
        breakGlass?.reason ?? '',
      )} ${past}`.trim(),
      severity: 'high',
      scope: `break-glass/${id}`,
      also: this.#options.contacts,
      except: requestedBy,
    });
  }

  async holdBroken(hold: Hold): Promise<void> {
    await this.#send({
      environmentRef: hold.environmentRef,
      title: `The hold on ${nameOf(hold.environmentRef)} does not hold`,
      description: `${toSentence(
        hold.brokenBy ?? 'Automation was switched on again',
      )} It was placed for: ${toSentence(hold.reason)}`,
      severity: 'high',
      scope: `hold-broken/${hold.id}`,
      also: this.#concernedBy(hold),
    });
  }

  async holdOverdue(hold: Hold): Promise<void> {
    await this.#send({
      environmentRef: hold.environmentRef,
      title: `The hold on ${nameOf(hold.environmentRef)} is overdue`,
      description: `It was placed for: ${toSentence(
        hold.reason,
      )} Its automation stays off until someone resumes it.`,
      severity: 'normal',
      scope: `hold-overdue/${hold.id}`,
      also: this.#concernedBy(hold),
    });
  }

  #concernedBy({ placedBy }: Hold): readonly string[] {
    return [placedBy, ...this.#options.contacts];
  }

  async #send(message: Message): Promise<void> {
    const { logger, notifications } = this.#options;
    const { description, environmentRef, scope, severity, title } = message;
    try {
      const recipients = this.#recipientsOf(message);
      if (recipients) {
        await notifications.send({
          recipients,
          payload: {
            title,
            description,
            severity,
            scope,
            topic: 'environments',
            link: linkTo(environmentRef),
          },
        });
      }
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) {
        logger.warn(
          `A notification (${title}) could not be sent: ${stringifyError(
            error,
          )}`,
        );
      }
      this.#failing = true;
    }
  }

  #recipientsOf({
    also,
    environmentRef,
    except,
  }: Message): NotificationRecipients | undefined {
    const owner = this.#options.environments.get(environmentRef)?.owner;
    const entityRef = [...new Set([...(owner ? [owner] : []), ...also])];
    return entityRef.length === 0
      ? undefined
      : { type: 'entity', entityRef, excludeEntityRef: except };
  }
}

function nameOf(environmentRef: string): string {
  return parseEntityRef(environmentRef).name;
}

/** The page of the environment in the catalog. */
function linkTo(environmentRef: string): string {
  const { kind, namespace, name } = parseEntityRef(environmentRef);
  const parts = [namespace, kind.toLocaleLowerCase('en-US'), name];
  return `/catalog/${parts.map(encodeURIComponent).join('/')}`;
}
