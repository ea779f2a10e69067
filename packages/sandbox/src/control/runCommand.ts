import { startSandbox } from '../Sandbox';
import { ControlClient } from './ControlClient';
import { readBasePort } from './ports';

const USAGE =
  'Usage: sandbox | break ENVIRONMENT SCENARIO | heal ENVIRONMENT | release ENVIRONMENT TAG | scenarios';

/** Runs one command of the command line. Resolves to its exit code. */
export async function runCommand(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words;
  const base = readBasePort(process.env);
  const client = new ControlClient(`http://127.0.0.1:${base}`);
  if (command === 'sandbox' && rest.length === 0) {
    await runSandbox(base);
  } else if (command === 'break' && rest.length === 2) {
    const [environment, scenario] = rest;
    const broken = await client.break(environment, scenario);
    say(`${environment} is broken: ${broken.join(', ')}`);
  } else if (command === 'heal' && rest.length === 1) {
    const healed = await client.heal(rest[0]);
    say(
      healed.length > 0
        ? `${rest[0]} is healed of ${healed.join(', ')}`
        : `${rest[0]} has nothing to heal`,
    );
  } else if (command === 'release' && rest.length === 2) {
    const [environment, tag] = rest;
    await client.release(environment, tag);
    say(`${tag} is committed to what ${environment} is deployed from`);
  } else if (command === 'scenarios' && rest.length === 0) {
    const known = await client.scenarios();
    const width = Math.max(...known.map(({ id }) => id.length));
    known.forEach(({ id, description }) =>
      say(`${id.padEnd(width)}  ${description}`),
    );
  } else {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  return 0;
}

/** Runs until it is told to end. */
async function runSandbox(base: number): Promise<void> {
  const ending = new Promise<void>(resolve => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  const sandbox = await startSandbox({
    ports: { base },
    seed: 'all',
    log: line => process.stderr.write(`${line}\n`),
  });
  const entries = {
    ...sandbox.urls,
    kubeconfig: sandbox.kubeconfig,
  };
  const width = Math.max(...Object.keys(entries).map(name => name.length));
  Object.entries(entries).forEach(([name, value]) =>
    say(`${name.padEnd(width)}  ${value}`),
  );
  await ending;
  await sandbox.stop();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
