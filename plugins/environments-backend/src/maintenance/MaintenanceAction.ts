import { InputError } from '@backstage/errors';
import {
  ANNOTATION_MAINTENANCE,
  describeTime,
  type OrderOf,
} from '@flightdeck/plugin-environments-common';
import type {
  ActionAsked,
  ActionKind,
  PreparedAction,
} from '../actions/ActionKind';
import { toDeed } from '../actions/deeds';
import { MAINTENANCE_STEP } from './MaintenanceStep';
import type { LastingMaintenance, MaintenanceStore } from './MaintenanceStore';

export interface MaintenanceActionOptions {
  store: Pick<MaintenanceStore, 'find'>;
  now: () => number;
}

type Asked = ActionAsked<OrderOf<'maintenance'>>;

/** Says of an environment that people work on it, or not any more. Nothing in it changes. */
export class MaintenanceAction implements ActionKind<'maintenance'> {
  readonly action = 'maintenance';
  readonly #options: MaintenanceActionOptions;

  constructor(options: MaintenanceActionOptions) {
    this.#options = options;
  }

  async prepare(asked: Asked): Promise<PreparedAction> {
    const { environment, order } = asked;
    const lasting = await this.#options.store.find(
      environment.ref,
      new Date(this.#options.now()),
    );
    const { name } = environment;
    const { on } = order;
    return {
      harmless: true,
      ...(on ? describeOn(asked, lasting) : describeOff(asked, lasting)),
      blockers: [],
      steps: [
        {
          kind: MAINTENANCE_STEP,
          subject: name,
          stage: 0,
          memo: on ? { on, reason: order.reason, hours: order.hours } : { on },
        },
      ],
    };
  }
}

type Description = Pick<PreparedAction, 'summary' | 'deeds' | 'warnings'>;

function describeOn(
  { environment: { name, maintenance }, order }: Asked,
  lasting: LastingMaintenance | undefined,
): Description {
  const hours = order.on ? order.hours : 0;
  const length = `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
  return {
    summary: `${name} is under maintenance for ${length}, unless someone ends it before.`,
    deeds: [
      toDeed(
        `Put ${name} under maintenance for ${length}`,
        lasting?.since,
        lasting?.until,
      ),
    ],
    warnings: [
      ...(lasting
        ? [
            `It takes the place of the maintenance by ${
              lasting.by
            }, until ${describeTime(lasting.until, 'UTC')}: ${lasting.reason}`,
          ]
        : []),
      ...(maintenance && !maintenance.until
        ? [
            `The entity of ${name} says maintenance without an end, which lasts longer.`,
          ]
        : []),
      'Until then trouble is told of, and not counted.',
    ],
  };
}

function describeOff(
  { environment: { name, maintenance } }: Asked,
  lasting: LastingMaintenance | undefined,
): Description {
  const isAnnotated = maintenance !== undefined && maintenance.by === undefined;
  if (!lasting) {
    throw new InputError(
      isAnnotated
        ? `${name} is under maintenance by the annotation ${ANNOTATION_MAINTENANCE} of its entity: take it away there.`
        : `${name} is not under maintenance.`,
    );
  }
  return {
    summary: `The maintenance of ${name} ends now.`,
    deeds: [
      toDeed(`End the maintenance of ${name}`, lasting.since, lasting.until),
    ],
    warnings: [
      ...(isAnnotated
        ? [
            `${name} stays under maintenance by the annotation ${ANNOTATION_MAINTENANCE} of its entity.`,
          ]
        : []),
      'Trouble counts again at once.',
    ],
  };
}
