import { sentenceOf, statusOf } from '@flightdeck/plugin-environments-react';
import { Sentence } from './Sentence';
import { cannotBeChecked } from './sentences';

export interface UncheckedProps {
  error: Error | undefined;
  /** What is not possible now. */
  word?: string;
  /** What it is about, where that is not clear. */
  what?: string;
}

/** Says that something is not known: for now, or because the reader may not know it. */
export function Unchecked(props: UncheckedProps) {
  const { error, word = 'Cannot be checked now', what } = props;
  if (!error) {
    return null;
  }
  if (statusOf(error) === 403) {
    return (
      <Sentence tone="critical" word="Not allowed">
        {sentenceOf(error)}
      </Sentence>
    );
  }
  return (
    <Sentence tone="unknown" word={word}>
      {what ? `${what}. ${cannotBeChecked(error)}` : cannotBeChecked(error)}
    </Sentence>
  );
}
