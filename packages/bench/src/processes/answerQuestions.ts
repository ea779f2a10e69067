import { stringifyError } from '@backstage/errors';
import { questionSchema } from './messages';

export type Handlers = Record<string, (input: unknown) => unknown>;

/** Answers the questions of the benchmark until it goes; then this process ends too. */
export function answerQuestions(handlers: Handlers): void {
  process.on('disconnect', () => process.exit());
  process.on('message', message => {
    void answer(handlers, message);
  });
}

async function answer(handlers: Handlers, message: unknown): Promise<void> {
  const { id, name, input } = questionSchema.parse(message);
  try {
    process.send?.({ id, output: await handlers[name](input) });
  } catch (error) {
    process.send?.({ id, error: stringifyError(error) });
  }
}
