import { formatReport } from './formatReport';
import { heapPerPod, judgeBudgets } from './judgeBudgets';
import type { ContenderFigures, LoadFigures, Report } from './Report';

const load = (overrides: Partial<LoadFigures> = {}): LoadFigures => ({
  p50: 2,
  p95: 4,
  count: 1000,
  viewsPerSecond: 400,
  bytesPerView: 20 * 1024,
  notModifiedShare: 0,
  upstreamRequests: 4,
  upstreamRequestsPerView: 0.004,
  upstreamBytesPerView: 0,
  ...overrides,
});

const state = (megabytes: number) => ({
  rss: megabytes * 1e6,
  heap: megabytes * 1e6,
});

function figures(overrides: Partial<ContenderFigures> = {}): ContenderFigures {
  return {
    startMs: 3000,
    firstSnapshotMs: 1500,
    idleUpstreamRequestsPerSecond: 0.4,
    oneClient: load(),
    tenClients: load({ p95: 20 }),
    repeated: load({ notModifiedShare: 1, bytesPerView: 0 }),
    changeToAnswer: { p50: 60, p95: 80, count: 50 },
    memory: { before: state(50), tracked: state(60), after: state(62) },
    ...overrides,
  };
}

const size = (pods: number, flightdeck: Partial<ContenderFigures> = {}) => ({
  pods,
  contenders: {
    incumbent: figures({
      oneClient: load({ viewsPerSecond: 20 }),
      tenClients: load({ viewsPerSecond: 50 }),
    }),
    flightdeck: figures(flightdeck),
  },
});

const report = (sizes = [size(3000)]): Report => ({
  at: '2026-01-01T00:00:00.000Z',
  machine: { node: 'v24.0.0', platform: 'linux x64', cores: 2 },
  seconds: 10,
  sizes,
  engine: {
    objects: 2002,
    evaluate: { p50: 15, p95: 21, count: 100 },
    reevaluate: { p50: 1, p95: 1.5, count: 100 },
  },
});

const verdicts = (of: Report) =>
  new Map(judgeBudgets(of).map(({ what, met }) => [what.split(':')[0], met]));

describe('judgeBudgets', () => {
  it('says which budgets are met, which are not, and which were not measured', () => {
    const judged = verdicts(report());
    expect(judged.get('view, 1 client, p95')).toBe(true);
    expect(judged.get('views/s of the incumbent, 1 client')).toBe(true);
    expect(judged.get('views/s of the incumbent, 10 clients')).toBe(false);
    expect(judged.get('evaluate 2,000 objects, p95')).toBe(false);
    expect(judged.get('after one change, p95')).toBe(true);
    expect(judged.get('heap for each pod more')).toBeUndefined();
  });

  it('does not count the heartbeat as requests for views', () => {
    const busy = size(3000, { tenClients: load({ upstreamRequests: 100 }) });
    const name = 'upstream requests for views';
    expect(verdicts(report()).get(name)).toBe(true);
    expect(verdicts(report([busy])).get(name)).toBe(false);
  });

  it('compares the sizes', () => {
    const slow = size(30000, { oneClient: load({ p95: 7 }) });
    expect(
      verdicts(report([size(3000), slow])).get(
        'view with 30,000 pods to 3,000, p95',
      ),
    ).toBe(false);
  });
});

describe('heapPerPod', () => {
  it('is the growth from one size to the other', () => {
    const large = size(30000, {
      memory: { before: state(50), tracked: state(80), after: state(89) },
    });
    expect(heapPerPod(size(3000), large)).toBeCloseTo(1000);
  });
});

describe('formatReport', () => {
  it('puts both side by side and names what is not met', () => {
    const text = formatReport(report());
    expect(text).toMatch(/3000 pods +incumbent +flightdeck/);
    expect(text).toMatch(/1 client: views\/s +20\.0 +400\.0/);
    expect(text).toMatch(/evaluate 2,000 objects.*21\.00 ms +NOT MET/);
    expect(text).toMatch(/heap for each pod more.*not measured/);
  });

  it('tells what checklists cost, where that was measured', () => {
    const view = { p50: 3, p95: 9, count: 100 };
    const text = formatReport({
      ...report(),
      checklists: {
        environments: 500,
        waiting: 166,
        firstSheetsMs: 20_000,
        statementsPerMinute: 4_100,
        evidenceWritesPerMinute: 90,
        cpuShare: 0.125,
        loopDelay: { p50: 0.1, p99: 12, most: 40 },
        views: { checklist: view, list: view, verdict: view },
        heap: 200 * 1024 ** 2,
        database: { before: 2_048, after: 4_096 },
        rows: {
          before: { checklist_evidence: 3_000, checklist_events: 800 },
          after: { checklist_evidence: 3_000, checklist_events: 801 },
        },
      },
    });
    expect(text).toMatch(/checklists, 500 environments, 166 open/);
    expect(text).toMatch(/writes of evidence a minute +4100 \/ 90/);
    expect(text).toMatch(/of a processor.* 12\.5 %/);
    expect(text).toMatch(/verdict: p50 \/ p95 +3\.0 ms \/ 9\.0 ms/);
    expect(text).toMatch(/rows of events.* 800 \/ 801/);
    expect(formatReport(report())).not.toContain('checklists');
  });
});
