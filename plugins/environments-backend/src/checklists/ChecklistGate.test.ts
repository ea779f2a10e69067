import { deliveryActionSchema } from '@flightdeck/plugin-environments-common';
import type { GateVerdict } from '../actions/DeploymentGate';
import { aDefinition } from '../__testUtils__/fixtures';
import { ChecklistGate } from './ChecklistGate';

const ADA = 'user:default/ada';

function aBlocker(code: 'window' | 'checklist') {
  return { code, message: `The ${code} is closed.`, overridable: true };
}

describe('ChecklistGate', () => {
  const asked: unknown[] = [];
  const refreshed: string[] = [];
  const brings = { images: [], untold: ['shop-prod'], isWhole: true };
  const gate = new ChecklistGate({
    inner: {
      judge: (): GateVerdict => ({
        blockers: [aBlocker('window')],
        warnings: ['It is late.'],
      }),
      windows: () => ({ state: 'open', message: 'Open.', windows: [] }),
    },
    judge: {
      judge: (_, question) => {
        asked.push(question);
        return {
          blockers: [aBlocker('checklist')],
          warnings: ['Tests are open.'],
        };
      },
    },
    refresh: async ref => void refreshed.push(ref),
  });

  it.each(deliveryActionSchema.options)(
    'holds %s only if it brings a release, beside windows and holds',
    async action => {
      asked.length = 0;
      refreshed.length = 0;
      const environment = aDefinition();
      await gate.refresh({ action, environment });
      const { blockers, warnings } = gate.judge({
        environment,
        action,
        brings,
        claims: [ADA],
        requester: ADA,
        hold: undefined,
      });
      const bringsRelease = action === 'sync' || action === 'promote';
      expect({
        blockers: blockers.map(({ code }) => code),
        warnings,
        asked,
        refreshed,
      }).toEqual(
        bringsRelease
          ? {
              blockers: ['window', 'checklist'],
              warnings: ['It is late.', 'Tests are open.'],
              asked: [{ action, requester: ADA, brings }],
              refreshed: [environment.ref],
            }
          : {
              blockers: ['window'],
              warnings: ['It is late.'],
              asked: [],
              refreshed: [],
            },
      );
    },
  );
});
