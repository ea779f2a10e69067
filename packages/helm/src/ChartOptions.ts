import { stat } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { InputError } from '@backstage/errors';

/**
 * One value by its path, as `helm --set` takes it.
 *
 * @public
 */
export interface ChartParameter {
  /** For example `image.tag`. */
  name: string;
  value: string;
  /** Keeps `1.20` or `true` a text. */
  forceString?: boolean;
}

/**
 * A chart and the values for it.
 *
 * @public
 */
export interface ChartOptions {
  /** The folder that holds `Chart.yaml`. */
  chart: string;
  /** In the order in which Helm takes them; paths in the folder of the chart, or absolute ones. */
  valueFiles?: readonly string[];
  /** Values that win over those of the files. */
  values?: Readonly<Record<string, unknown>>;
  /** Values that win over all others. */
  parameters?: readonly ChartParameter[];
  /** For example `v1.36.0`. Helm's own when absent. */
  kubeVersion?: string;
}

/** What Helm is called with: absolute paths, and the texts that stand for them in messages. */
export interface PreparedChart {
  chart: string;
  arguments: string[];
  /** For Helm's standard input. */
  input: string | undefined;
  /** Takes the folders of this machine out of a message. */
  withoutPaths(message: string): string;
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function assign({ name, value, forceString }: ChartParameter): string[] {
  // A comma would begin the next assignment; braces make a list of it.
  const text = /^\{.*\}$/.test(value)
    ? value
    : value.replace(/(?<!\\),/g, '\\,');
  return [forceString ? '--set-string' : '--set', `${name}=${text}`];
}

/** As whoever asked knows the file, without the folders of this machine. */
function nameOf(file: string): string {
  return isAbsolute(file) ? basename(file) : file;
}

/**
 * Helm takes a name for a chart of a repository and an address for a file to fetch. Absolute paths
 * of what is there are neither.
 *
 * @throws InputError when a file is not there
 */
export async function prepareChart(
  options: ChartOptions,
): Promise<PreparedChart> {
  const chart = resolve(options.chart);
  if (!(await isFile(join(chart, 'Chart.yaml')))) {
    throw new InputError(`${basename(chart)} has no Chart.yaml.`);
  }
  const files = (options.valueFiles ?? []).map(file => resolve(chart, file));
  for (const [index, file] of files.entries()) {
    if (!(await isFile(file))) {
      throw new InputError(
        `open ${nameOf(
          options.valueFiles?.[index] ?? '',
        )}: no such file or directory`,
      );
    }
  }
  const names = new Map(
    files.map((file, index) => [
      file,
      nameOf(options.valueFiles?.[index] ?? ''),
    ]),
  );
  return {
    chart,
    arguments: [
      ...files.flatMap(file => ['--values', file]),
      ...(options.values ? ['--values', '-'] : []),
      ...(options.parameters ?? []).flatMap(assign),
      ...(options.kubeVersion ? ['--kube-version', options.kubeVersion] : []),
    ],
    input: options.values && JSON.stringify(options.values),
    withoutPaths(message) {
      const named = [...names].reduce(
        (text, [file, name]) => text.replaceAll(file, name),
        message,
      );
      return named.replaceAll(`${chart}/`, '').replaceAll(chart, 'the chart');
    },
  };
}
