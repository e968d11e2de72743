import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { NoticeError, type NoticeDraft, type NoticeErrorCode, type NoticeInput } from '@fire-campaign/notices';
import { errors } from '../errors.js';

/** The longest text takes four seconds when it is made to hurt; a notice of thirty pages a tenth of one. */
const GIVE_UP_AFTER_MS = 20_000;
const HEAP_MB = 384;
/** Threads at a time in one process; who comes later waits. */
const AT_A_TIME = 2;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a notice in a thread of its own, so that requests of others go on meanwhile, within a bounded time and heap: a file that
 * grows while it is read ends its thread and not the service.
 *
 * @throws NoticeError for what cannot or must not be read; NOTICE_TOO_HARD when time or memory run out
 */
export async function readInThread(input: NoticeInput): Promise<NoticeDraft> {
  while (running >= AT_A_TIME) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await thread(input);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

type Answer =
  { readonly draft: NoticeDraft } | { readonly refused: { readonly code: NoticeErrorCode; readonly params: Record<string, string> } };

function thread(input: NoticeInput): Promise<NoticeDraft> {
  // Beside this file, in the source as in the build.
  const worker = new Worker(new URL(`./reading.thread${extname(import.meta.url)}`, import.meta.url), {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    execArgv: [],
  });
  return new Promise<NoticeDraft>((resolve, reject) => {
    const late = setTimeout(() => reject(errors.NOTICE_TOO_HARD()), GIVE_UP_AFTER_MS);
    const ended = (error: unknown) => {
      clearTimeout(late);
      reject(error);
    };
    worker.once('message', (answer: Answer) => {
      clearTimeout(late);
      if ('draft' in answer) resolve(answer.draft);
      else reject(new NoticeError(answer.refused.code, answer.refused.params));
    });
    worker.once('error', (error: NodeJS.ErrnoException) =>
      ended(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? errors.NOTICE_TOO_HARD() : error),
    );
    worker.once('exit', () => ended(new Error('the thread ended without an answer')));
  }).finally(() => worker.terminate());
}
