import Typography from '@material-ui/core/Typography';
import type { Subject } from '@flightdeck/plugin-environments-common';
import {
  formatSubject,
  ObjectLink,
} from '@flightdeck/plugin-environments-react';

/** Workloads that the blueprint does not know. */
export function ExtraWorkloads(props: { subjects: readonly Subject[] }) {
  return props.subjects.length === 0 ? null : (
    <section aria-label="Workloads beside the blueprint">
      <Typography variant="h6" component="h3">
        Beside the blueprint
      </Typography>
      <Typography variant="body2">
        The blueprint does not know these. That is no fault; they are told so
        that nothing runs unseen.
      </Typography>
      <ul>
        {props.subjects.map(subject => (
          <Typography
            key={formatSubject(subject)}
            variant="body2"
            component="li"
          >
            <ObjectLink object={subject} />
          </Typography>
        ))}
      </ul>
    </section>
  );
}
