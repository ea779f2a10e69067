import { TestApiProvider } from '@backstage/frontend-test-utils';
import type {
  LogEntry,
  LogRequest,
} from '@flightdeck/plugin-environments-common';
import { focusManager } from '@tanstack/react-query';
import {
  act,
  fireEvent,
  render,
  screen,
  waitFor,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { environmentsApiRef } from '../../api';
import { FlightdeckQueryProvider } from '../../query';
import { FakeEnvironmentsApi } from '../../testUtils/FakeEnvironmentsApi';
import { workloadFixture } from '../../testUtils/fixtures';
import { responseError } from '../../testUtils/responseError';
import { DEFAULT_LOG_SETTINGS, type LogSettings } from './LogSettings';
import { LogViewer } from './LogViewer';

const api1 = { kind: 'Deployment', namespace: 'shop-prod', name: 'api' };

function line(text: string): LogEntry {
  return { type: 'line', pod: 'api-x2x7k', container: 'api', text };
}

function Harness(props: { initial?: Partial<LogSettings> }) {
  const [settings, setSettings] = useState<LogSettings>({
    ...DEFAULT_LOG_SETTINGS,
    object: api1,
    ...props.initial,
  });
  return (
    <LogViewer
      environmentRef="resource:default/shop-prod"
      workloads={[workloadFixture()]}
      settings={settings}
      onChange={change => setSettings({ ...settings, ...change })}
    />
  );
}

function renderLogs(api: FakeEnvironmentsApi, initial?: Partial<LogSettings>) {
  return render(
    <TestApiProvider apis={[[environmentsApiRef, api]]}>
      <FlightdeckQueryProvider>
        <Harness initial={initial} />
      </FlightdeckQueryProvider>
    </TestApiProvider>,
  );
}

/** A log that lines can be added to while it is followed. */
function liveLog() {
  const waiting: LogEntry[] = [];
  let wake = () => {};
  const asleep = () =>
    new Promise<void>(resolve => {
      wake = resolve;
    });
  const open: AbortSignal[] = [];
  async function* follow(
    _request: LogRequest,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<LogEntry> {
    if (signal) {
      open.push(signal);
      signal.addEventListener('abort', () => wake());
    }
    while (!signal?.aborted) {
      yield* waiting.splice(0);
      await asleep();
    }
  }
  return {
    follow,
    open,
    add(...entries: LogEntry[]) {
      waiting.push(...entries);
      wake();
    },
  };
}

describe('LogViewer', () => {
  afterEach(() => focusManager.setFocused(undefined));

  it('reads nothing before somebody chooses', () => {
    const api = new FakeEnvironmentsApi();
    renderLogs(api, { object: undefined });
    expect(screen.getByText(/Choose a workload/)).toBeInTheDocument();
    expect(api.logRequests).toEqual([]);
    expect(api.reads).toEqual([]);
  });

  it('follows, and lets go when it is taken off the page', async () => {
    const api = new FakeEnvironmentsApi();
    const log = liveLog();
    api.onLogs = log.follow;
    const { unmount } = renderLogs(api);
    await waitFor(() => expect(log.open).toHaveLength(1));
    act(() => log.add(line('first')));
    expect(await screen.findByText('first')).toBeInTheDocument();
    act(() => log.add(line('second')));
    expect(await screen.findByText('second')).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('Following: 2 lines.');

    unmount();
    expect(log.open[0].aborted).toBe(true);
  });

  it('stays where the reader scrolled to, and counts what comes', async () => {
    const api = new FakeEnvironmentsApi();
    const log = liveLog();
    api.onLogs = log.follow;
    renderLogs(api);
    await waitFor(() => expect(log.open).toHaveLength(1));
    act(() => log.add(line('first')));
    await screen.findByText('first');

    const lines = screen.getByRole('log');
    jest.spyOn(lines, 'scrollHeight', 'get').mockReturnValue(1000);
    jest.spyOn(lines, 'clientHeight', 'get').mockReturnValue(100);
    fireEvent.scroll(lines, { target: { scrollTop: 200 } });
    act(() => log.add(line('second'), line('third')));

    const button = await screen.findByRole('button', { name: '2 new lines' });
    expect(lines.scrollTop).toBe(200);
    await userEvent.click(button);
    expect(lines.scrollTop).toBe(1000);
    expect(button).not.toBeInTheDocument();
  });

  it('stops following while the tab is hidden, and goes on after', async () => {
    const api = new FakeEnvironmentsApi();
    const log = liveLog();
    api.onLogs = log.follow;
    renderLogs(api);
    await waitFor(() => expect(log.open).toHaveLength(1));

    act(() => focusManager.setFocused(false));
    expect(log.open[0].aborted).toBe(true);
    expect(screen.getByRole('status')).toHaveTextContent(
      'Paused while this tab is hidden',
    );
    act(() => focusManager.setFocused(true));
    await waitFor(() => expect(log.open).toHaveLength(2));
  });

  it('says that the stream was cut, and goes on when asked', async () => {
    const api = new FakeEnvironmentsApi();
    let attempt = 0;
    api.onLogs = async function* cutOnce() {
      attempt += 1;
      yield line(`attempt ${attempt}`);
      if (attempt > 1) {
        yield { type: 'end', message: 'It was followed for half an hour.' };
      }
    };
    renderLogs(api);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      /The stream was cut/,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(
      await screen.findByText('It was followed for half an hour.'),
    ).toBeInTheDocument();
    expect(screen.getByText('attempt 1')).toBeInTheDocument();
    expect(screen.getByText('attempt 2')).toBeInTheDocument();
  });

  it('says which right is missing', async () => {
    const api = new FakeEnvironmentsApi();
    const denied = await responseError(403, 'NotAllowedError', 'Not for you.');
    // eslint-disable-next-line require-yield
    api.onLogs = async function* deny() {
      throw denied;
    };
    renderLogs(api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not read these logs.');
    expect(alert).toHaveTextContent('environments.logs.read');
  });

  it('sends the filter with Enter and marks it in the lines', async () => {
    const api = new FakeEnvironmentsApi();
    api.onLogs = async function* filtered() {
      yield line('an Error here');
      yield { type: 'end' };
    };
    renderLogs(api, { follow: false });
    await screen.findByText('an Error here');
    const field = screen.getByRole('searchbox', { name: 'Only lines with' });
    await userEvent.type(field, 'error');
    expect(api.logRequests).toHaveLength(1);
    await userEvent.type(field, '{Enter}');

    await waitFor(() => expect(api.logRequests).toHaveLength(2));
    expect(api.logRequests[1].filter).toBe('error');
    const mark = await screen.findByText('Error');
    expect(mark.tagName).toBe('MARK');
  });

  it('does not follow a run that is over', async () => {
    const api = new FakeEnvironmentsApi();
    renderLogs(api);
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Before the last restart' }),
    );
    expect(screen.getByRole('checkbox', { name: /^Follow/ })).toBeDisabled();
    await waitFor(() =>
      expect(api.logRequests.at(-1)).toMatchObject({
        previous: true,
        follow: false,
      }),
    );
  });

  it('writes times in UTC when asked', async () => {
    const api = new FakeEnvironmentsApi();
    api.onLogs = async function* timed() {
      yield {
        type: 'line',
        pod: 'api-x2x7k',
        container: 'api',
        time: '2026-11-21T12:00:00.123456789Z',
        text: 'hello',
      };
      yield { type: 'end' };
    };
    renderLogs(api);
    await screen.findByText('hello');
    fireEvent.mouseDown(screen.getByLabelText('Times'));
    await userEvent.click(await screen.findByRole('option', { name: 'UTC' }));
    expect(screen.getByText('2026-11-21 12:00:00.123')).toBeInTheDocument();
    expect(screen.getByTitle('api-x2x7k, container api')).toHaveTextContent(
      'x2x7k api',
    );
  });
});
