import { InputError } from '@backstage/errors';
import { Environment, FileSystemLoader } from 'nunjucks';
import { stringify } from 'yaml';

/** Renders texts and expressions with the words of a context. */
export interface Renderer {
  /** @throws InputError that names the file and the place. */
  render(name: string, text: string, context: object): string;
  isTrue(expression: string, context: object): boolean;
}

/**
 * The marks of our templates. They are in the way of none of the languages that templates are
 * written in: Helm, Django, GitHub Actions and shell all use braces.
 */
const TAGS = {
  variableStart: '<$',
  variableEnd: '$>',
  blockStart: '<%',
  blockEnd: '%>',
  commentStart: '<#',
  commentEnd: '#>',
};

/** What is left in a file when a mark was not understood. */
export const MARKS = /<\$|\$>|<%|%>|<#|#>/;

/** A renderer that includes files by their path below a folder. */
export function createRenderer(root: string): Renderer {
  const environment = new Environment(new FileSystemLoader(root), {
    autoescape: false,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
    tags: TAGS,
  });
  environment.addFilter('quote', (text: string) => JSON.stringify(text));
  environment.addFilter('yaml', (value: unknown, indent = 0) =>
    stringify(value, { lineWidth: 0 })
      .trimEnd()
      .replaceAll('\n', `\n${' '.repeat(indent)}`),
  );
  // HCL reads ${ and %{ within quotes; doubled they are text.
  environment.addFilter('hcl', (text: string) =>
    JSON.stringify(text).replace(/[$%](?=\{)/g, mark => `${mark}${mark}`),
  );
  environment.addFilter('upperSnake', (text: string) =>
    text.replaceAll('-', '_').toUpperCase(),
  );
  environment.addFilter('snake', (text: string) => text.replaceAll('-', '_'));
  return {
    render(name, text, context) {
      try {
        return environment.renderString(text, context);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new InputError(
          `${name} cannot be rendered: ${reason.replaceAll('\n', ' ')}`,
        );
      }
    },
    isTrue(expression, context) {
      return (
        environment.renderString(
          `<% if ${expression} %>yes<% endif %>`,
          context,
        ) === 'yes'
      );
    },
  };
}
