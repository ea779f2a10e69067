import { Header, Page } from '@backstage/core-components';
import { DeploymentsContent } from './DeploymentsContent';

/**
 * Props of {@link DeploymentsPage}.
 *
 * @public
 */
export interface DeploymentsPageProps {
  /** The path of the tab of an environment's entity page; `environment` by default. */
  environmentTab?: string;
}

/** The page of deployments with the header of the classic frontend system. */
export function DeploymentsPage(props: DeploymentsPageProps) {
  return (
    <Page themeId="tool">
      <Header
        title="Deployments"
        subtitle="What went where, when, by whom, and how it ended"
      />
      <DeploymentsContent
        environmentTab={props.environmentTab ?? 'environment'}
      />
    </Page>
  );
}
