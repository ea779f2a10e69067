import { deliveryActionSchema } from '@flightdeck/plugin-environments-common';
import type { GateVerdict } from '../actions/DeploymentGate';
import { aDefinition } from '../__testUtils__/fixtures';
import { ChecklistGate } from './ChecklistGate';

const ADA = 'user:default/ada';

function aBlocker(code: 'window' | 'checklist') {
  return { code, message: `The ${code} is closed.`, overridable: true };
}

describe('ChecklistGate', () => {
  const asked: (string | undefined)[] = [];
  const gate = new ChecklistGate({
    inner: {
      judge: (): GateVerdict => ({
        blockers: [aBlocker('window')],
        warnings: ['It is late.'],
      }),
      windows: () => ({ state: 'open', message: 'Open.', windows: [] }),
    },
    judge: {
      judge: (_, requester) => {
        asked.push(requester);
        return {
          blockers: [aBlocker('checklist')],
          warnings: ['Tests are open.'],
        };
      },
    },
  });

  it.each(deliveryActionSchema.options)(
    'holds %s only if it brings a release, beside windows and holds',
    action => {
      asked.length = 0;
      const { blockers, warnings } = gate.judge({
        environment: aDefinition(),
        action,
        claims: [ADA],
        requester: ADA,
        hold: undefined,
      });
      const bringsRelease = action === 'sync' || action === 'promote';
      expect([blockers.map(({ code }) => code), warnings, asked]).toEqual(
        bringsRelease
          ? [['window', 'checklist'], ['It is late.', 'Tests are open.'], [ADA]]
          : [['window'], ['It is late.'], []],
      );
    },
  );
});
