import type { Vector } from './Value';
import { PromqlError } from './PromqlError';

/** Sets a label from another one where that one matches; an empty result drops the label. */
export function labelReplace(
  samples: Vector,
  [target, replacement, label, pattern]: string[],
): Vector {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(target)) {
    throw new PromqlError(
      'execution',
      `invalid destination label name in label_replace(): ${target}`,
    );
  }
  const expression = compile(pattern);
  return samples.map(sample => {
    const match = expression.exec(sample.labels[label] ?? '');
    if (!match) {
      return sample;
    }
    const { [target]: _replaced, ...labels } = sample.labels;
    const value = expand(replacement, match);
    return {
      labels: value === '' ? labels : { ...labels, [target]: value },
      value: sample.value,
    };
  });
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`, 's');
  } catch {
    throw new PromqlError(
      'execution',
      `invalid regular expression in label_replace(): ${pattern}`,
    );
  }
}

function expand(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(
    /\$(?:\$|(\w+)|\{(\w+)\})/g,
    (whole, bare?: string, braced?: string) => {
      if (whole === '$$') {
        return '$';
      }
      const name = bare ?? braced ?? '';
      return (
        (/^\d+$/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? ''
      );
    },
  );
}
