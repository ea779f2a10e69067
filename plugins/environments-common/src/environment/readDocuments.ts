import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_GRAFANA_DASHBOARDS,
  ANNOTATION_GRAFANA_OVERVIEW,
  ANNOTATION_GRAFANA_TAG,
  ANNOTATION_ROLLBACK_PLAN,
} from '../annotations';
import { httpAddressSchema } from '../api/httpAddress';
import type { EnvironmentDefinition } from './EnvironmentDefinition';

type Documents = Pick<EnvironmentDefinition, 'dashboard' | 'rollbackPlan'>;

/** What the entity of an environment links, and sentences about what cannot be used. */
export function readDocuments({ metadata }: Pick<Entity, 'metadata'>): {
  documents: Documents;
  problems: string[];
} {
  const problems: string[] = [];
  const readAddress = (annotation: string) => {
    const text = metadata.annotations?.[annotation]?.trim();
    const address = httpAddressSchema.safeParse(text).data;
    if (text && !address) {
      problems.push(
        `Annotation ${annotation} is not an http or https address.`,
      );
    }
    return address;
  };
  const overview = readAddress(ANNOTATION_GRAFANA_OVERVIEW);
  return {
    documents: {
      dashboard: overview
        ? { namedBy: ANNOTATION_GRAFANA_OVERVIEW, url: overview }
        : findDashboard(metadata),
      rollbackPlan: readAddress(ANNOTATION_ROLLBACK_PLAN),
    },
    problems,
  };
}

function findDashboard({
  annotations,
  links = [],
}: Entity['metadata']): Documents['dashboard'] {
  const namedBy = [ANNOTATION_GRAFANA_DASHBOARDS, ANNOTATION_GRAFANA_TAG].find(
    annotation => annotations?.[annotation]?.trim(),
  );
  const url = links
    .filter(({ type }) => type === 'dashboard')
    .map(link => httpAddressSchema.safeParse(link.url).data)
    .find(address => address !== undefined);
  if (namedBy) {
    return { namedBy, url };
  }
  return url ? { namedBy: 'a link of type dashboard', url } : undefined;
}
