import { execFile } from 'node:child_process';
import { findKubectl } from '@flightdeck/helm';
import { z } from 'zod';
import type { TemplateManifest } from './RenderedTemplate';

interface Ended {
  code: number;
  output: string;
  complaints: string;
}

const versionSchema = z.object({
  serverVersion: z.object({ gitVersion: z.string() }),
});
const configSchema = z.object({
  clusters: z.tuple([
    z.object({
      cluster: z.object({
        server: z.string(),
        'certificate-authority-data': z.string().optional(),
      }),
    }),
  ]),
});

/** What came of a lot of manifests. */
export interface Applied {
  /** How many the server took. */
  accepted: number;
  /** In the words of kubectl. */
  refused: string[];
}

/** Where a cluster is, as a kubeconfig tells. */
export interface ClusterAddress {
  url: string;
  caData?: string;
}

/** A cluster through kubectl: what people and Argo CD apply manifests with. */
export class Kubectl {
  readonly #program: string;
  readonly #kubeconfig: string;

  private constructor(program: string, kubeconfig: string) {
    this.#program = program;
    this.#kubeconfig = kubeconfig;
  }

  static async create(kubeconfig: string): Promise<Kubectl> {
    return new Kubectl(await findKubectl(), kubeconfig);
  }

  #run(args: string[], input = ''): Promise<Ended> {
    return new Promise(resolve => {
      const child = execFile(
        this.#program,
        ['--kubeconfig', this.#kubeconfig, ...args],
        { maxBuffer: 64 * 1024 * 1024 },
        (error, output, complaints) =>
          resolve({ code: error ? 1 : 0, output, complaints }),
      );
      child.stdin?.end(input);
    });
  }

  /** What kubectl prints. Fails with its complaint. */
  async ask(...args: string[]): Promise<string> {
    const { code, output, complaints } = await this.#run(args);
    if (code !== 0) {
      throw new Error(`kubectl ${args[0]}: ${complaints.trim()}`);
    }
    return output;
  }

  /** For example `v1.36.0`. */
  async version(): Promise<string> {
    const text = await this.ask('version', '--output', 'json');
    return versionSchema.parse(JSON.parse(text)).serverVersion.gitVersion;
  }

  async address(): Promise<ClusterAddress> {
    const text = await this.ask(
      ...['config', 'view', '--raw', '--minify', '--output', 'json'],
    );
    const { cluster } = configSchema.parse(JSON.parse(text)).clusters[0];
    return {
      url: cluster.server,
      caData: cluster['certificate-authority-data'],
    };
  }

  /** Applies all, and goes on when one is refused. */
  async apply(manifests: readonly TemplateManifest[]): Promise<Applied> {
    if (manifests.length === 0) {
      return { accepted: 0, refused: [] };
    }
    const { output, complaints } = await this.#run(
      ['apply', '--filename', '-', '--output', 'name'],
      toText(manifests),
    );
    return {
      accepted: output.split('\n').filter(Boolean).length,
      refused: complaints
        .split('\n')
        .filter(line => line.trim() !== '' && !/^Warning:/.test(line)),
    };
  }

  /** Deletes all that is still there, without waiting for what it owns. */
  async delete(manifests: readonly TemplateManifest[]): Promise<void> {
    await this.#run(
      ['delete', '--filename', '-', '--ignore-not-found', '--wait=false'],
      toText(manifests),
    );
  }

  /** The `group/version` and the kinds that the server has in it. */
  async serves(apiVersion: string, kind: string): Promise<boolean> {
    const path = apiVersion.includes('/') ? `/apis/${apiVersion}` : '/api/v1';
    const { code, output } = await this.#run(['get', '--raw', path]);
    return code === 0 && output.includes(`"kind":"${kind}"`);
  }
}

function toText(items: readonly TemplateManifest[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
