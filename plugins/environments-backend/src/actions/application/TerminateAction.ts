import { InputError } from '@backstage/errors';
import type { OrderOf } from '@flightdeck/plugin-environments-common';
import type { ActionAsked, ActionKind, PreparedAction } from '../ActionKind';
import { toDeed } from '../deeds';
import type { ApplicationActionOptions } from './ApplicationActionOptions';
import { toFollowed } from './followedApplication';

/** Ends the operations that run on the applications of an environment, whoever began them. */
export class TerminateAction implements ActionKind<'terminate'> {
  readonly action = 'terminate';
  readonly #options: Pick<ApplicationActionOptions, 'engines'>;

  constructor(options: Pick<ApplicationActionOptions, 'engines'>) {
    this.#options = options;
  }

  async prepare({
    environment,
    signal,
  }: ActionAsked<OrderOf<'terminate'>>): Promise<PreparedAction> {
    const { engines } = this.#options;
    const running = (await engines.inspect(environment, { signal })).filter(
      ({ operationInProgress }) => operationInProgress,
    );
    if (running.length === 0) {
      throw new InputError(
        `No operation runs on ${environment.name}: there is nothing to terminate.`,
      );
    }
    const names = running.map(({ name }) => name).join(', ');
    return {
      summary: `The running operation of ${names} is ended where it stands.`,
      deeds: running.map(({ engine, instance, name, namespace, operation }) =>
        toDeed(
          `Terminate the operation of ${name}${
            operation?.initiatedBy
              ? `, started by ${operation.initiatedBy}`
              : ''
          }`,
          [engine, instance, namespace, operation?.startedAt],
        ),
      ),
      harmless: true,
      blockers: [],
      warnings: ['What was applied already stays; hooks that run are deleted.'],
      steps: running.map(application => ({
        kind: 'terminate',
        subject: application.name,
        stage: 0,
        memo: { application: toFollowed(application) },
      })),
    };
  }
}
