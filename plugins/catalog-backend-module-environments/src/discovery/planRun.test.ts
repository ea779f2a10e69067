import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_NAMESPACES,
} from '@flightdeck/plugin-environments-common';
import type { CatalogContent } from '../catalog/readCatalog';
import type { DiscoveryConfig } from '../config/DiscoveryConfig';
import type { Candidate } from '../mapping/Candidate';
import { toEntity } from '../mapping/toEntity';
import { RemovalGuard } from '../removal/RemovalGuard';
import type { SourceReading } from './DiscoverySource';
import { locationOf } from './location';
import { planRun, type ReadSource } from './planRun';

const CONFIG: DiscoveryConfig = {
  schedule: { frequency: { minutes: 5 }, timeout: { minutes: 2 } },
  argocd: true,
  kubernetes: true,
  namespace: 'default',
  owner: 'group:default/unknown',
  createSystems: false,
  groupBy: 'system-stage-cluster',
  ungrouped: 'application',
  labels: { system: 'system', stage: 'stage', owner: 'owner' },
  stages: ['dev', 'prod'],
  stageAliases: new Map(),
  clusterNames: [],
  removal: { afterReads: 2, holdAbove: 1, confirmReads: 2 },
};

function application(
  name: string,
  changes: Partial<Candidate> = {},
): Candidate {
  return {
    name,
    title: name,
    system: name,
    stage: 'prod',
    cluster: 'live',
    namespaces: [name],
    applications: {
      instance: 'main',
      namespace: 'argocd',
      isDefaultNamespace: true,
      names: [name],
    },
    ...changes,
  };
}

function namespace(system: string, ...namespaces: string[]): Candidate {
  return {
    name: system,
    title: system,
    system,
    stage: 'prod',
    cluster: 'live',
    namespaces,
  };
}

function found(...candidates: Candidate[]): SourceReading {
  return { state: 'read', complete: true, candidates, notes: [] };
}

const DOWN: SourceReading = { state: 'failed', message: 'It is down.' };

function source(
  kind: 'argocd' | 'kubernetes',
  name: string,
  reading: SourceReading,
): ReadSource {
  return {
    source: {
      id: `${kind}/${name}`,
      kind,
      name,
      title: name,
      read: async () => reading,
      close: async () => {},
    },
    reading,
    guard: new RemovalGuard(CONFIG.removal),
  };
}

/** A catalog with what was discovered before, by the id of the source. */
function catalogWith(
  discovered: Record<string, Candidate[]> = {},
): CatalogContent {
  return {
    written: [],
    taken: new Set(),
    systems: new Set(),
    discovered: new Map(
      Object.entries(discovered).map(([id, candidates]) => [
        locationOf(id),
        new Map(
          candidates.map((candidate): [string, Entity] => {
            const entity = toEntity(candidate, locationOf(id), CONFIG);
            return [stringifyEntityRef(entity), entity];
          }),
        ),
      ]),
    ),
  };
}

/** What each source is to have after one run: names with their namespaces. */
function planned(sources: ReadSource[], content = catalogWith()) {
  const plans = planRun(sources, content, CONFIG).sources;
  return Object.fromEntries(
    [...plans].map(([id, { entities }]) => [
      id,
      [...entities.values()].map(
        ({ metadata }) =>
          `${metadata.name}: ${metadata.annotations?.[ANNOTATION_NAMESPACES]}`,
      ),
    ]),
  );
}

describe('planRun', () => {
  it('joins the namespaces of an environment to its applications', () => {
    expect(
      planned([
        source('argocd', 'main', found(application('shop'))),
        source(
          'kubernetes',
          'live',
          found(namespace('shop', 'cache'), namespace('blog', 'blog')),
        ),
      ]),
    ).toEqual({
      'argocd/main': ['shop: cache,shop'],
      'kubernetes/live': ['blog: blog'],
    });
  });

  it('keeps joined namespaces while the cluster is down, also after a restart', () => {
    const before = application('shop', { namespaces: ['cache', 'shop'] });
    expect(
      planned(
        [
          source('argocd', 'main', found(application('shop'))),
          source('kubernetes', 'live', DOWN),
        ],
        catalogWith({ 'argocd/main': [before] }),
      ),
    ).toEqual({ 'argocd/main': ['shop: cache,shop'] });
  });

  it('makes no second environment of the namespaces of an Argo CD that is down', () => {
    expect(
      planned(
        [
          source('argocd', 'main', DOWN),
          source('kubernetes', 'live', found(namespace('other', 'shop'))),
        ],
        catalogWith({ 'argocd/main': [application('shop')] }),
      ),
    ).toEqual({ 'kubernetes/live': [] });
  });

  it('gives an environment of a cluster to the Argo CD that turns out to have it', () => {
    const [argocd, cluster] = [
      source('argocd', 'main', found(application('shop'))),
      source('kubernetes', 'live', found(namespace('shop', 'shop'))),
    ];
    expect(
      planned(
        [argocd, cluster],
        catalogWith({ 'kubernetes/live': [namespace('shop', 'shop')] }),
      ),
    ).toEqual({ 'argocd/main': ['shop: shop'], 'kubernetes/live': [] });
  });

  it('renames at once: the applications are there', () => {
    const renamed = application('shop', { name: 'store' });
    const { sources } = planRun(
      [source('argocd', 'main', found(renamed))],
      catalogWith({ 'argocd/main': [application('shop')] }),
      CONFIG,
    );
    expect(sources.get('argocd/main')).toMatchObject({
      added: ['resource:default/store'],
      removed: ['resource:default/shop'],
    });
  });

  it('only adds when a read was not complete', () => {
    const reading: SourceReading = {
      state: 'read',
      complete: false,
      candidates: [
        application('new'),
        application('shop', { namespaces: ['less'] }),
      ],
      notes: [],
    };
    const before = catalogWith({
      'argocd/main': [application('shop'), application('unread')],
    });
    const { sources } = planRun(
      [source('argocd', 'main', reading)],
      before,
      CONFIG,
    );
    expect(sources.get('argocd/main')).toMatchObject({
      added: ['resource:default/new'],
      changed: [],
      removed: [],
    });
    expect(planned([source('argocd', 'main', reading)], before)).toEqual({
      'argocd/main': ['new: new', 'shop: shop', 'unread: unread'],
    });
  });

  it('tells of two environments with one name, and keeps the first', () => {
    const other = application('shop', {
      applications: {
        instance: 'main',
        namespace: 'team',
        isDefaultNamespace: false,
        names: ['shop'],
      },
    });
    const { sources } = planRun(
      [source('argocd', 'main', found(application('shop'), other))],
      catalogWith(),
      CONFIG,
    );
    expect(sources.get('argocd/main')).toMatchObject({
      added: ['resource:default/shop'],
      notes: [
        "'shop' is left out: another entity has the name resource:default/shop.",
      ],
    });
  });

  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ 'argocd/instance-name': 'main' }, false],
    [{ 'argocd/instance-name': 'other' }, true],
    [{ 'argocd/app-namespace': 'argocd' }, false],
    [{ 'argocd/app-namespace': 'team' }, true],
  ])(
    'with an entity for its application and %j, adds: %s',
    (annotations, adds) => {
      const written: Entity = {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          name: 'mine',
          annotations: { ...annotations, [ANNOTATION_ARGOCD_APP_NAME]: 'shop' },
        },
        spec: { type: 'environment', owner: 'me' },
      };
      expect(
        planned([source('argocd', 'main', found(application('shop')))], {
          ...catalogWith(),
          written: [written],
        }),
      ).toEqual({ 'argocd/main': adds ? ['shop: shop'] : [] });
    },
  );
});
