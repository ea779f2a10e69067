import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';
import { VIEWED_PODS } from './seed/planCluster';

export interface BenchOptions {
  /** Sizes of the cluster, in Pods. */
  pods: number[];
  /** How long each kind of load lasts. */
  seconds: number;
  /** How many changes of the cluster are followed. */
  changes: number;
  /** How many environments checklists are measured with; 0 for not at all. */
  environments: number;
  /** For so many looks at all of them, a minute each. */
  sweeps: number;
  /** Where the report is written to. */
  json?: string;
  seed: number;
}

const SEED = 20_260_101;
const MOST_PODS = 100_000;
const MOST_SECONDS = 300;
const MOST_ENVIRONMENTS = 3_000;
const SWEEPS = 2;

function readNumber(
  name: string,
  text: string,
  { least, most }: { least: number; most: number },
): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new InputError(
      `--${name} '${text}' is not a whole number from ${least} to ${most}.`,
    );
  }
  return value;
}

/** Reads the command line of the benchmark. */
export function readOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      pods: { type: 'string' },
      seconds: { type: 'string' },
      environments: { type: 'string' },
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const usual = values.quick
    ? { pods: '3000', seconds: '2', changes: 10, environments: '0' }
    : { pods: '3000,30000', seconds: '10', changes: 50, environments: '500' };
  const sizes = (values.pods ?? usual.pods)
    .split(',')
    .map(text =>
      readNumber('pods', text, { least: VIEWED_PODS, most: MOST_PODS }),
    );
  return {
    pods: [...new Set(sizes)].sort((a, b) => a - b),
    seconds: readNumber('seconds', values.seconds ?? usual.seconds, {
      least: 1,
      most: MOST_SECONDS,
    }),
    changes: usual.changes,
    environments: readNumber(
      'environments',
      values.environments ?? usual.environments,
      { least: 0, most: MOST_ENVIRONMENTS },
    ),
    sweeps: SWEEPS,
    json: values.json,
    seed: SEED,
  };
}

/** What the figures depend on besides the code. */
export function describeMachine() {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
  };
}
