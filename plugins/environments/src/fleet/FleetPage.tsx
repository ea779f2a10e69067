import { Header, Page } from '@backstage/core-components';
import { FleetContent } from './FleetContent';

/**
 * Props of {@link EnvironmentsPage}.
 *
 * @public
 */
export interface EnvironmentsPageProps {
  /** The path of the tab of an environment's entity page; `environment` by default. */
  environmentTab?: string;
}

/** The fleet page with the header of the classic frontend system. */
export function FleetPage(props: EnvironmentsPageProps) {
  return (
    <Page themeId="tool">
      <Header
        title="Environments"
        subtitle="How every environment is, and why"
      />
      <FleetContent environmentTab={props.environmentTab ?? 'environment'} />
    </Page>
  );
}
