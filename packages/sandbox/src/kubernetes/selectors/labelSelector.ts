import { StatusError } from '../StatusError';

export type Labels = Readonly<Record<string, string>>;

type Requirement = (labels: Labels) => boolean;

const KEY = /^([a-z0-9.-]+\/)?[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?)?$/;
const SET = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/;

/**
 * Reads a label selector as `kubectl -l` takes it: `a=b`, `a==b`, `a!=b`, `a in (b,c)`,
 * `a notin (b,c)`, `a`, `!a`, joined by commas. Throws a 400 for what is none.
 */
export function parseLabelSelector(
  selector: string,
): (labels: Labels) => boolean {
  const requirements = splitOutsideParentheses(selector)
    .map(part => part.trim())
    .filter((part, _index, parts) => part !== '' || parts.length > 1)
    .map(parseRequirement);
  return labels => requirements.every(requirement => requirement(labels));
}

function parseRequirement(text: string): Requirement {
  const set = SET.exec(text);
  if (set) {
    const [, name, operator, list] = set;
    const key = checkKey(name, text);
    const values = new Set(
      list.split(',').map(value => checkValue(value.trim(), text)),
    );
    return operator === 'in'
      ? labels => Object.hasOwn(labels, key) && values.has(labels[key])
      : labels => !Object.hasOwn(labels, key) || !values.has(labels[key]);
  }
  const equality = /^([^=!]*?)\s*(==|=|!=)\s*(.*)$/.exec(text);
  if (equality) {
    const [, name, operator, right] = equality;
    const key = checkKey(name, text);
    const value = checkValue(right, text);
    return operator === '!='
      ? labels => !Object.hasOwn(labels, key) || labels[key] !== value
      : labels => Object.hasOwn(labels, key) && labels[key] === value;
  }
  if (text.startsWith('!')) {
    const key = checkKey(text.slice(1).trim(), text);
    return labels => !Object.hasOwn(labels, key);
  }
  const key = checkKey(text, text);
  return labels => Object.hasOwn(labels, key);
}

function checkKey(key: string, text: string): string {
  if (!KEY.test(key)) {
    throw StatusError.badRequest(
      `unable to parse requirement: "${key}" in "${text}" is no label key`,
    );
  }
  return key;
}

function checkValue(value: string, text: string): string {
  if (value.length > 63 || !VALUE.test(value)) {
    throw StatusError.badRequest(
      `unable to parse requirement: "${value}" in "${text}" is no label value`,
    );
  }
  return value;
}

function splitOutsideParentheses(selector: string): string[] {
  return selector.split(/,(?![^(]*\))/);
}
