// Sends reports of the right shape through the room's API of a running host, by several writers at once, each on its own connection.
// usage: node send.mjs ORIGIN OFFICE REPORTS WRITERS
// Each request carries its case id in a header that the host does not know, so that a trace can tell which connection asked for which report.
import { createECDH, createHash, randomBytes } from 'node:crypto';
import http from 'node:http';

const [origin, office, reports, writers] = [process.argv[2], process.argv[3], Number(process.argv[4]), Number(process.argv[5])];
const random = n => randomBytes(n).toString('base64url');
const header = value => Buffer.from(JSON.stringify(value)).toString('base64url');
const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();

function point() {
  const key = createECDH('prime256v1');
  return key.generateKeys().toString('base64url');
}

// The points repeat from report to report: the host checks each, and making them is the sender's time.
const points = Array.from({ length: 19 }, point);
const slots = from => points.slice(from, from + 8).map(e => ({ e, c: random(80) }));
const object = (h, step) => ({ h: header(h), s: random(32), c: random(step + 16) });

function sealed(dir) {
  const id = random(16);
  return [id, {
    kh: header({ v: 'JT1', t: 'ck', case: id, epoch: 0, dir, rk: { kem: points[16], sig: points[17] }, ckc: random(32) }),
    slots: slots(0),
    rslot: { e: points[18], c: random(80) },
    report: object({ v: 'JT1', t: 'report', case: id, epoch: 0, id: random(16) }, 65536),
    identity: object({ v: 'JT1', t: 'identity', case: id, k: 2, ikc: random(32) }, 4096),
    idslots: slots(8),
    rid: random(32),
    rbox: object({ v: 'JT1', t: 'receipt', case: id, rk: points[16], kc: random(32) }, 512),
    ah: random(32),
  }];
}

function ask(agent, method, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request(`${origin}/${office}/api/${path}`, { agent, method, headers: { ...headers, ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }) } }, answer => {
      let text = '';
      answer.on('data', part => (text += part)).on('end', () => resolve({ status: answer.statusCode, text }));
    });
    request.on('error', reject).end(body);
  });
}

function solve({ challenge, bits }) {
  for (let nonce = 0; ; nonce++) {
    const count = Buffer.alloc(8);
    count.writeBigUInt64BE(BigInt(nonce));
    if (sha256(Buffer.from('JT1/puzzle\0'), Buffer.from(challenge, 'base64url'), count).readUInt32BE() >>> (32 - bits) === 0 || bits === 0) return nonce;
  }
}

const room = async agent => JSON.parse((await ask(agent, 'GET', 'room')).text);
const { chain } = await room();
const dir = { n: chain.length - 1, h: sha256(Buffer.from('JT1/dir\0'), Buffer.from(chain.at(-1).e, 'base64url')).toString('base64url') };

// The bodies are made before the first is sent, so that the sender keeps pace with the host.
const bodies = [];
while (bodies.length < reports) {
  const { puzzle } = await room();
  const [id, report] = sealed(dir);
  bodies.push([id, JSON.stringify({ submitKey: random(16), puzzle: { challenge: puzzle.challenge, nonce: solve(puzzle) }, sealed: report })]);
}

const began = performance.now();
await Promise.all(Array.from({ length: writers }, async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  for (let next = bodies.pop(); next; next = bodies.pop()) {
    const answer = await ask(agent, 'POST', 'reports', next[1], { 'x-case': next[0] });
    if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  }
  agent.destroy();
}));
console.log(`${reports} reports by ${writers} writers, all acknowledged, in ${((performance.now() - began) / 1000).toFixed(1)} s (under strace)`);
