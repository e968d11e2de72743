import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Where the far side listens: a TCP port of this machine, or the path of a unix socket. */
export type Target = { readonly port: number } | { readonly path: string };

/** Stands between a client and a server and does to their connections what networks do. */
export class TcpProxy {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private state: 'open' | 'black hole' | 'refusing' = 'open';
  private delayMs = 0;
  private readonly server: Server;
  private readonly target: () => Target;

  private constructor(server: Server, target: () => Target) {
    this.server = server;
    this.target = target;
    server.on('connection', (client) => this.join(client));
  }

  /** @param port 0 takes any free one */
  static async open(target: () => Target, port = 0): Promise<TcpProxy> {
    const server = createServer({ allowHalfOpen: false });
    const proxy = new TcpProxy(server, target);
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Every byte arrives this much later, in both directions. */
  delay(ms: number): void {
    this.delayMs = ms;
  }

  /** Nothing arrives and nobody is told: a cable pulled, half-open connections. */
  swallow(): void {
    this.state = 'black hole';
  }

  /** New connections are cut at once, running ones too. */
  refuse(): void {
    this.state = 'refusing';
    this.reset();
  }

  /** Cuts the running connections with a TCP reset. */
  reset(): void {
    for (const [client, server] of this.pairs) {
      client.resetAndDestroy();
      server.destroy(); // a unix socket knows no reset
    }
  }

  /** As if nothing had been; connections that lost bytes are cut, so that nobody waits for those for ever. */
  heal(): void {
    const lostBytes = this.state === 'black hole';
    this.state = 'open';
    this.delayMs = 0;
    if (lostBytes) this.reset();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.reset();
    await closed;
  }

  private join(client: Socket): void {
    if (this.state === 'refusing') {
      client.on('error', () => {}).resetAndDestroy();
      return;
    }
    const server = connect(this.target() as never);
    const pair = [client, server] as const;
    this.pairs.add(pair);
    const part = () => {
      this.pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.setNoDelay(true);
      from.on('error', part).on('close', part);
      from.on('data', (chunk) => {
        if (this.state === 'black hole') return;
        if (this.delayMs === 0) {
          if (!to.destroyed && !to.write(chunk)) {
            from.pause();
            to.once('drain', () => from.resume());
          }
          return;
        }
        // Timers of equal length fire in the order they were set, so the bytes keep theirs.
        setTimeout(() => to.destroyed || to.write(chunk), this.delayMs);
      });
    }
  }
}
