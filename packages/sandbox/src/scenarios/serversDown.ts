import { Scenario, ScenarioTarget } from './Scenario';

function down(server: keyof ScenarioTarget['servers'], name: string): Scenario {
  return {
    id: `${server}-down`,
    description: `${name} does not answer any more, for any environment.`,
    break({ servers }) {
      servers[server].down = true;
      return () => {
        servers[server].down = false;
      };
    },
  };
}

export const kubernetesDown = down('kubernetes', 'The Kubernetes API');
export const argocdDown = down('argocd', 'Argo CD');
export const prometheusDown = down('prometheus', 'Prometheus');
