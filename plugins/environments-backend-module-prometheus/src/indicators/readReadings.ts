import type { IndicatorReading } from '@flightdeck/plugin-environments-common';
import type { QuestionPoller } from '../poll/QuestionPoller';
import type { IndicatorQuestions } from '../query/QuestionBook';
import { REQUEST_RATE } from './defaultIndicators';
import type { IndicatorDefinition } from './IndicatorDefinition';

type Known = Pick<QuestionPoller, 'answer' | 'wasSeen'>;

interface Told {
  reading: IndicatorReading;
  /** Set where no query of the indicator has a sample. */
  isEmpty: boolean;
}

const NOT_ASKED = 'Prometheus has not been asked yet.';
const NO_TRAFFIC =
  'No requests came in the last 5 minutes, so there is nothing to measure.';

/** What is known of the indicators of an environment. */
export function readReadings(
  book: readonly IndicatorQuestions[],
  known: Known,
): IndicatorReading[] {
  const told = book.map(entry => ({
    indicator: entry.indicator,
    ...tell(entry, known),
  }));
  const isIdle =
    told.find(({ indicator }) => indicator.id === REQUEST_RATE)?.reading
      .value === 0;
  return told
    .filter((_, index) => isShown(book[index], told[index], known))
    .map(({ indicator, reading, isEmpty }) =>
      indicator.needsTraffic && isEmpty && isIdle
        ? { ...reading, noTraffic: true, message: NO_TRAFFIC }
        : reading,
    );
}

/** What an environment does not have is not told of; what it had and lost is. */
function isShown(
  entry: IndicatorQuestions,
  { isEmpty }: Told,
  known: Known,
): boolean {
  if (!entry.indicator.optional) {
    return true;
  }
  return 'questions' in entry
    ? !isEmpty || entry.questions.some(each => known.wasSeen(each))
    : false;
}

function tell(entry: IndicatorQuestions, known: Known): Told {
  const described = describe(entry.indicator);
  if ('problem' in entry) {
    const query = entry.indicator.queries[0];
    return {
      reading: { ...described, query, message: entry.problem },
      isEmpty: false,
    };
  }
  const answers = entry.questions.map(question => ({
    query: question.expression,
    answer: known.answer(question) ?? { message: NOT_ASKED },
  }));
  const valued = answers.find(({ answer }) => answer.value !== undefined);
  const failed = answers.find(
    ({ answer }) => answer.value === undefined && !answer.isEmpty,
  );
  const { query, answer } = valued ?? failed ?? answers[0];
  const isEmpty = !valued && !failed;
  return {
    isEmpty,
    reading:
      answer.value === undefined
        ? { ...described, query, message: answer.message }
        : { ...described, query, value: answer.value, asOf: answer.asOf },
  };
}

function describe({
  id,
  title,
  unit,
  warning,
  critical,
  trouble,
}: IndicatorDefinition): Omit<IndicatorReading, 'query'> {
  return {
    id,
    title,
    unit,
    warning,
    critical,
    ...(trouble === 'below' && { trouble }),
  };
}
