import { ChecklistGate } from '../checklists/ChecklistGate';
import type { Checklists } from '../checklists/createChecklists';
import { HoldStore } from '../database/HoldStore';
import { OperationStore } from '../database/OperationStore';
import { createHoldWatch } from '../holds/createHoldWatch';
import { createMaintenanceActions } from '../maintenance/createMaintenanceActions';
import type { FormerHealth } from '../history/FormerHealth';
import { DefaultDeliveryNotifier } from '../notifications/DefaultDeliveryNotifier';
import { createDelivery } from '../operations/createDelivery';
import { DefaultDeploymentGate } from '../windows/DefaultDeploymentGate';
import { WindowBook } from '../windows/WindowBook';
import type { Reading } from './createReading';
import type { Ground } from './dependencies';

export type Acting = ReturnType<typeof createActing>;

/** What changes environments, and watches over what it changed. */
export function createActing(
  ground: Ground,
  reading: Reading,
  {
    checklists,
    formerHealth,
  }: { checklists: Checklists; formerHealth: FormerHealth },
) {
  const { engines, settings, signal, sources } = ground;
  const { contacts, windows } = settings.delivery;
  const windowGate = new DefaultDeploymentGate({
    book: new WindowBook({ ...ground, configured: windows, engines }),
  });
  const gate = new ChecklistGate({
    inner: windowGate,
    judge: checklists.judge,
    refresh: ref => checklists.refresh(ref),
  });
  const holds = new HoldStore(reading.knex);
  const notifier = new DefaultDeliveryNotifier({
    ...ground,
    environments: reading.environments,
    contacts,
  });
  const operations = new OperationStore(reading.knex);
  const holdWatch = createHoldWatch({
    ...ground,
    ...reading,
    operations,
    store: holds,
    notifier,
  });
  sources.addSource(holdWatch.source);
  const delivery = createDelivery({
    ...ground,
    ...reading,
    formerHealth: (...asked) => formerHealth.of(...asked),
    gate,
    holds,
    operations,
    stages: settings.stages,
    changed: ref => {
      reading.changed(ref);
      void holdWatch.watcher.learn();
    },
    brokeGlass: operation => notifier.breakGlass(operation),
    openRelease: environment =>
      checklists.judge.judge(environment).checklist?.release.key,
    recordBrokenGlass: (...recorded) => checklists.glass.record(...recorded),
    further: createMaintenanceActions({
      ...ground,
      store: reading.maintenance,
      environments: reading.environments,
    }),
  });

  return {
    ...delivery,
    gate,
    holds,
    windowGate,
    run: () => [delivery.runner.run(), holdWatch.watcher.run(signal)],
  };
}
