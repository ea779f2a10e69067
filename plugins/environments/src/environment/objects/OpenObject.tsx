import Typography from '@material-ui/core/Typography';
import {
  FindingList,
  formatSubject,
  ObjectDrawer,
} from '@flightdeck/plugin-environments-react';
import type { EnvironmentViewProps } from '../EnvironmentView';

/** The object that the address names, with the findings that speak of it. */
export function OpenObject(props: EnvironmentViewProps) {
  const { snapshot, location, change } = props;
  const { object } = location;
  const name = object && formatSubject(object);
  const findings = snapshot.findings.filter(({ subject, others }) =>
    [subject, ...others].some(each => formatSubject(each) === name),
  );
  return (
    <ObjectDrawer
      environmentRef={snapshot.environment.ref}
      object={object}
      onClose={() => change({ object: undefined })}
    >
      {findings.length > 0 && (
        <section aria-label="Findings of the object">
          <Typography variant="subtitle2" component="h3" gutterBottom>
            Findings
          </Typography>
          <FindingList findings={findings} />
        </section>
      )}
    </ObjectDrawer>
  );
}
