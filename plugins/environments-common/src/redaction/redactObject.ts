import { hideValues } from './hideValues';
import { maskCommand } from './maskCommand';
import { HIDDEN, maskText, namesSecret } from './maskText';
import { redactAnnotations } from './redactAnnotations';

/** JSON, as an API server sends it. */
type JsonObject = Record<string, unknown>;

/** Fields whose content the schema of Kubernetes leaves to others, wherever they are. */
const FREE_FORM = new Set([
  'binaryData',
  'config',
  'credentials',
  'data',
  'env',
  'fileParameters',
  'helm',
  'httpHeaders',
  'literal',
  'options',
  'parameters',
  'stringData',
  'values',
  'valuesObject',
  'volumeAttributes',
]);
/** Maps whose keys people choose and whose values everybody may see. */
const PLAIN_MAPS = new Set([
  'allocatable',
  'capacity',
  'hard',
  'labels',
  'limits',
  'matchLabels',
  'nodeSelector',
  'requests',
  'selector',
  'used',
]);
/** A number that measures a secret, and is none. */
const MEASURE = /(?:seconds|minutes|hours|days|count|length|limit|size)$/i;
const COMMANDS = new Set(['args', 'command']);
/** An API server takes no deeper ones of the kinds that are shown. */
const DEEPEST = 100;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfText(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}

function isMapOfText(value: unknown): value is Record<string, string> {
  return (
    isObject(value) &&
    Object.values(value).every(item => typeof item === 'string')
  );
}

function mapText(map: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(map).map(([key, text]) => [key, maskText(text)]),
  );
}

function isPlain(value: unknown): boolean {
  return (
    typeof value === 'string' ||
    typeof value === 'number' ||
    isListOfText(value)
  );
}

/** The term of a selector: its values are labels. */
function isSelectorTerm(object: JsonObject): boolean {
  return (
    typeof object.key === 'string' &&
    typeof object.operator === 'string' &&
    isListOfText(object.values)
  );
}

function redactField(
  parent: JsonObject,
  key: string,
  value: unknown,
  depth: number,
): unknown {
  if (key === 'annotations' && isObject(value)) {
    return redactAnnotations(value);
  }
  if (PLAIN_MAPS.has(key) && isMapOfText(value)) {
    return mapText(value);
  }
  if (key === 'values' && isSelectorTerm(parent)) {
    return value;
  }
  if (FREE_FORM.has(key)) {
    return hideValues(value);
  }
  // What has a name and a value is a setting, a header, a parameter.
  if (key === 'value' && typeof parent.name === 'string') {
    return HIDDEN;
  }
  if (COMMANDS.has(key) && isListOfText(value)) {
    return maskCommand(value);
  }
  // The settings of a trigger of an autoscaler can hold addresses with passwords.
  if (key === 'metadata' && depth > 0 && typeof parent.type === 'string') {
    return hideValues(value);
  }
  // The last words of a container are often the end of its log, which takes a right of its own.
  if (key === 'message' && 'exitCode' in parent) {
    return HIDDEN;
  }
  if (namesSecret(key) && isPlain(value) && !MEASURE.test(key)) {
    return HIDDEN;
  }
  return redact(value, depth + 1);
}

function redact(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return maskText(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth > DEEPEST) {
    return '(too deep to be shown)';
  }
  if (Array.isArray(value)) {
    return value.map(item => redact(item, depth + 1));
  }
  const object: JsonObject = { ...value };
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => key !== 'managedFields')
      .map(([key, field]) => [key, redactField(object, key, field, depth)]),
  );
}

/**
 * An object of a cluster as it may leave it: no value of a Secret, a ConfigMap, an environment
 * variable or a free-form field of a custom resource, no password in a command or a URL, no copy
 * of the object in an annotation. What is hidden keeps its name.
 *
 * @public
 */
export function redactObject(object: unknown): unknown {
  return redact(object, 0);
}
