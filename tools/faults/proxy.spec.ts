import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Random } from '../random.js';
import { TcpProxy } from './proxy.js';

describe('the TCP proxy of the fault harness', () => {
  let echo: Server;
  let proxy: TcpProxy;
  let client: Socket;

  beforeEach(async () => {
    echo = createServer((socket) => socket.on('error', () => {}).pipe(socket));
    await once(echo.listen(0, '127.0.0.1'), 'listening');
    proxy = await TcpProxy.open(() => ({ port: (echo.address() as AddressInfo).port }));
    client = await open();
  });
  afterEach(async () => {
    client.destroy();
    await proxy.close();
    await new Promise((done) => echo.close(done));
  });

  async function open(): Promise<Socket> {
    const socket = connect(proxy.port, '127.0.0.1').on('error', () => {});
    await once(socket, 'connect');
    return socket;
  }
  /** `once` would reject with the reset that is expected here. */
  const closed = (socket: Socket) => new Promise((done) => (socket.closed ? done(null) : socket.once('close', done)));
  const answer = async (socket: Socket, bytes: number) => {
    let text = '';
    for (socket.setEncoding('utf8'); text.length < bytes;) text += ((await once(socket, 'data')) as [string])[0];
    return text;
  };

  it('hands bytes on in both directions, a million of them in order', async () => {
    const text = Array.from({ length: 200_000 }, (_, index) => String(index % 100_000).padStart(5, '0')).join('');
    client.write(text);
    expect(await answer(client, text.length)).toBe(text);
  });

  it('keeps the order of delayed bytes', async () => {
    proxy.delay(20);
    for (const letter of 'abcdefgh') client.write(letter);
    expect(await answer(client, 8)).toBe('abcdefgh');
  });

  it('resets running connections and takes new ones', async () => {
    proxy.reset();
    await closed(client);
    const next = await open();
    next.write('again');
    expect(await answer(next, 5)).toBe('again');
    next.destroy();
  });

  it('swallows bytes without telling, and cuts such connections when it heals', async () => {
    proxy.swallow();
    client.write('lost');
    let heard = false;
    client.on('data', () => (heard = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard).toBe(false);
    proxy.heal();
    await closed(client);
  });

  it('refuses until it heals', async () => {
    proxy.refuse();
    const refused = connect(proxy.port, '127.0.0.1').on('error', () => {});
    await closed(refused);
    proxy.heal();
    const next = await open();
    next.write('ok');
    expect(await answer(next, 2)).toBe('ok');
    next.destroy();
  });
});

describe('the random numbers of the fault harness', () => {
  it('are the same for the same seed and other for another', () => {
    const draw = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 5 }, () => random.below(1000));
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(new Random(1).shuffle([1, 2, 3, 4, 5, 6]).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
