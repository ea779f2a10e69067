import { listWords } from '../../health/words';
import type { CheckOf } from '../CheckOf';
import type { ConformanceContext } from '../ConformanceContext';
import { different, met, missing, unknown, type Verdict } from '../Verdict';

const MANY = 12;

export function checkAlertRules(
  { names }: CheckOf<'alert-rules'>,
  { facts: { alertingRules } }: ConformanceContext,
): Verdict {
  if (!alertingRules) {
    return unknown('The alerting rules of the metrics source are not read.');
  }
  const evidence = names.map(name => {
    const rules = alertingRules.filter(rule => rule.name === name);
    const isSound = rules.some(({ health }) => health === 'ok');
    const isBroken =
      rules.length > 0 && rules.every(({ health }) => health === 'err');
    return {
      path: `alerting rule ${name}`,
      value: rules.length === 0 ? 'none' : rules[0].health,
      expected: 'ok',
      isAbsent: rules.length === 0,
      isSound,
      isBroken,
    };
  });
  const told = evidence.map(({ path, value, expected }) => ({
    path,
    value,
    expected,
  }));
  const absent = names.filter((_, position) => evidence[position].isAbsent);
  const broken = names.filter((_, position) => evidence[position].isBroken);
  if (absent.length > 0) {
    return missing(
      `There is no alerting rule ${listWords(absent, MANY)}.`,
      told,
      {},
    );
  }
  if (broken.length > 0) {
    return different(
      `${listWords(broken, MANY)} cannot be evaluated, and would not fire.`,
      told,
      {},
    );
  }
  return evidence.every(({ isSound }) => isSound)
    ? met('Every alerting rule is there and evaluated.', told)
    : unknown('Some alerting rules have not been evaluated yet.', told);
}

export function checkIndicators(
  { ids }: CheckOf<'indicators'>,
  { facts: { indicators } }: ConformanceContext,
): Verdict {
  if (!indicators) {
    return unknown('No metrics source could be read.');
  }
  const readings = ids.map(id => ({
    id,
    reading: indicators.find(reading => reading.id === id),
  }));
  const evidence = readings.map(({ id, reading }) => ({
    path: `indicator ${id}`,
    value: reading
      ? reading.value?.toString() ?? reading.message ?? 'no sample'
      : 'none',
    expected: 'measured',
  }));
  const absent = readings.filter(({ reading }) => !reading);
  if (absent.length > 0) {
    return missing(
      `Nothing measures ${listWords(
        absent.map(({ id }) => id),
        MANY,
      )}.`,
      evidence,
      {},
    );
  }
  const silent = readings.filter(
    ({ reading }) => reading?.value === undefined && !reading?.noTraffic,
  );
  return silent.length === 0
    ? met('Every indicator is measured.', evidence)
    : unknown(
        `There is no sample of ${listWords(
          silent.map(({ id }) => id),
          MANY,
        )}.`,
        evidence,
      );
}
