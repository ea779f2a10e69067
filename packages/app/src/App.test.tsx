import { render, screen } from '@testing-library/react';
import App from './App';

describe('App', () => {
  it('greets with its title and a way in', async () => {
    // The bundler puts the configuration here as an array; assigning to the real environment would
    // turn it into text.
    process.env = Object.assign(
      { ...process.env },
      {
        APP_CONFIG: [
          {
            context: 'test',
            data: {
              app: { title: 'Flightdeck', baseUrl: 'http://localhost:3000' },
              backend: { baseUrl: 'http://localhost:7007' },
              auth: { providers: { guest: { userEntityRef: 'user:x/guest' } } },
            },
          },
        ],
      },
    );

    render(App.createRoot());

    expect(
      await screen.findByRole('button', { name: 'Enter' }, { timeout: 20_000 }),
    ).toBeInTheDocument();
  }, 30_000);
});
