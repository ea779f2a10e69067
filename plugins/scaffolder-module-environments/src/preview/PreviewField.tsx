import { useMemo, type ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  parseServiceAnswers,
  type ServiceAnswers,
} from '@flightdeck/plugin-environments-common';
import { useParams } from 'react-router-dom';
import { answersOf, readForm } from '../shared/readForm';
import { Sentence } from '../shared/Sentence';
import { Unchecked } from '../shared/Unchecked';
import { CreationList } from './CreationList';
import { findProblems } from './findProblems';
import { pickAnswers } from './pickAnswers';
import { readPreviewFiles } from './PreviewFile';
import { ProblemList } from './ProblemList';
import { readEntityRefs } from './readEntityRefs';
import { RenderedFiles } from './RenderedFiles';
import { Topology } from './Topology';
import { useBlueprint } from './useBlueprint';
import { useDryRun } from './useDryRun';

const useStyles = makeStyles(
  theme => ({ section: { marginBottom: theme.spacing(3) } }),
  { name: 'FlightdeckPreview' },
);

/** The last page of the wizard: what will be made of the answers, before anything is. */
export function PreviewField(props: FieldExtensionComponentProps<string>) {
  const formData = answersOf(props.formContext);
  const form = readForm(formData);
  const values = pickAnswers(formData);
  const { answers, mistakes } = parseServiceAnswers(values);
  const { blueprint, error } = useBlueprint(form.blueprint);
  return (
    <div>
      {mistakes && (
        <Section title="In the way">
          <Typography variant="body2">
            Go back and mend this; the files are written then.
          </Typography>
          <ProblemList
            problems={mistakes.map(each => ({ ...each, isCertain: true }))}
          />
        </Section>
      )}
      <Section title="Topology">
        {blueprint && <Topology blueprint={blueprint} stages={form.stages} />}
        <Unchecked error={error} word="Cannot be shown now" />
      </Section>
      {answers && <Outcome answers={answers} values={values} />}
    </div>
  );
}

function Outcome(props: {
  answers: ServiceAnswers;
  values: ReturnType<typeof pickAnswers>;
}) {
  const { namespace, templateName } = useParams();
  const templateRef =
    namespace && templateName
      ? stringifyEntityRef({ kind: 'Template', namespace, name: templateName })
      : undefined;
  const run = useDryRun(templateRef, props.values);
  const { response } = run;
  const files = useMemo(
    () => readPreviewFiles(response?.directoryContents ?? []),
    [response],
  );
  const entityRefs = useMemo(() => readEntityRefs(files), [files]);
  const problems = response ? findProblems(response) : [];
  return (
    <>
      {problems.length > 0 && (
        <Section title="In the way">
          <ProblemList problems={problems} />
        </Section>
      )}
      <Section title="What will be made">
        <CreationList answers={props.answers} entityRefs={entityRefs} />
      </Section>
      <Section title="Files">
        {templateRef ? (
          <RenderedFiles run={run} files={files} />
        ) : (
          <Sentence tone="unknown" word="Not shown here">
            Files are shown when the template is opened from the catalog.
          </Sentence>
        )}
      </Section>
    </>
  );
}

function Section(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section className={classes.section} aria-label={props.title}>
      <Typography variant="h6" component="h3" gutterBottom>
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}
