import type { OrderOf } from '@flightdeck/plugin-environments-common';
import type { ActionAsked, ActionKind, PreparedAction } from '../ActionKind';
import { toDeed } from '../deeds';

/** Has the engine compare an environment with Git anew. */
export class RefreshAction implements ActionKind<'refresh'> {
  readonly action = 'refresh';

  async prepare({
    environment,
    order,
  }: ActionAsked<OrderOf<'refresh'>>): Promise<PreparedAction> {
    const { name } = environment;
    return {
      summary: order.hard
        ? `${name} is compared with Git anew, past every cache of manifests.`
        : `${name} is compared with Git anew.`,
      harmless: true,
      deeds: [toDeed(`${order.hard ? 'Hard refresh' : 'Refresh'} ${name}`)],
      blockers: [],
      warnings: order.hard
        ? ['Manifests are made anew, which costs the delivery engine time.']
        : [],
      steps: [
        {
          kind: 'refresh',
          subject: name,
          stage: 0,
          memo: { hard: order.hard },
        },
      ],
    };
  }
}
