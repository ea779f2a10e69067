import { lintChart } from './lintChart';
import { writeChart } from './__testUtils__/writeChart';

jest.setTimeout(60_000);

describe('lintChart', () => {
  it('has advice and no error for a sound chart', async () => {
    const chart = await writeChart();
    await expect(lintChart({ chart: chart.folder })).resolves.toEqual([
      { severity: 'info', path: 'Chart.yaml', message: 'icon is recommended' },
    ]);
    await chart.remove();
  });

  it('names what is wrong with each file, and with the values', async () => {
    const chart = await writeChart({
      'Chart.yaml': 'apiVersion: v2\nname: greeter\nversion: one\n',
      'templates/bad.yaml': 'a: b: c\n',
    });
    const errors = (
      await lintChart({ chart: chart.folder, values: { greeting: '' } })
    ).filter(({ severity }) => severity === 'error');
    expect(errors).toContainEqual({
      severity: 'error',
      path: 'Chart.yaml',
      message: expect.stringContaining("version 'one'"),
    });
    expect(errors.map(({ path }) => path)).toContain('templates/');
    expect(JSON.stringify(errors)).not.toContain(chart.folder);
    await chart.remove();
  });

  it('checks the values of the files that it is given', async () => {
    const chart = await writeChart({
      'values-empty.yaml': 'greeting: ""\n',
      'values-text.yaml': 'just a text\n',
    });
    const lint = (file: string) =>
      lintChart({ chart: chart.folder, valueFiles: [file] });
    const severities = async (file: string) =>
      (await lint(file)).map(({ severity }) => severity);
    await expect(severities('values-prod.yaml')).resolves.not.toContain(
      'error',
    );
    await expect(severities('values-text.yaml')).resolves.toContain('error');
    await expect(lint('none.yaml')).rejects.toThrow('open none.yaml');
    await chart.remove();
  });
});
