import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  parseServiceAnswers,
  type ServiceAnswers,
} from '@flightdeck/plugin-environments-common';
import { exampleAnswers } from './exampleAnswers';
import { TemplateLibrary } from './TemplateLibrary';

const REPOSITORY = {
  cloneUrl: 'https://git.example.org/x.git',
  branch: 'main',
};

function answersWith(changes: object = {}): ServiceAnswers {
  const { answers, mistakes } = parseServiceAnswers({
    ...exampleAnswers['analytics-pipeline'],
    ...changes,
  });
  if (!answers) {
    throw new Error(JSON.stringify(mistakes));
  }
  return answers;
}

describe('TemplateLibrary', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'flightdeck-templates-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  async function write(files: Record<string, string>) {
    for (const [path, text] of Object.entries(files)) {
      const target = join(directory, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    }
  }

  async function render(files: Record<string, string>, changes?: object) {
    await write(files);
    const library = await TemplateLibrary.create(directory);
    return Object.fromEntries(
      await library.render(answersWith(changes), REPOSITORY),
    );
  }

  const SKELETON = 'pieces: [{ from: skeleton }]';

  it('renders what ends in .njk, and takes the rest as it is', async () => {
    const files = await render({
      'analytics-pipeline/skeleton.yaml': SKELETON,
      'analytics-pipeline/skeleton/a.md.njk': 'name <$ answers.name $>\n',
      'analytics-pipeline/skeleton/ci.yaml': '${{ x }} {{ .Values.a }} <$ y $>',
    });
    expect(files).toEqual({
      'a.md': 'name screener\n',
      'ci.yaml': '${{ x }} {{ .Values.a }} <$ y $>',
    });
  });

  it('makes a path with [stage] for each environment, and [name] of the service', async () => {
    const files = await render(
      {
        'analytics-pipeline/skeleton.yaml': SKELETON,
        'analytics-pipeline/skeleton/[stage]/[name].yaml.njk':
          'host: <$ environment.host $>',
      },
      { stages: ['prod', 'dev'] },
    );
    expect(files).toEqual({
      'dev/screener.yaml': 'host: screener-dev.example.org',
      'prod/screener.yaml': 'host: screener.example.org',
    });
  });

  it('puts shared pieces where the skeleton says, where its condition holds; the later wins', async () => {
    const source = {
      'analytics-pipeline/skeleton.yaml': `
pieces:
  - { from: shared/code, to: backend }
  - { from: shared/flow, when: answers.delivery == 'workflow' }
  - { from: skeleton }
without:
  - { files: docs/, when: answers.stages.length == 1 }
`,
      'shared/code/app.py': 'shared',
      'shared/code/own.py': 'shared',
      'shared/flow/flow.yaml': 'flow',
      'analytics-pipeline/skeleton/backend/own.py': 'own',
      'analytics-pipeline/skeleton/docs/a.md': 'docs',
    };
    expect(await render(source)).toEqual({
      'backend/app.py': 'shared',
      'backend/own.py': 'own',
      'docs/a.md': 'docs',
    });
    expect(
      await render(source, { delivery: 'workflow', stages: ['dev'] }),
    ).toEqual({
      'backend/app.py': 'shared',
      'backend/own.py': 'own',
      'flow.yaml': 'flow',
    });
  });

  it('leaves out a file of which nothing is left', async () => {
    const files = await render({
      'analytics-pipeline/skeleton.yaml': SKELETON,
      'analytics-pipeline/skeleton/a.yaml.njk':
        "<% if answers.delivery == 'workflow' %>\nx: 1\n<% endif %>\n",
      'analytics-pipeline/skeleton/b.yaml.njk': 'b: 1\n',
    });
    expect(Object.keys(files)).toEqual(['b.yaml']);
  });

  it('quotes what people wrote, for YAML and for HCL', async () => {
    const files = await render(
      {
        'analytics-pipeline/skeleton.yaml': SKELETON,
        'analytics-pipeline/skeleton/a.njk':
          'a: <$ answers.title | quote $>\nb = <$ answers.title | hcl $>\n',
      },
      { title: 'Größe: "x" ${y} <$ z $>' },
    );
    expect(files.a).toBe(
      'a: "Größe: \\"x\\" ${y} <$ z $>"\nb = "Größe: \\"x\\" $${y} <$ z $>"\n',
    );
  });

  it.each([
    [
      'a name that nobody knows',
      { 'analytics-pipeline/skeleton/a.njk': '<$ answers.nonsense $>' },
      /^a\.njk cannot be rendered: /,
    ],
    [
      'a block that does not end',
      { 'analytics-pipeline/skeleton/b.njk': '<% if answers %>' },
      /^b\.njk cannot be rendered: /,
    ],
    [
      'a shared piece that is not there',
      {
        'analytics-pipeline/skeleton.yaml': 'pieces: [{ from: shared/gone }]',
      },
      /names .*shared\/gone, which is not there/,
    ],
    [
      'a piece outside of the templates',
      { 'analytics-pipeline/skeleton.yaml': 'pieces: [{ from: ../../etc }]' },
      /skeleton\.yaml is no skeleton: /,
    ],
  ])('tells of %s in a sentence', async (_, files, message) => {
    await expect(
      render({ 'analytics-pipeline/skeleton.yaml': SKELETON, ...files }),
    ).rejects.toThrow(message);
  });

  it('tells of a blueprint without a template, and of a folder that is not there', async () => {
    await expect(render({})).rejects.toThrow(
      'There is no template for blueprint analytics-pipeline.',
    );
    await expect(
      TemplateLibrary.create(join(directory, 'gone')),
    ).rejects.toThrow(/There is no folder of templates/);
  });
});
