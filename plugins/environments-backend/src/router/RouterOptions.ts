import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { ChecklistService } from '../checklists/service/ChecklistService';
import type { HistoryService } from '../history/HistoryService';
import type { ReleasesService } from '../releases/ReleasesService';
import type { ActionsService } from '../services/ActionsService';
import type { ConformanceService } from '../services/ConformanceService';
import type { EnvironmentsService } from '../services/EnvironmentsService';
import type { InspectionService } from '../services/InspectionService';
import type { DeliveryStatusService } from '../status/DeliveryStatusService';
import type { ServiceTargetsService } from '../targets/ServiceTargetsService';

export interface RouterOptions {
  actions: ActionsService;
  auditor: AuditorService;
  checklists: ChecklistService;
  conformance: ConformanceService;
  deliveryStatus: DeliveryStatusService;
  environments: EnvironmentsService;
  history: HistoryService;
  inspection: InspectionService;
  releases: ReleasesService;
  targets: ServiceTargetsService;
  httpAuth: HttpAuthService;
  now: () => number;
  /** How often a log that is silent shows that it is still there. */
  heartbeatMs: number;
}

/** The path of an environment, and the begin of those of its parts. */
export const ENVIRONMENT = '/v1/environments/:namespace/:name';
