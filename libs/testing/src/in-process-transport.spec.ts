import { InProcessTransport } from '@fire-campaign/platform';
import { transportContract } from './transport.contract.js';

transportContract('in-process', async () => new InProcessTransport());
