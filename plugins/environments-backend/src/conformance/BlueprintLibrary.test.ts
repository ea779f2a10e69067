import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { parseEnvironment } from '@flightdeck/plugin-environments-common';
import { anEntity } from '../__testUtils__/fixtures';
import { BlueprintLibrary } from './BlueprintLibrary';

const SMALL = {
  name: 'small',
  title: 'Small',
  description: 'One backend.',
  version: '1.0.0',
  parts: [
    {
      id: 'backend',
      tier: 'application',
      title: 'Backend',
      role: 'Answers requests.',
      kinds: ['Deployment'],
      match: { names: ['backend'] },
    },
  ],
  edges: [],
  requirements: [],
  environments: [{ stage: 'prod' }],
};

describe('BlueprintLibrary', () => {
  const directory = createMockDirectory();
  const logger = mockServices.logger.mock();

  const read = (
    content: Record<string, string>,
    files: string[] = Object.keys(content),
  ) => {
    directory.setContent(content);
    return BlueprintLibrary.create({
      files,
      directory: directory.path,
      logger,
    });
  };
  /** What an environment that names a blueprint is told. */
  const problemsOf = (library: BlueprintLibrary, blueprint: string) =>
    parseEnvironment(
      anEntity('shop', {
        annotations: { 'flightdeck.dev/blueprint': blueprint },
      }),
      { stages: ['dev'], blueprints: library.known },
    ).problems;

  afterEach(() => jest.clearAllMocks());

  it('reads YAML and JSON by path and by pattern, each file once', async () => {
    const library = await read(
      {
        'b/one.yaml': `# ours\n${JSON.stringify({ ...SMALL, name: 'one' })}`,
        'b/two.json': JSON.stringify({ ...SMALL, name: 'two' }),
        'b/notes.txt': 'no blueprint',
      },
      ['b/two.json', 'b/*.{yaml,json}'],
    );
    expect(
      library.all
        .filter(({ source }) => source === 'file')
        .map(({ blueprint }) => blueprint.name)
        .sort(),
    ).toEqual(['one', 'two']);
    expect(library.all).toHaveLength(6);
    expect(problemsOf(library, 'one')).toEqual([]);
    expect(problemsOf(library, 'three')).toEqual([
      expect.stringContaining('which is not one of the blueprints'),
    ]);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('lets a file replace a blueprint that is shipped, and says so', async () => {
    const library = await read({
      'mine.yaml': JSON.stringify({ ...SMALL, name: 'multi-az-eks' }),
    });
    expect(library.find('multi-az-eks')).toMatchObject({
      source: 'file',
      blueprint: { title: 'Small' },
    });
    expect(library.all).toHaveLength(4);
    expect(logger.info).toHaveBeenCalledWith(
      'The blueprint multi-az-eks of mine.yaml replaces the one that is shipped.',
    );
  });

  it.each<[string, string, string, string]>([
    [
      'is no YAML',
      'a: [1',
      'bad',
      'The blueprint file bad.yaml cannot be used: Not YAML: ',
    ],
    [
      'is no blueprint',
      '- 1',
      'bad',
      'The blueprint file bad.yaml cannot be used: The blueprint: Invalid input: expected object',
    ],
    [
      'has a mistake in the schema',
      JSON.stringify({
        ...SMALL,
        parts: [{ ...SMALL.parts[0], replicas: { min: 0 } }],
      }),
      'small',
      'The blueprint file bad.yaml cannot be used: parts[0].replicas.min: ',
    ],
    [
      'does not fit together',
      JSON.stringify({
        ...SMALL,
        parts: [
          ...SMALL.parts,
          ...SMALL.parts,
          { ...SMALL.parts[0], id: 'b', match: undefined },
        ],
      }),
      'small',
      'The blueprint file bad.yaml cannot be used: Part backend is there twice. (and 1 more mistake)',
    ],
    [
      'takes the name of one that is shipped',
      JSON.stringify({ ...SMALL, name: 'multi-az-eks', parts: [] }),
      'multi-az-eks',
      'The blueprint file bad.yaml cannot be used: parts: ',
    ],
  ])(
    'tells of a file that %s, and uses the others',
    async (_, text, name, message) => {
      const library = await read({
        'bad.yaml': text,
        'good.yaml': JSON.stringify({ ...SMALL, name: 'good' }),
      });
      expect(library.find('good')).toBeDefined();
      expect(library.find(name)).toBeUndefined();
      expect(logger.error).toHaveBeenCalledTimes(1);
      expect(logger.error).toHaveBeenCalledWith(
        expect.stringContaining(message),
      );
      expect(problemsOf(library, name)).toEqual([
        expect.stringContaining(message),
      ]);
    },
  );

  it('tells of a file that is not there, and of a pattern without one', async () => {
    const library = await read({}, ['gone.yaml', 'none/*.yaml']);
    expect(logger.error).toHaveBeenCalledWith(
      'The blueprint file gone.yaml cannot be read (ENOENT).',
    );
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('none/*.yaml of environments.blueprints.files'),
    );
    expect(problemsOf(library, 'gone')).toEqual([
      expect.stringContaining('gone.yaml'),
    ]);
    expect(library.all).toHaveLength(4);
  });

  it('uses the first of two files with one name, and tells of the second', async () => {
    const library = await read({
      'a.yaml': JSON.stringify({ ...SMALL, title: 'First' }),
      'b.yaml': JSON.stringify({ ...SMALL, title: 'Second' }),
    });
    expect(library.find('small')?.blueprint.title).toBe('First');
    expect(problemsOf(library, 'small')).toEqual([
      'The blueprint small is in two files: a.yaml is used, and b.yaml is not.',
    ]);
  });
});
