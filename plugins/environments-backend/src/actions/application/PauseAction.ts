import { InputError } from '@backstage/errors';
import type { OrderOf } from '@flightdeck/plugin-environments-common';
import type { ActionAsked, ActionKind, PreparedAction } from '../ActionKind';
import { toDeed } from '../deeds';
import type { ApplicationActionOptions } from './ApplicationActionOptions';
import { toFollowed } from './followedApplication';
import { readAutomations, toHeldApplications } from './readAutomations';

/** Switches the automation of an environment off, and remembers what it was. */
export class PauseAction implements ActionKind<'pause'> {
  readonly action = 'pause';
  readonly #options: Pick<ApplicationActionOptions, 'engines'>;

  constructor(options: Pick<ApplicationActionOptions, 'engines'>) {
    this.#options = options;
  }

  async prepare({
    environment,
    order,
    signal,
  }: ActionAsked<OrderOf<'pause'>>): Promise<PreparedAction> {
    const { engines } = this.#options;
    const all = await engines.inspect(environment, { signal });
    const automated = (await readAutomations(engines, all, { signal })).filter(
      ({ automation }) => automation.enabled,
    );
    if (automated.length === 0) {
      throw new InputError(
        `Nothing of ${environment.name} syncs by itself: there is nothing to pause.`,
      );
    }
    const names = automated.map(({ application }) => application.name);
    return {
      summary: `${names.join(
        ', ',
      )}: automation is switched off until someone resumes it.`,
      deeds: automated.map(({ application, automation }) =>
        toDeed(
          `Pause the automation of ${application.name}: ${automation.words}`,
          automation.setting,
        ),
      ),
      blockers: automated.flatMap(({ automation }) =>
        automation.owners
          .filter(({ reverts }) => reverts === true)
          .map(({ message }) => ({
            code: 'automation' as const,
            message,
            overridable: false,
            remedy: 'Change it there.',
          })),
      ),
      warnings: [
        ...automated.flatMap(({ automation }) =>
          automation.owners
            .filter(({ reverts }) => reverts === undefined)
            .map(({ message }) => message),
        ),
        'What is changed in Git is not deployed, and what is changed in the cluster is not reverted.',
      ],
      steps: automated.map(({ application, automation }, index) => ({
        kind: 'pause',
        subject: application.name,
        stage: index,
        memo: {
          application: toFollowed(application),
          setting: automation.setting,
          automation: automation.words,
        },
      })),
      hold: {
        cause: 'pause',
        reason: order.reason,
        hours: order.hours,
        applications: toHeldApplications(automated),
      },
    };
  }
}
