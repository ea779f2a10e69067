import { randomUUID } from 'node:crypto';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  actionPreviewSchema,
  type Checklist,
  checklistAnswerSchema,
  type ChecklistAnswer,
  type ChecklistState,
  kubernetesProjections,
} from '@flightdeck/plugin-environments-common';
import type { ApplicationManifests } from '@flightdeck/plugin-environments-node';
import request from 'supertest';
import { eventually } from './eventually';
import { FakeCollector } from './FakeCollector';
import { FakeEngine } from './FakeEngine';
import { FakeSource } from './FakeSource';
import { anApplication, anEntity } from './fixtures';
import { FakeNotifications } from './startDelivery';
import { startPlugin, type StartPluginOptions } from './startPlugin';

/** The path of the environment. */
export const PROD = '/api/environments/v1/environments/default/shop-prod';

export const ADA = 'user:default/ada';
export const BOB = 'user:default/bob';
export const EVE = 'user:default/eve';

/** Items of which each is answered in its own way. */
export const ITEMS = [
  {
    id: 'tests',
    title: 'Tests',
    why: 'They tell.',
    evidence: [{ collector: 'ci' }],
  },
  {
    id: 'review',
    title: 'Review',
    why: 'Four eyes see more.',
    people: { statement: 'It was reviewed.', count: 2 },
  },
  {
    id: 'scan',
    title: 'Scan',
    why: 'Holes are found.',
    combine: 'any',
    evidence: [{ collector: 'scanner' }, { collector: 'pushed' }],
  },
];

/** A digest made of a letter. */
export const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;

/** What runs in an environment: an image and the Git revision that brought it. */
function running(name: string, letter: string, message?: string) {
  return anApplication(name, {
    health: { status: 'Healthy', message },
    images: [`registry.test/shop:${letter}@${digestOf(letter)}`],
    sync: { status: 'Synced', revisions: [letter.repeat(40)] },
    history: [{ id: 1, revisions: [letter.repeat(40)] }],
  });
}

export interface StartChecklistsOptions extends Partial<StartPluginOptions> {
  items?: object[];
}

/** The plugin with `shop-staging`, of which `shop-prod` gets its releases, and what people do. */
export async function startChecklists({
  items = ITEMS,
  ...options
}: StartChecklistsOptions = {}) {
  const source = new FakeSource();
  const engine = new FakeEngine(running('shop-prod', 'a'));
  const ci = new FakeCollector('ci');
  const scanner = new FakeCollector('scanner', 'scm');
  const notifications = new FakeNotifications();
  const letters = new Map([
    ['shop-staging', 'a'],
    ['shop-prod', 'a'],
  ]);
  const { config, ...rest } = options;
  const { server, stop } = await startPlugin({
    entities: [
      anEntity('shop-staging', { stage: 'staging' }),
      anEntity('shop-prod', {
        stage: 'prod',
        annotations: { 'flightdeck.dev/promotes-from': 'shop-staging' },
      }),
    ],
    sources: [source],
    engines: [engine],
    collectors: [ci, scanner],
    notifications,
    userInfo: mockServices.userInfo.mock({
      getUserInfo: async credentials => {
        const ref = Object(credentials.principal).userEntityRef;
        return { userEntityRef: ref, ownershipEntityRefs: [ref] };
      },
    }),
    config: {
      environments: {
        checklists: { definition: { title: 'Before prod', items } },
        ...Object(config?.environments),
      },
    },
    ...rest,
  });
  let changes = 0;
  /** Says what runs, each time with another fact that is of no matter. */
  const tell = () => {
    changes += 1;
    const message = `Change ${changes}.`;
    source.tell(({ name }) => ({
      applications: [running(name, letters.get(name) ?? 'a', message)],
    }));
  };
  await eventually(() => expect(source.context).toBeDefined());
  tell();

  const call = async (
    method: 'get' | 'post' | 'delete',
    path: string,
    { who = ADA, body = {} }: { who?: string; body?: object } = {},
  ) => {
    const sent = request(server)
      [method](`${PROD}/${path}`)
      .set('Authorization', mockCredentials.user.header(who));
    const answer = await (method === 'post' ? sent.send(body) : sent);
    return {
      status: answer.status,
      body: answer.body,
      text: answer.text,
      refusal: `${answer.status} ${answer.body.error?.message}`,
    };
  };
  const answer = async (release?: string): Promise<ChecklistAnswer> => {
    const query = release === undefined ? '' : `?release=${release}`;
    const { body, status } = await call('get', `checklist${query}`);
    expect(status).toBe(200);
    return checklistAnswerSchema.parse(body);
  };
  /** Waits for a checklist that is as it is wanted. */
  const checklist = (
    isWanted: (checklist: Checklist) => boolean = () => true,
    release?: string,
  ): Promise<Checklist> =>
    eventually(async () => {
      const { checklist: found, problem } = await answer(release);
      if (!found || !isWanted(found)) {
        throw new Error(
          `${problem} ${found?.release.name} ${
            found?.standing
          } ${JSON.stringify(found && statesOf(found))}`,
        );
      }
      return found;
    }, 10_000);

  return {
    answer,
    call,
    checklist,
    ci,
    engine,
    notifications,
    scanner,
    server,
    source,
    stop,
    /** Has Git hold an image for production, not deployed yet; undefined when nobody can tell which. */
    commit: (image: string | undefined) => {
      engine.put({
        ...engine.get('shop-prod'),
        sync: { status: 'OutOfSync', revisions: ['9'.repeat(40)] },
      });
      engine.readManifests = async () => {
        if (image === undefined) {
          throw new Error('The chart cannot be made.');
        }
        return manifestsWith(image);
      };
    },
    /** Has an environment run another release. */
    deploy: (name: 'shop-staging' | 'shop-prod', letter: string) => {
      letters.set(name, letter);
      tell();
    },
    /** Waits for the open checklist of what runs in staging. */
    opened: (letter: string) =>
      checklist(
        ({ release, standing }) =>
          standing === 'open' && release.name === letter.repeat(7),
      ),
    /** What stands in the way of a sync. */
    blockers: async (who = ADA) => {
      const { body } = await call('post', 'actions/preview', {
        who,
        body: { order: { action: 'sync' } },
      });
      return actionPreviewSchema.parse(body).blockers.map(({ code }) => code);
    },
    /** Syncs as a person does who has looked at the preview. */
    sync: async (who: string, more: object = {}) => {
      const order = { action: 'sync' };
      const { body } = await call('post', 'actions/preview', {
        who,
        body: { order },
      });
      const { deeds: seen } = actionPreviewSchema.parse(body);
      return call('post', 'actions', {
        who,
        body: {
          key: randomUUID(),
          order,
          seen,
          confirmation: 'shop-prod',
          ...more,
        },
      });
    },
  };
}

function manifestsWith(image: string): ApplicationManifests {
  const { spec } = kubernetesProjections.Pod.parse({
    metadata: { name: 'web' },
    spec: { containers: [{ name: 'web', image }] },
  });
  return {
    configMaps: [],
    secrets: [],
    promisedSecrets: [],
    workloads: [
      { kind: 'Deployment', name: 'web', namespace: 'shop', pod: spec },
    ],
  };
}

/** The states of the items of a checklist by their ids. */
export function statesOf({ items }: Checklist): Record<string, ChecklistState> {
  return Object.fromEntries(items.map(({ item, state }) => [item.id, state]));
}
