/** The thread in which one notice is read, and nothing else: see reading.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import { NoticeError, readNotice, type NoticeInput } from '@fire-campaign/notices';

try {
  parentPort!.postMessage({ draft: await readNotice(workerData as NoticeInput) });
} catch (error) {
  if (!(error instanceof NoticeError)) throw error;
  parentPort!.postMessage({ refused: { code: error.code, params: error.params } });
}
