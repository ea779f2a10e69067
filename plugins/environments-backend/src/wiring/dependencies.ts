import { coreServices, type ServiceRef } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { Delay } from '@flightdeck/plugin-environments-node';
import type { EvidenceCollectorRegistry } from '../checklists/EvidenceCollectorRegistry';
import type { EnvironmentsConfig } from '../config/readEnvironmentsConfig';
import type { DeliveryEngineRegistry } from '../delivery/DeliveryEngineRegistry';
import type { InspectionRegistry } from '../inspection/InspectionRegistry';
import type { SourceRegistry } from '../sources/SourceRegistry';
import type { ServiceTargetRegistry } from '../targets/ServiceTargetRegistry';

/** The services of Backstage that the plugin asks for. */
export const dependencies = {
  actionsRegistry: actionsRegistryServiceRef,
  auditor: coreServices.auditor,
  auth: coreServices.auth,
  catalog: catalogServiceRef,
  config: coreServices.rootConfig,
  database: coreServices.database,
  httpAuth: coreServices.httpAuth,
  httpRouter: coreServices.httpRouter,
  lifecycle: coreServices.lifecycle,
  logger: coreServices.logger,
  notifications: notificationService,
  permissions: coreServices.permissions,
  permissionsRegistry: coreServices.permissionsRegistry,
  signals: signalsServiceRef,
  userInfo: coreServices.userInfo,
};

type ServicesOf<Refs> = {
  [K in keyof Refs]: Refs[K] extends ServiceRef<infer S, 'plugin' | 'root'>
    ? S
    : never;
};

/** What modules have added to the plugin. */
export interface Registries {
  collectors: EvidenceCollectorRegistry;
  engines: DeliveryEngineRegistry;
  inspection: InspectionRegistry;
  sources: SourceRegistry;
  targets: ServiceTargetRegistry;
}

/** What every part of the plugin is put together from. */
export interface Ground extends ServicesOf<typeof dependencies>, Registries {
  settings: EnvironmentsConfig;
  now: () => number;
  random: () => number;
  delay: Delay;
  /** Aborted when the backend stops. */
  signal: AbortSignal;
}
