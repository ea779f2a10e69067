import { ConfigReader } from '@backstage/config';
import { DEFAULT_CHECKLIST } from '@flightdeck/plugin-environments-common';
import { mockServices } from '@backstage/backend-test-utils';
import { FakeCollector } from '../__testUtils__/FakeCollector';
import { EvidenceCollectorRegistry } from './EvidenceCollectorRegistry';
import { readChecklistsConfig } from './readChecklistsConfig';

const STAGES = ['dev', 'staging', 'prod'];
const ITEM = { id: 'tests', title: 'Tests', why: 'They tell.' };

const read = (checklists?: object) =>
  readChecklistsConfig(
    new ConfigReader({ environments: { checklists } }),
    STAGES,
  );
const withItems = (...items: object[]) => ({
  definition: { title: 'Before prod', items },
});

describe('readChecklistsConfig', () => {
  it('has the shipped checklist by default', () => {
    expect(read()).toMatchObject({
      definition: DEFAULT_CHECKLIST,
      overrides: [],
    });
    expect(read().definition.items).toHaveLength(8);
  });

  it('reads where Grafana is, and complains when that is no address', () => {
    const readDomain = (domain?: string) =>
      readChecklistsConfig(new ConfigReader({ grafana: { domain } }), STAGES)
        .grafana?.href;
    expect(readDomain()).toBeUndefined();
    expect(readDomain('https://watch.test/grafana')).toBe(
      'https://watch.test/grafana',
    );
    for (const domain of ['watch.test', 'file:///etc/grafana']) {
      expect(() => readDomain(domain)).toThrow(
        /^grafana.domain is not an http or https address/,
      );
    }
  });

  it('reads a definition and what changes it', () => {
    const evidence = [{ collector: 'ci', options: { branch: 'main' } }];
    const people = {
      statement: 'It is fine.',
      replacedBy: { collector: 'review' },
    };
    const {
      definition,
      evidence: asked,
      overrides,
    } = read({
      ...withItems({ ...ITEM, evidence, people }),
      overrides: [{ stages: ['prod'], items: [{ id: 'tests', mode: 'off' }] }],
    });
    expect(definition.items).toMatchObject([{ id: 'tests', mode: 'required' }]);
    expect(overrides).toEqual([
      { stages: ['prod'], items: [{ id: 'tests', mode: 'off' }] },
    ]);
    expect(asked).toEqual([
      {
        collector: 'ci',
        options: { branch: 'main' },
        key: 'environments.checklists.definition.items[0].evidence[0].options',
      },
      {
        collector: 'review',
        options: {},
        key: 'environments.checklists.definition.items[0].people.replacedBy.options',
      },
    ]);
  });

  it.each<[string, object, RegExp]>([
    ['a key that is not known', { items: [] }, /^environments\.checklists is/],
    [
      'a wrong mode',
      withItems({ ...ITEM, mode: 'maybe' }),
      /^environments\.checklists\.definition\.items\[0\]\.mode is wrong/,
    ],
    [
      'a wrong duration',
      withItems({ ...ITEM, validFor: '7 days' }),
      /items\[0\]\.validFor is wrong: it is an ISO 8601 duration/,
    ],
    [
      'a duration of nothing',
      withItems({ ...ITEM, validFor: '-P7D' }),
      /items\[0\]\.validFor is wrong: it is an ISO 8601 duration/,
    ],
    [
      'a key of people that is not known, which would ask less than it seems',
      withItems({ ...ITEM, people: { statement: 'Fine.', notAuthors: true } }),
      /^environments\.checklists\.definition\.items\[0\]\.people\.notAuthors is no key/,
    ],
    [
      'a selector that is not known, which would select more than it seems',
      { overrides: [{ stage: ['prod'], items: [] }] },
      /^environments\.checklists\.overrides\[0\]\.stage is no key/,
    ],
    [
      'one id twice',
      withItems(ITEM, ITEM),
      /^environments\.checklists\.definition\.items has 'tests' twice\.$/,
    ],
    [
      'one collector twice',
      withItems({
        ...ITEM,
        evidence: [{ collector: 'ci' }, { collector: 'ci' }],
      }),
      /definition\.items\[0\]\.evidence has 'ci' twice/,
    ],
    [
      'one collector twice, once in place of people',
      withItems({
        ...ITEM,
        evidence: [{ collector: 'ci' }],
        people: { statement: 'Fine.', replacedBy: { collector: 'ci' } },
      }),
      /definition\.items\[0\]\.evidence has 'ci' twice/,
    ],
    [
      'a stage that is not known',
      { overrides: [{ stages: ['live'], items: [] }] },
      /^environments\.checklists\.overrides\[0\]\.stages names 'live'/,
    ],
    [
      'an item that is added in part',
      { overrides: [{ items: [{ id: 'legal', title: 'Legal' }] }] },
      /overrides\[0\]\.items\[0\] adds 'legal', and is wrong: why:/,
    ],
  ])('complains about %s', (_, config, complaint) => {
    expect(() => read(config)).toThrow(complaint);
  });
});

describe('EvidenceCollectorRegistry', () => {
  const config = read(
    withItems({
      ...ITEM,
      evidence: [{ collector: 'ci', options: { colour: 'red' } }],
    }),
  );

  it('warns of a collector that is not installed, and goes on', () => {
    const logger = mockServices.logger.mock();
    new EvidenceCollectorRegistry().check(config, logger);
    expect(logger.warn).toHaveBeenCalledWith(
      "No collector 'ci' is installed: items of checklists that ask for it stay unknown, or wait for people.",
    );
  });

  it('names the key of options that a collector does not take', () => {
    const registry = new EvidenceCollectorRegistry();
    registry.addCollector(
      Object.assign(new FakeCollector('ci'), {
        checkOptions: ({ colour }: { colour?: unknown }) => {
          throw new Error(`${colour} is no branch.`);
        },
      }),
    );
    expect(() => registry.check(config, mockServices.logger.mock())).toThrow(
      'environments.checklists.definition.items[0].evidence[0].options is wrong: red is no branch.',
    );
    expect(() => registry.addCollector(new FakeCollector('ci'))).toThrow(
      "A collector of evidence with the id 'ci' was added before.",
    );
  });
});
