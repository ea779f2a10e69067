import { KubeObject } from '../Cluster';
import { fieldAt, listAt, numberAt, objectAt, textAt } from '../json';
import { selectorText } from '../selectors/selectorText';
import { ageColumn, Column, nameColumn, text, textOr, wide } from './Column';

const LONGEST_LIST = 3;

export const serviceColumns: Column[] = [
  nameColumn,
  text('Type', object => textOr('ClusterIP', object, 'spec', 'type')),
  text('Cluster-IP', object => textOr('<none>', object, 'spec', 'clusterIP')),
  text('External-IP', externalAddress),
  text('Port(s)', servicePorts),
  ageColumn,
  wide(
    text('Selector', object => {
      const matchLabels = objectAt(object, 'spec', 'selector');
      return selectorText({ matchLabels }) || '<none>';
    }),
  ),
];

export const ingressColumns: Column[] = [
  nameColumn,
  text('Class', object => textOr('<none>', object, 'spec', 'ingressClassName')),
  text('Hosts', object => {
    const hosts = listAt(object, 'spec', 'rules').flatMap(
      rule => textAt(rule, 'host') ?? [],
    );
    return shortList(hosts) || '*';
  }),
  text('Address', object => loadBalancerAddresses(object).join(',')),
  text('Ports', object =>
    listAt(object, 'spec', 'tls').length > 0 ? '80, 443' : '80',
  ),
  ageColumn,
];

export const endpointsColumns: Column[] = [
  nameColumn,
  text('Endpoints', object => {
    const addresses = listAt(object, 'subsets').flatMap(subset => {
      const ports = listAt(subset, 'ports').map(port => numberAt(port, 'port'));
      const ips = listAt(subset, 'addresses').map(item => textAt(item, 'ip'));
      return ips.flatMap(ip =>
        ports.length ? ports.map(port => `${ip}:${port}`) : [`${ip}`],
      );
    });
    return shortList(addresses) || '<none>';
  }),
  ageColumn,
];

export const endpointSliceColumns: Column[] = [
  nameColumn,
  text('AddressType', object => textOr('', object, 'addressType')),
  text('Ports', object => {
    const ports = listAt(object, 'ports').map(
      port => `${numberAt(port, 'port') ?? '*'}`,
    );
    return shortList(ports) || '<unset>';
  }),
  text('Endpoints', object => {
    const addresses = listAt(object, 'endpoints').flatMap(endpoint =>
      listAt(endpoint, 'addresses').map(String),
    );
    return shortList(addresses) || '<unset>';
  }),
  ageColumn,
];

export const networkPolicyColumns: Column[] = [
  nameColumn,
  text(
    'Pod-Selector',
    object => selectorText(fieldAt(object, 'spec', 'podSelector')) || '<none>',
  ),
  ageColumn,
];

export const ingressClassColumns: Column[] = [
  nameColumn,
  text('Controller', object => textOr('', object, 'spec', 'controller')),
  text('Parameters', object => {
    const kind = textAt(object, 'spec', 'parameters', 'kind');
    const name = textAt(object, 'spec', 'parameters', 'name');
    return kind ? `${kind}/${name}` : '<none>';
  }),
  ageColumn,
];

function externalAddress(service: KubeObject): string {
  const own = listAt(service, 'spec', 'externalIPs').map(String);
  switch (textAt(service, 'spec', 'type')) {
    case 'LoadBalancer':
      return (
        [...loadBalancerAddresses(service), ...own].join(',') || '<pending>'
      );
    case 'ExternalName':
      return textOr('<none>', service, 'spec', 'externalName');
    default:
      return own.join(',') || '<none>';
  }
}

function servicePorts(service: KubeObject): string {
  const ports = listAt(service, 'spec', 'ports').map(port => {
    const nodePort = numberAt(port, 'nodePort');
    const number = numberAt(port, 'port');
    const protocol = textOr('TCP', port, 'protocol');
    return nodePort
      ? `${number}:${nodePort}/${protocol}`
      : `${number}/${protocol}`;
  });
  return ports.join(',') || '<none>';
}

function loadBalancerAddresses(object: KubeObject): string[] {
  return listAt(object, 'status', 'loadBalancer', 'ingress').flatMap(
    item => textAt(item, 'ip') ?? textAt(item, 'hostname') ?? [],
  );
}

function shortList(items: readonly string[]): string {
  const more = items.length - LONGEST_LIST;
  const shown = items.slice(0, LONGEST_LIST).join(',');
  return more > 0 ? `${shown} + ${more} more...` : shown;
}
