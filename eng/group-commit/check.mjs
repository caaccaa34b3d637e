// Reads what strace -ff -ttt -T -y saw of a host (one file per thread) and checks that no report was acknowledged before the flush of its own group:
// for each answer 201 on a connection it looks for the page in the write-ahead log that holds that connection's case id, then for the first flush
// (fdatasync or fsync, as SQLite was built) of that log which began after that page was written, and requires that it was over before the answer was sent.
// usage: node check.mjs FOLDER    exit code 1 when an answer was early, or when there is nothing to check
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const folder = process.argv[2];
const line = /^(\d+\.\d+) (\w+)\((\d+)<([^>]*)>(.*)<(\d+\.\d+)>$/;
const [events, syncs] = [[], []];

for (const file of readdirSync(folder).filter(f => f.startsWith('trace.'))) {
  for await (const text of createInterface({ input: createReadStream(join(folder, file), 'latin1') })) {
    const found = line.exec(text);
    if (!found) continue;
    const [, time, call, fd, path, rest, took] = found;
    const [begin, end] = [Number(time), Number(time) + Number(took)];
    if (/^f(data)?sync$/.test(call)) {
      if (path.endsWith('-wal')) syncs.push({ begin, end, answers: 0 });
      if (path.includes('jaring.db')) events.push({ begin, end, what: `${call}(${path.split('/').at(-1)})` });
    } else if (call === 'pwrite64' && path.endsWith('-wal')) {
      events.push({ begin, end, page: rest });
    } else if (/^recv|^read/.test(call)) {
      const id = /[Xx]-[Cc]ase: ([\w-]{22})/.exec(rest);
      if (id) events.push({ begin, end, fd, asks: id[1] });
    } else if (/^send|^write/.test(call) && rest.includes('HTTP/1.1 201')) {
      events.push({ begin, end, fd, answers: true });
    }
  }
}

events.sort((a, b) => a.begin - b.begin);
syncs.sort((a, b) => a.begin - b.begin);
const names = new Map(); // case id -> short name in the order of asking
const asked = new Map(); // connection -> case id
const written = new Map(); // case id -> end of the first write of its row
const shown = [];
let [answers, early, pages] = [0, 0, 0];

for (const event of events) {
  const time = (event.begin - events[0].begin).toFixed(6);
  if (event.asks) {
    names.set(event.asks, `report ${names.size + 1}`);
    asked.set(event.fd, event.asks);
  } else if (event.page !== undefined) {
    pages++;
    const rows = [...asked.values()].filter(id => !written.has(id) && event.page.includes(id));
    rows.forEach(id => written.set(id, event.end));
    if (rows.length > 0) {
      shown.push(`${time}   ${pages} pwrite64 to jaring.db-wal; the last of them holds ${rows.map(id => names.get(id)).join(', ')}`);
      pages = 0;
    }
  } else if (event.what) {
    if (pages > 0) shown.push(`${time}   ${pages} further pwrite64 to jaring.db-wal`);
    shown.push(`${time} ${event.what} = 0, done at ${(event.end - events[0].begin).toFixed(6)}`);
    pages = 0;
  } else if (event.answers) {
    answers++;
    const id = asked.get(event.fd);
    const own = syncs.find(s => s.begin >= (written.get(id) ?? Infinity));
    const isEarly = !own || own.end > event.begin;
    early += isEarly ? 1 : 0;
    if (own) own.answers++;
    shown.push(`${time}   send on connection ${event.fd}: HTTP/1.1 201, the answer to ${names.get(id)}${isEarly ? '   TOO EARLY' : ''}`);
  }
}

const shared = syncs.filter(s => s.answers > 0);
console.log(shown.join('\n'));
console.log(`\n${answers} reports acknowledged by ${shared.length} flushes of the log: ${(answers / shared.length).toFixed(1)} each, at most ${Math.max(...shared.map(s => s.answers))}`);
console.log(`${early} answers left before the flush of their own group`);
process.exit(early === 0 && answers > 0 ? 0 : 1);
