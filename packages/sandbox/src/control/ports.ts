import { z } from 'zod';

/** The environment variable that moves the ports of the sandbox. */
export const PORT_VARIABLE = 'FLIGHTDECK_SANDBOX_PORT';

const DEFAULT_BASE = 7100;
const NAMES = [
  'control',
  'kubernetes',
  'argocd',
  'prometheus',
  'alertmanager',
  'git',
] as const;

export type SandboxPorts = Record<(typeof NAMES)[number], number>;

/** Six ports in a row, or zeros for any that are free. */
export function portsFor(
  ports: { base: number } | 'ephemeral' = { base: DEFAULT_BASE },
): SandboxPorts {
  const at = (index: number) =>
    ports === 'ephemeral' ? 0 : ports.base + index;
  return {
    control: at(0),
    kubernetes: at(1),
    argocd: at(2),
    prometheus: at(3),
    alertmanager: at(4),
    git: at(5),
  };
}

/**
 * The first port as the environment variable has it.
 *
 * @throws Error when it is no port
 */
export function readBasePort(
  environment: Record<string, string | undefined>,
): number {
  const text = environment[PORT_VARIABLE];
  if (!text) {
    return DEFAULT_BASE;
  }
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port + NAMES.length > 65536) {
    throw new Error(
      `${PORT_VARIABLE} has to be a port number from 1 to ${
        65536 - NAMES.length
      }, not '${text}'.`,
    );
  }
  return port;
}

/** What Node throws. A part may listen on more than one port, so it says which. */
const takenSchema = z.object({
  code: z.literal('EADDRINUSE'),
  port: z.number().optional(),
});

/** Starts what listens on a port. When the port is taken, says so and what to do. */
export async function withPortNamed<T>(
  port: number,
  start: (port: number) => Promise<T>,
): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    const taken = takenSchema.safeParse(error);
    if (taken.success) {
      throw new Error(
        `Port ${
          taken.data.port ?? port
        } is in use; set ${PORT_VARIABLE} to move the ports of the sandbox.`,
        { cause: error },
      );
    }
    throw error;
  }
}
