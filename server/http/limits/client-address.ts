/** Whose request it is: the socket's address, or what trusted proxies say. */
import { BlockList, isIP } from 'node:net';

/**
 * @param entries addresses ("10.0.0.5", "::1") or networks ("10.0.0.0/8")
 * @throws Error naming the first entry that is neither
 */
export function proxyList(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits, ...rest] = entry.split('/');
    const version = isIP(address);
    const family = version === 6 ? 'ipv6' : 'ipv4';
    const most = version === 6 ? 128 : 32;
    if (version === 0 || rest.length > 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most))) {
      throw new Error(`"${entry}" is neither an address nor a network such as 10.0.0.0/8`);
    }
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/**
 * The nearest address that is not a trusted proxy's, read from the end of X-Forwarded-For: what stands further to the
 * left anybody could have written.
 *
 * @param socket address of the connection; undefined where there is none (in process)
 */
export function clientAddress(
  socket: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList,
): string {
  let address = plain(socket ?? '');
  if (!isTrusted(address, trusted)) return address || 'local';
  const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()));
  for (const hop of hops.reverse()) {
    if (isIP(hop) === 0) break;
    address = hop;
    if (!isTrusted(hop, trusted)) break;
  }
  return address;
}

/** An IPv6 client has a network of its own, 64 bits of it, so that is what is counted. */
export function rateKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const gap = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const groups = [...front, ...gap, ...back].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Without the port and the brackets that proxies add; IPv4 as IPv4, also where it is written as IPv6, in hex or not. */
function plain(written: string): string {
  const bare =
    /^\[([^\]]{2,45})\](?::\d{1,5})?$/.exec(written)?.[1] ?? written.replace(/^([\d.]{7,15}):\d{1,5}$/, '$1');
  const mapped = /^(?:::|(?:0{1,4}:){5})ffff:(?:([\d.]{7,15})|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i.exec(bare);
  if (!mapped || isIP(bare) === 0) return bare;
  const [, dotted, high, low] = mapped;
  if (dotted) return dotted;
  const bits = Number.parseInt(high!, 16) * 65_536 + Number.parseInt(low!, 16);
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
