import { pino, type Logger } from 'pino';

export type { Logger };

/** JSON lines on standard error; nothing that signs somebody in is written. */
export function makeLog(level: string): Logger {
  return pino(
    { level, redact: { paths: ['authorization', '*.authorization', '*.password', '*.token'], censor: '***' }, base: undefined },
    pino.destination({ dest: 2, sync: true }),
  );
}
