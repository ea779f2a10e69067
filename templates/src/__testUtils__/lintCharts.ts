import { join } from 'node:path';
import { lintChart } from '@flightdeck/helm';
import type { RenderedService } from './RenderedService';

/** What `helm lint` warns of, for each values file. */
export async function lintCharts(rendered: RenderedService): Promise<string[]> {
  const problems: string[] = [];
  for (const folder of rendered.foldersWith('Chart.yaml')) {
    for (const { stage, namespaces } of rendered.service.environments) {
      const messages = await lintChart({
        chart: join(rendered.directory, folder),
        namespace: namespaces[0],
        valueFiles: ['values.yaml', `values-${stage}.yaml`],
        kubeVersion: 'v1.36.0',
      });
      problems.push(
        ...messages
          .filter(({ severity }) => severity !== 'info')
          .map(({ path, message }) => `${stage}: ${path} ${message}`),
      );
    }
  }
  return problems;
}
