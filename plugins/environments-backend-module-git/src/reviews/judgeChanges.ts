import { listWords } from '@flightdeck/plugin-environments-common';
import type { CollectedEvidence } from '@flightdeck/plugin-environments-node';
import { type Comparison, shorten } from './Comparison';
import type { Changes } from './ForgeReviews';
import type { ReviewVerdict } from './judgePull';

const MOST_NAMES = 5;
const MOST_PATHS = 10;

/** Two commits of one repository. */
export interface ChangeSubject extends Pick<Comparison, 'base' | 'head'> {
  /** Its path at the host: `acme/shop`. */
  repository: string;
}

/** What came out, and what of it a person should look at first. */
export type ChangeVerdict = Pick<
  CollectedEvidence,
  'state' | 'summary' | 'answered'
> & { culprit?: ReviewVerdict };

/** What the reviews of all changes to migrations come to: each must have been approved. */
export function judgeChanges(
  { base, head, repository }: ChangeSubject,
  { files, migrations }: Changes,
  verdicts: readonly ReviewVerdict[],
): ChangeVerdict {
  const range = `${shorten(base)} and ${shorten(head)} of ${repository}`;
  if (migrations.length === 0) {
    const summary = tellNone(files, range);
    return { state: 'not-applicable', summary, answered: summary };
  }
  const answered = [
    `Between ${range}: ${count(files, 'changed file')}, ${count(
      migrations.length,
      'migration',
    )}`,
    ...cut(migrations),
    ...verdicts.map(({ name, says }) => `${name}: ${says}`),
  ].join('\n');
  const [gravest] = (['pending', 'warning'] as const)
    .map(state => verdicts.filter(verdict => verdict.state === state))
    .filter(found => found.length > 0);
  if (gravest) {
    const [culprit] = gravest;
    const { state } = culprit;
    return {
      state,
      summary: `Migrations of ${repository} ${
        state === 'pending' ? 'were not reviewed' : 'may not be reviewed'
      }: ${enumerate(gravest)}.`,
      answered,
      culprit,
    };
  }
  return {
    state: 'passed',
    summary: `What changes ${count(
      migrations.length,
      'migration',
    )} of ${repository} was reviewed: ${enumerate(verdicts)}.`,
    answered,
  };
}

function tellNone(files: number, range: string): string {
  switch (files) {
    case 0:
      return `The release brings no change: between ${range} no file differs.`;
    case 1:
      return `The file that differs between ${range} is no migration.`;
    default:
      return `None of the ${files} files that differ between ${range} is a migration.`;
  }
}

function enumerate(verdicts: readonly ReviewVerdict[]): string {
  return listWords(
    verdicts.map(({ name, says }) => `${name} (${says})`),
    MOST_NAMES,
  );
}

function cut(paths: readonly string[]): string[] {
  const more = paths.length - MOST_PATHS;
  return more > 0
    ? [...paths.slice(0, MOST_PATHS), `and ${more} more`]
    : [...paths];
}

function count(things: number, name: string): string {
  return things === 1 ? `1 ${name}` : `${things} ${name}s`;
}
