import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type {
  ServiceAnswers,
  ServiceDescription,
} from '@flightdeck/plugin-environments-common';
import type { Manifest } from '../manifests/Manifest';
import type { DescribedRepository } from '../repository/describeRepository';

/** A service that is to be made, and what it will consist of. */
export interface ServiceSubject {
  answers: ServiceAnswers;
  service: ServiceDescription;
  repository: DescribedRepository;
  entities: readonly Entity[];
  /** What will be applied, by the name of the environment; empty when it cannot be rendered. */
  manifests: ReadonlyMap<string, readonly Manifest[]>;
  /** The id of the task. */
  task: string;
  credentials: BackstageCredentials;
  signal: AbortSignal;
}
