import type { Application } from '../delivery/Application';
import type { Hold } from '../delivery/Hold';
import type { EnvironmentDefinition } from '../environment/EnvironmentDefinition';
import type { IndicatorReading } from '../indicators/IndicatorReading';
import type { KubernetesObjects } from '../kubernetes';
import type { Alert, PodUsage, VolumeUsage } from '../observations';
import type { SourceStatus } from '../sources/SourceStatus';

/**
 * All that is known of one environment at one moment, assembled from its sources.
 *
 * @public
 */
export interface EnvironmentFacts {
  environment: EnvironmentDefinition;
  sources: readonly SourceStatus[];
  objects: KubernetesObjects;
  /** Undefined when the delivery engine could not be read. */
  applications?: readonly Application[];
  /** Undefined when no metrics source could be read. */
  indicators?: readonly IndicatorReading[];
  /** Undefined when no cluster measures what Pods use, or it could not be read. */
  usage?: readonly PodUsage[];
  /** Undefined when no metrics source tells of volumes. */
  volumes?: readonly VolumeUsage[];
  /** Undefined when no metrics source could be asked for its alerts. */
  alerts?: readonly Alert[];
  /** The holds that last; undefined when they could not be read. */
  holds?: readonly Hold[];
}
