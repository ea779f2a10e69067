import { InputError } from '@backstage/errors';
import { type ChartOptions, prepareChart } from './ChartOptions';
import { runHelm } from './runHelm';

/**
 * What a chart is rendered for.
 *
 * @public
 */
export interface TemplateOptions extends ChartOptions {
  /** The name of the release. */
  release: string;
  namespace: string;
  /** What `.Capabilities.APIVersions` has beside the kinds of Kubernetes: `group/version/Kind`. */
  apiVersions?: readonly string[];
  /** Leaves out the folder `crds`. */
  skipCrds?: boolean;
  /** Leaves out Pods and Jobs that are tests. */
  skipTests?: boolean;
}

/**
 * Renders a chart as an installation would, hooks and custom resource definitions included.
 * Resolves to YAML documents. The charts that it depends on have to be in its folder `charts`.
 *
 * @throws InputError with Helm's own words, without paths of this machine, when the chart or its
 *   values are wrong
 * @public
 */
export async function templateChart(options: TemplateOptions): Promise<string> {
  const prepared = await prepareChart(options);
  const { code, output, complaints } = await runHelm(
    [
      'template',
      options.release,
      prepared.chart,
      '--namespace',
      options.namespace,
      ...(options.skipCrds ? ['--skip-crds'] : ['--include-crds']),
      ...(options.skipTests ? ['--skip-tests'] : []),
      ...(options.apiVersions ?? []).flatMap(api => ['--api-versions', api]),
      ...prepared.arguments,
    ],
    prepared.input,
  );
  if (code !== 0) {
    throw new InputError(wordsOf(prepared.withoutPaths(complaints), code));
  }
  return output;
}

/** The sentence of the error: warnings, and the advice to ask for more output, are left out. */
function wordsOf(complaints: string, code: number | null): string {
  const words = complaints
    .replace(/\n+Use --debug flag[^\n]*\n?/, '')
    .split('\n')
    .filter(line => !/^(level=|time=|WARNING:|walk\.go)/.test(line))
    .join('\n')
    .replace(/^Error: /, '')
    .trim();
  return words || `helm ended with code ${code}`;
}
