import { stringify } from 'yaml';
import { HIDDEN } from '../../redaction/maskText';

/** A hidden value that is another than before. */
const HIDDEN_CHANGED = '(hidden, changed)';

/** A side of a comparison: as it is, and as it may be shown. */
export interface ShownSide {
  raw: unknown;
  shown: unknown;
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(a: unknown, b: unknown): boolean {
  const write = (value: unknown) => stringify(value, { sortMapEntries: true });
  return write(a) === write(b);
}

function at(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function nameOf(item: unknown): unknown {
  return at(item, 'name');
}

/** The counterpart of a list's item: that of the same name, else that in the same place. */
function counterpart(list: unknown, item: unknown, index: number): unknown {
  if (!Array.isArray(list)) {
    return undefined;
  }
  const name = nameOf(item);
  return name === undefined
    ? list[index]
    : list.find(other => nameOf(other) === name);
}

/**
 * What may be shown of the later side, where a value that is hidden on both sides, and that differs
 * in truth, says so.
 */
export function hideChanges(before: ShownSide, after: ShownSide): unknown {
  const { shown } = after;
  if (typeof shown === 'string' && shown.includes(HIDDEN)) {
    return before.shown === shown && !isSame(before.raw, after.raw)
      ? shown.replaceAll(HIDDEN, HIDDEN_CHANGED)
      : shown;
  }
  if (Array.isArray(shown)) {
    return shown.map((item: unknown, index) =>
      hideChanges(
        {
          raw: counterpart(before.raw, item, index),
          shown: counterpart(before.shown, item, index),
        },
        { raw: counterpart(after.raw, item, index), shown: item },
      ),
    );
  }
  if (isObject(shown)) {
    return Object.fromEntries(
      Object.entries(shown).map(([key, item]) => [
        key,
        hideChanges(
          { raw: at(before.raw, key), shown: at(before.shown, key) },
          { raw: at(after.raw, key), shown: item },
        ),
      ]),
    );
  }
  return shown;
}
