const ACTION = /\{\{-?\s*(.*?)\s*-?\}\}/g;
const PIPELINE = /^\.([A-Za-z_][\w]*)(\.Value)?((?:\s*\|\s*\w+)*)$/;

const FUNCTIONS: Readonly<Record<string, (text: string) => string>> = {
  toString: (text: string) => text,
  trim: text => text.trim(),
  quote: text => JSON.stringify(text),
  urlquery: encodeURIComponent,
  b64enc: text => Buffer.from(text).toString('base64'),
  b64dec: text => Buffer.from(text, 'base64').toString(),
};

/**
 * Fills a Go template of a Secret: `{{ .name }}`, and `{{ .name | function }}` of a few functions.
 *
 * @throws Error that names the action which the sandbox cannot read; never a value.
 */
export function fillTemplate(
  template: string,
  values: ReadonlyMap<string, string>,
): string {
  return template.replace(ACTION, (_match, action: string) => {
    const [, name, , pipes = ''] = PIPELINE.exec(action) ?? [];
    const value = name === undefined ? undefined : values.get(name);
    if (name === undefined) {
      throw new Error(`the sandbox cannot read the action {{ ${action} }}`);
    }
    if (value === undefined) {
      throw new Error(`map has no entry for key "${name}"`);
    }
    return pipes
      .split('|')
      .map(pipe => pipe.trim())
      .filter(Boolean)
      .reduce((text, pipe) => {
        const change = FUNCTIONS[pipe];
        if (!change) {
          throw new Error(`function "${pipe}" not defined`);
        }
        return change(text);
      }, value);
  });
}

/** The names that templates ask for. */
export function namesIn(templates: readonly string[]): string[] {
  return templates.flatMap(template =>
    [...template.matchAll(ACTION)].flatMap(
      ([, action]) => PIPELINE.exec(action)?.[1] ?? [],
    ),
  );
}
