/** Fields that are left alone: JSON pointers and paths of jq. */
export interface IgnoredFields {
  jsonPointers: readonly string[];
  jqPathExpressions: readonly string[];
}

const POINTERS = [
  '/spec',
  '/spec/syncPolicy',
  '/spec/syncPolicy/automated',
  '/spec/syncPolicy/automated/enabled',
];
const PATHS = POINTERS.map(pointer => pointer.replaceAll('/', '.'));

/** Whether a change of an application's automation would be left alone. */
export function coversSyncPolicy(ignored: IgnoredFields): boolean {
  return (
    ignored.jsonPointers.some(pointer => POINTERS.includes(pointer)) ||
    ignored.jqPathExpressions.some(path => PATHS.includes(path.trim()))
  );
}
