import type { PermissionsService } from '@backstage/backend-plugin-api';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ArgocdAdministration } from '@flightdeck/plugin-environments-backend-module-argocd';
import type {
  GitHost,
  GitIdentity,
} from '@flightdeck/plugin-environments-backend-module-git';
import type {
  ClusterDirectory,
  Delay,
  DeliveryDirectory,
} from '@flightdeck/plugin-environments-node';
import type { TemplateLibrary } from '@flightdeck/service-templates';

/** What the actions work with. */
export interface ActionServices {
  permissions: PermissionsService;
  catalog: CatalogService;
  integrations: ScmIntegrationRegistry;
  templates: TemplateLibrary;
  gitHosts: readonly GitHost[];
  /** The author of commits of whom the catalog knows no name or address. */
  defaultAuthor: GitIdentity;
  clusters: readonly ClusterDirectory[];
  deliveries: readonly DeliveryDirectory[];
  administrations: readonly ArgocdAdministration[];
  now: () => Date;
  delay: Delay;
}
