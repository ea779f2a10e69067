import { type ChartOptions, prepareChart } from './ChartOptions';
import { runHelm } from './runHelm';

/**
 * What `helm lint` says of a chart.
 *
 * @public
 */
export interface LintMessage {
  severity: 'info' | 'warning' | 'error';
  /** The file or folder in the chart; empty when Helm names none. */
  path: string;
  message: string;
}

/**
 * A chart, and the namespace it is checked for.
 *
 * @public
 */
export interface LintOptions extends ChartOptions {
  /** `default` when absent. */
  namespace?: string;
}

const SEVERITIES: Record<string, LintMessage['severity'] | undefined> = {
  INFO: 'info',
  WARNING: 'warning',
  ERROR: 'error',
};

/**
 * Checks a chart and its values with `helm lint`. Resolves to all messages; the chart is fine when
 * none is an error.
 *
 * @throws InputError when the chart or a values file is not there
 * @public
 */
export async function lintChart(options: LintOptions): Promise<LintMessage[]> {
  const prepared = await prepareChart(options);
  const { code, output, complaints } = await runHelm(
    [
      'lint',
      prepared.chart,
      '--namespace',
      options.namespace ?? 'default',
      ...prepared.arguments,
    ],
    prepared.input,
  );
  const messages = parseMessages(prepared.withoutPaths(output));
  if (code !== 0 && !messages.some(({ severity }) => severity === 'error')) {
    const message = prepared.withoutPaths(complaints).replace(/^Error: /, '');
    return [
      ...messages,
      { severity: 'error', path: '', message: message.trim() },
    ];
  }
  return messages;
}

/** Each message begins with its severity in brackets and may go on for several lines. */
function parseMessages(output: string): LintMessage[] {
  const messages: LintMessage[] = [];
  for (const line of output.split('\n')) {
    const [, word, rest] = /^\[(INFO|WARNING|ERROR)\] (.*)$/.exec(line) ?? [];
    const severity = word && SEVERITIES[word];
    const last = messages.at(-1);
    if (severity) {
      const [, path, message] = /^([^\s:]*): (.*)$/.exec(rest) ?? [];
      messages.push({ severity, path: path ?? '', message: message ?? rest });
    } else if (last && line.trim() !== '' && !/^(==>|\d+ chart)/.test(line)) {
      last.message += `\n${line}`;
    }
  }
  return messages;
}
