import { checklistRows } from './checklistRows';
import { type Budget, judgeBudgets } from './judgeBudgets';
import type { ContenderFigures, LoadFigures, Report } from './Report';
import { kb, mb, ms, times } from './units';

type Row = [what: string, of: (figures: ContenderFigures) => string];

function loadRows(
  title: string,
  of: (figures: ContenderFigures) => LoadFigures,
): Row[] {
  return [
    [`${title}: views/s`, figures => of(figures).viewsPerSecond.toFixed(1)],
    [`${title}: p50 / p95`, figures => times(of(figures))],
    [
      `${title}: upstream requests per view`,
      figures => of(figures).upstreamRequestsPerView.toFixed(3),
    ],
    [`${title}: bytes per view`, figures => kb(of(figures).bytesPerView)],
  ];
}

const rows: Row[] = [
  ...loadRows('1 client', ({ oneClient }) => oneClient),
  ...loadRows('10 clients', ({ tenClients }) => tenClients),
  ...loadRows('same view with ETag', ({ repeated }) => repeated),
  ['change to answer: p50 / p95', figures => times(figures.changeToAnswer)],
  ['start of the process', figures => ms(figures.startMs)],
  ['first snapshot', figures => ms(figures.firstSnapshotMs)],
  [
    'upstream requests/s when idle',
    figures => figures.idleUpstreamRequestsPerSecond.toFixed(2),
  ],
  ...(['rss', 'heap'] as const).map(
    (kind): Row => [
      `${kind}: started / tracked / after load`,
      ({ memory }) =>
        [memory.before, memory.tracked, memory.after]
          .map(state => mb(state[kind]))
          .join(' / '),
    ],
  ),
];

/** Lines of cells, each column as wide as its widest cell. */
export function formatTable(lines: readonly (readonly string[])[]): string {
  const widths = lines[0].map((_, column) =>
    Math.max(...lines.map(line => line[column].length)),
  );
  return lines
    .map(line =>
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function verdict({ met }: Budget): string {
  if (met === undefined) {
    return 'not measured';
  }
  return met ? 'met' : 'NOT MET';
}

/** The figures of a run as text for a terminal. */
export function formatReport(report: Report): string {
  const { machine, seconds, sizes, engine, browser, checklists } = report;
  const sections = sizes.map(({ pods, contenders }) =>
    formatTable([
      [`${pods} pods`, 'incumbent', 'flightdeck'],
      ...rows.map(([what, of]) => [
        what,
        of(contenders.incumbent),
        of(contenders.flightdeck),
      ]),
    ]),
  );
  return `${[
    `Node ${machine.node}, ${machine.platform}, ${machine.cores} cores, ${seconds} s a load, ${report.at}`,
    ...sections,
    formatTable([
      [`health engine, ${engine.objects} objects`, 'p50 / p95'],
      ['evaluate', times(engine.evaluate)],
      ['evaluate again after one change', times(engine.reevaluate)],
    ]),
    ...(browser
      ? [
          formatTable([
            [`open page, ${browser.pods} pods`, 'p50 / p95'],
            ['change to browser', times(browser.changeToBrowser)],
          ]),
        ]
      : []),
    ...(checklists ? [formatTable(checklistRows(checklists))] : []),
    formatTable([
      ['budget', 'measured', ''],
      ...judgeBudgets(report).map(budget => [
        budget.what,
        budget.measured,
        verdict(budget),
      ]),
    ]),
  ].join('\n\n')}\n`;
}
