// Drives an echo client through a fuzzing server, with nothing but the WebSocket that a page in a browser has, too:
// driver.js URL SHAPE AGENT.
'use strict';

const [URL_OF_SERVER, SHAPE, AGENT] = process.argv.slice(2);

function connect(resource, onMessage) {
  return new Promise((resolve) => {
    const socket = new WebSocket(URL_OF_SERVER + resource);
    let opened = false;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      opened = true;
    };
    socket.onmessage = (event) => onMessage(socket, event.data);
    socket.onerror = () => opened || resolve(false);
    socket.onclose = () => resolve(opened);
  });
}

async function ask(resource) {
  let said = '';
  await connect(resource, (socket, data) => {
    said += data;
  });
  return said;
}

const agent = encodeURIComponent(AGENT);
const run = (number) => connect(`/runCase?case=${number}&agent=${agent}`, (socket, data) => socket.send(data));
const count = async () => Number(await ask('/getCaseCount'));
const update = () => ask(`/updateReports?agent=${agent}`);

async function each(action) {
  const cases = await count();
  for (let number = 1; number <= cases; number++) {
    await action(number);
  }
}

const shapes = {
  async count_run_update() {
    await each(run);
    await update();
  },

  async info_run_status() {
    await each(async (number) => {
      const info = JSON.parse(await ask(`/getCaseInfo?case=${number}`));
      await run(number);
      const status = JSON.parse(await ask(`/getCaseStatus?case=${number}&agent=${agent}`));
      console.log(info.id, status.behavior);
    });
    await update();
  },

  async until_refused() {
    for (let number = 1; await run(number); number++);
    await update();
  },

  async interactive() {
    for await (const line of require('node:readline').createInterface({ input: process.stdin })) {
      const [command, from, to] = line.split(' ');
      for (let number = Number(from); command === 'r' && number <= Number(to); number++) {
        await run(number);
      }
      if (command === 'u') {
        await update();
      }
    }
  },

  async update_after_each() {
    await each(async (number) => {
      await run(number);
      await update();
    });
  },

  async concurrent_runs() {
    const runs = [];
    await each((number) => {
      runs.push(run(number));
    });
    await Promise.all(runs);
    await update();
  },

  // A page goes on by itself when a connection has closed.
  async browser_page() {
    let left = await count();
    await new Promise((done) => {
      let number = 0;
      const next = () => {
        const socket = new WebSocket(`${URL_OF_SERVER}/runCase?case=${++number}&agent=${agent}`);
        socket.binaryType = 'arraybuffer';
        socket.onmessage = (event) => socket.send(event.data);
        socket.onclose = () => (--left > 0 ? next() : done());
      };
      next();
    });
    await update();
  },
};

shapes[SHAPE]();
