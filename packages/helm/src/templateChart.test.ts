import { templateChart } from './templateChart';
import { writeChart } from './__testUtils__/writeChart';

jest.setTimeout(60_000);

describe('templateChart', () => {
  let chart: Awaited<ReturnType<typeof writeChart>>;

  beforeAll(async () => {
    chart = await writeChart({
      'templates/broken.yaml':
        '{{ if .Values.broken }}{{ fail "the chart says no" }}{{ end }}\n',
    });
  });

  afterAll(() => chart.remove());

  const template = (more: Partial<Parameters<typeof templateChart>[0]> = {}) =>
    templateChart({
      chart: chart.folder,
      release: 'greeter-dev',
      namespace: 'greeter',
      ...more,
    });

  it('renders as an installation would, with custom resource definitions and hooks', async () => {
    const text = await template();
    expect(text).toContain('name: greeter-dev\n');
    expect(text).toContain('namespace: greeter\n');
    expect(text).toContain('greeting: "hello"');
    expect(text).toContain('kind: CustomResourceDefinition');
    expect(text).toContain('helm.sh/hook: test');
    const without = await template({ skipCrds: true, skipTests: true });
    expect(without).not.toContain('CustomResourceDefinition');
    expect(without).not.toContain('helm.sh/hook');
  });

  it('lets later values win: files, then values, then parameters', async () => {
    const replicas = async (more: Parameters<typeof template>[0]) =>
      /replicas: (\d+)/.exec(await template(more))?.[1];
    const valueFiles = ['values-prod.yaml'];
    const values = { replicas: 5 };
    const parameters = [{ name: 'replicas', value: '7' }];
    await expect(replicas({})).resolves.toBe('1');
    await expect(replicas({ valueFiles })).resolves.toBe('3');
    await expect(replicas({ valueFiles, values })).resolves.toBe('5');
    await expect(replicas({ valueFiles, values, parameters })).resolves.toBe(
      '7',
    );
  });

  it('keeps the text of a parameter that is asked to be one, commas included', async () => {
    const text = await template({
      parameters: [
        { name: 'image.tag', value: '1.20', forceString: true },
        { name: 'greeting', value: 'hello, you' },
      ],
    });
    expect(text).toContain('tag: "1.20"');
    expect(text).toContain('greeting: "hello, you"');
  });

  it('renders for the cluster that it is told of', async () => {
    const text = await template({
      kubeVersion: 'v1.33.2',
      apiVersions: ['cert-manager.io/v1/Certificate'],
    });
    expect(text).toContain('kubernetes: v1.33.2');
    expect(text).toContain('certificates: "true"');
    expect(await template()).toContain('certificates: "false"');
  });

  it.each([
    ['a failing chart', { values: { broken: true } }, 'the chart says no'],
    ['a missing value', { values: { greeting: '' } }, 'greeting is required'],
    [
      'a values file that is not there',
      { valueFiles: ['values-none.yaml'] },
      'open values-none.yaml: no such file or directory',
    ],
    [
      'an address in the place of a values file',
      { valueFiles: ['http://127.0.0.1:1/values.yaml'] },
      'no such file or directory',
    ],
    [
      'the name of a chart elsewhere',
      { chart: 'oci://127.0.0.1:1/greeter' },
      'has no Chart.yaml',
    ],
  ])('tells of %s in the words of Helm', async (_what, more, words) => {
    const failure = template(more);
    await expect(failure).rejects.toMatchObject({ name: 'InputError' });
    await expect(failure).rejects.toThrow(words);
    await expect(failure).rejects.not.toThrow(chart.folder);
  });

  it('names the line of a template that is not well formed', async () => {
    const bad = await writeChart({ 'templates/bad.yaml': 'a: {{ .Values.x\n' });
    await expect(
      templateChart({ chart: bad.folder, release: 'x', namespace: 'x' }),
    ).rejects.toThrow(/^parse error at \(greeter\/templates\/bad\.yaml:2\)/);
    await bad.remove();
  });
});
