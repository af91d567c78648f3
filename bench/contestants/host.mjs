// A contestant in a process of its own, which rests while another one has its turn. What it is asked for are the functions of the module
// that is named at its start.
const { [2]: file } = process.argv;
const contestant = await import(file);

process.on('message', async ({ number, name, values }) => {
  try {
    process.send({ number, answer: await contestant[name](...values) });
  } catch (error) {
    process.send({ number, failure: error.stack ?? String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
