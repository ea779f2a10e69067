import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { environmentPermissions } from '@flightdeck/plugin-environments-common';
import {
  environmentPermissionRules,
  environmentResourceRef,
} from '@flightdeck/plugin-environments-node';
import { EntityVisibility } from '../catalog/EntityVisibility';
import type { Checklists } from '../checklists/createChecklists';
import { AuthorizedChecklistService } from '../checklists/service/AuthorizedChecklistService';
import { DefaultChecklistService } from '../checklists/service/DefaultChecklistService';
import { VerdictReader } from '../checklists/service/VerdictReader';
import { readGitHosts } from '../config/readGitHosts';
import { AuthorizedHistoryService } from '../history/AuthorizedHistoryService';
import { DefaultHistoryService } from '../history/DefaultHistoryService';
import type { DeploymentStore } from '../history/DeploymentStore';
import { StreamSlots } from '../inspection/StreamSlots';
import { DEFAULT_OPERATION_TIMES } from '../operations/OperationRunner';
import { AuthorizedReleasesService } from '../releases/AuthorizedReleasesService';
import { DefaultReleasesService } from '../releases/DefaultReleasesService';
import { AuthorizedActionsService } from '../services/AuthorizedActionsService';
import { AuthorizedConformanceService } from '../services/AuthorizedConformanceService';
import { AuthorizedEnvironmentsService } from '../services/AuthorizedEnvironmentsService';
import { AuthorizedInspectionService } from '../services/AuthorizedInspectionService';
import { DefaultActionsService } from '../services/DefaultActionsService';
import { DefaultConformanceService } from '../services/DefaultConformanceService';
import { DefaultEnvironmentsService } from '../services/DefaultEnvironmentsService';
import { DefaultInspectionService } from '../services/DefaultInspectionService';
import { EnvironmentGate } from '../services/EnvironmentGate';
import { VisibleEnvironments } from '../services/VisibleEnvironments';
import { AuthorizedDeliveryStatusService } from '../status/AuthorizedDeliveryStatusService';
import { DefaultDeliveryStatusService } from '../status/DefaultDeliveryStatusService';
import { AuthorizedServiceTargetsService } from '../targets/AuthorizedServiceTargetsService';
import { DefaultServiceTargetsService } from '../targets/DefaultServiceTargetsService';
import type { Acting } from './createActing';
import type { Reading } from './createReading';
import type { Ground } from './dependencies';

/** The services behind the routes, each of which decides what its caller may see and do. */
export function createServices(
  ground: Ground,
  reading: Reading,
  acting: Acting,
  {
    checklists,
    deployments,
  }: { checklists: Checklists; deployments: DeploymentStore },
) {
  const { permissions, permissionsRegistry, settings } = ground;
  const { environments, maintenance } = reading;

  permissionsRegistry.addResourceType({
    resourceRef: environmentResourceRef,
    permissions: environmentPermissions,
    rules: Object.values(environmentPermissionRules),
    getResources: refs => Promise.all(refs.map(ref => environments.find(ref))),
  });
  const visibility = new EntityVisibility(ground);
  const { contacts } = settings.delivery;
  const gate = new EnvironmentGate({
    ...ground,
    environments,
    visibility,
    contacts,
  });
  const visible = new VisibleEnvironments({
    ...ground,
    environments,
    visibility,
    toFilter: createConditionTransformer(
      permissionsRegistry.getPermissionRuleset(environmentResourceRef),
    ),
  });

  return {
    actions: new AuthorizedActionsService({
      gate,
      inner: new DefaultActionsService({ ...ground, ...reading, ...acting }),
    }),
    checklists: new AuthorizedChecklistService({
      gate,
      inner: new DefaultChecklistService({
        ...ground,
        ...checklists,
        contacts,
        environments,
        verdicts: new VerdictReader({
          ...ground,
          ...acting,
          ...checklists,
          gate: acting.windowGate,
          ...DEFAULT_OPERATION_TIMES,
        }),
      }),
    }),
    conformance: new AuthorizedConformanceService({
      gate,
      visible,
      inner: new DefaultConformanceService({
        ...ground,
        ...reading,
        book: reading.conformance,
      }),
    }),
    deliveryStatus: new AuthorizedDeliveryStatusService({
      gate,
      inner: new DefaultDeliveryStatusService({
        ...ground,
        ...acting,
        environments,
        maintenance,
        contacts,
      }),
    }),
    environments: new AuthorizedEnvironmentsService({
      gate,
      visible,
      inner: new DefaultEnvironmentsService({
        ...ground,
        ...reading,
        stages: settings.stages,
      }),
    }),
    history: new AuthorizedHistoryService({
      gate,
      visible,
      inner: new DefaultHistoryService({
        ...ground,
        deployments,
        environments,
        stages: settings.stages,
      }),
    }),
    inspection: new AuthorizedInspectionService({
      gate,
      inner: new DefaultInspectionService({
        ...ground,
        ...reading,
        slots: new StreamSlots({ perCaller: 5, total: 50 }),
      }),
    }),
    releases: new AuthorizedReleasesService({
      visible,
      inner: new DefaultReleasesService({
        ...ground,
        ...reading,
        deployments,
        stages: settings.stages,
      }),
    }),
    targets: new AuthorizedServiceTargetsService({
      permissions,
      inner: new DefaultServiceTargetsService({
        ...ground,
        gitHosts: readGitHosts(ground.config),
      }),
    }),
  };
}
