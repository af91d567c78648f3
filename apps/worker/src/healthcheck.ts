import { complaint } from './vital-sign.js';

// Ends with 0 while the worker beside it follows the log, and with 1 and the reason when it does not.
const problem = await complaint(Date.now());
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
