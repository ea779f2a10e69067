import type { Subject } from '@flightdeck/plugin-environments-common';
import {
  formatSubject,
  ObjectLink,
} from '@flightdeck/plugin-environments-react';

/** The objects that use a thing. */
export function UsedBy(props: { subjects: readonly Subject[] }) {
  if (props.subjects.length === 0) {
    return <>nothing</>;
  }
  return (
    <>
      {props.subjects.map(subject => (
        <div key={formatSubject(subject)}>
          <ObjectLink object={subject}>
            {subject.kind} {subject.name}
          </ObjectLink>
        </div>
      ))}
    </>
  );
}
