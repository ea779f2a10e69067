import { portsFor, readBasePort } from './ports';

describe('ports', () => {
  it('gives six in a row', () => {
    expect(portsFor()).toEqual({
      control: 7100,
      kubernetes: 7101,
      argocd: 7102,
      prometheus: 7103,
      alertmanager: 7104,
      git: 7105,
    });
    expect(new Set(Object.values(portsFor('ephemeral')))).toEqual(new Set([0]));
  });

  it('reads where they begin from the environment', () => {
    expect(readBasePort({})).toBe(7100);
    expect(readBasePort({ FLIGHTDECK_SANDBOX_PORT: '9000' })).toBe(9000);
  });

  it.each(['many', '0', '65535', '1.5'])('refuses %s', text => {
    expect(() => readBasePort({ FLIGHTDECK_SANDBOX_PORT: text })).toThrow(
      /^FLIGHTDECK_SANDBOX_PORT has to be a port number/,
    );
  });
});
