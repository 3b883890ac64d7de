import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Ranges that belong to no machine on the public internet (IANA's registries of special-purpose addresses). */
const INTERNAL: readonly (readonly [net: string, prefix: number, type: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const internal = new BlockList();
for (const [net, prefix, type] of INTERNAL) internal.addSubnet(net, prefix, type);

const typeOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether an IP address lies inside somebody's network, or on this very machine. IPv4 inside IPv6 counts as IPv4. */
export const isInternal = (address: string): boolean =>
  internal.check(address, typeOf(address)) || isOwn(address);

/** Public addresses of this machine are as much inside as its loopback: what listens there trusts its neighbours. */
function isOwn(address: string): boolean {
  const own = new BlockList();
  for (const found of Object.values(networkInterfaces()).flatMap((each) => each ?? []))
    own.addAddress(found.address.replace(/%.*$/, ''), typeOf(found.address.replace(/%.*$/, '')));
  return own.check(address, typeOf(address));
}

/** Reads ServiceSettings.AllowedUntrustedInternalConnections: hosts, addresses and CIDR ranges between blanks or commas. */
export class AllowedInternal {
  readonly #hosts = new Set<string>();
  readonly #addresses = new BlockList();

  constructor(setting: string) {
    for (const entry of setting.split(/[\s,]+/).filter((each) => each !== '')) {
      const [net = '', prefix, ...rest] = entry.split('/');
      const isNet = isIP(net) !== 0 && rest.length === 0;
      if (isNet && prefix === undefined) this.#addresses.addAddress(net, typeOf(net));
      else if (isNet && isPrefix(net, prefix)) this.#addresses.addSubnet(net, Number(prefix), typeOf(net));
      else this.#hosts.add(entry.toLowerCase());
    }
  }

  has(host: string, address: string): boolean {
    return this.#hosts.has(host.toLowerCase()) || this.#addresses.check(address, typeOf(address));
  }
}

function isPrefix(net: string, prefix: string | undefined): boolean {
  return /^\d{1,3}$/.test(prefix ?? '') && Number(prefix) <= (isIP(net) === 6 ? 128 : 32);
}
