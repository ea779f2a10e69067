import { Sentence } from '../shared/Sentence';
import type { PreviewProblem } from './findProblems';

/** What is in the way, each with the field that it belongs to. */
export function ProblemList(props: { problems: readonly PreviewProblem[] }) {
  return (
    <ul aria-label="Problems" style={{ listStyle: 'none', padding: 0 }}>
      {props.problems.map(({ field, message, isCertain }) => (
        <li key={`${field} ${message}`}>
          <Sentence
            tone={isCertain ? 'critical' : 'unknown'}
            word={field || 'In the way'}
          >
            {message}
          </Sentence>
        </li>
      ))}
    </ul>
  );
}
