import { stringify } from 'yaml';

/** A step of a template, as an example of its action. */
export interface ExampleStep {
  id: string;
  name: string;
  action: string;
  if?: string;
  input: object;
}

/** An example as Backstage shows it beside the action. */
export function writeExample(description: string, step: ExampleStep) {
  return { description, example: stringify({ steps: [step] }) };
}
