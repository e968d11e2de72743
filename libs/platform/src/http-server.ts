import { createServer, type RequestListener } from 'node:http';
import { StartError } from './embedded-postgres.js';
import type { PlatformConfig } from './config.js';

/** Longer than any client keeps an idle connection, so that the client closes first and no request meets a closing one. */
const KEEP_ALIVE_MS = 65_000;
const FINISH_WITHIN_MS = 3_000;

export interface HttpServer {
  /** Takes no new requests, lets those under way finish for three seconds, then cuts them off. */
  close(): Promise<void>;
}

/**
 * Answers on FC_HOST:FC_PORT.
 * @throws StartError when the port is taken or not allowed
 */
export async function listen(answer: RequestListener, config: Pick<PlatformConfig, 'FC_HOST' | 'FC_PORT'>): Promise<HttpServer> {
  const { FC_HOST: host, FC_PORT: port } = config;
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      reject(
        new StartError(
          code === 'EADDRINUSE'
            ? `端口 ${port} 已被占用。请停止占用它的程序,或用 FC_PORT 换一个端口。/ Port ${port} is taken. Stop the program that uses it, or choose another port: FC_PORT=4001 npm start`
            : `无法监听 ${host}:${port}(${code})。请将 FC_HOST 设为本机地址,FC_PORT 设为允许使用的端口。/ Cannot listen on ${host}:${port} (${code}). Set FC_HOST to an address of this machine and FC_PORT to a port you may use.`,
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const force = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS);
      await closed;
      clearTimeout(force);
    },
  };
}
