// SPDX-License-Identifier: AGPL-3.0-or-later
// A whole portal in a temporary folder, served by the real program on a free loopback port.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask } from './http.mjs';
import { until } from './wait.mjs';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const program = process.env.TANTRAO_BIN || path.join(root, 'build/dev/tantrao');
export const deskHost = 'bientap.localhost';

const environment = { ...process.env, TANTRAO_DATABASE_URL: '' };
const started = new Set();
process.on('exit', () => { for (const child of started) child.kill('SIGKILL'); });

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
  });
}

// Runs a command of the program, or of another one, to its end: { code, out, err }.
export function run(args, { input = '', of = program } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(of, args, { env: environment });
    const said = { out: '', err: '' };
    child.stdout.on('data', (part) => { said.out += part; });
    child.stderr.on('data', (part) => { said.err += part; });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
    child.stdin.on('error', () => {});   // a command that needs no input may be gone already
    child.stdin.end(input);
  });
}

// One process of `tantrao serve` with its data directory.
export class Node {
  constructor(name, dataDir, port) {
    Object.assign(this, { name, dataDir, port, program, said: '', child: null, ended: null });
  }

  async start() {
    const child = spawn(this.program, ['serve', '--data', this.dataDir, '--port', String(this.port)], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => { this.said += part; });
    this.child = child;
    this.ended = new Promise((resolve) => { child.once('close', resolve); });
    started.add(child);
    this.ended.then(() => started.delete(child));
    await until(`${this.name} is ready`, async () => {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${this.said}`);
      return (await this.get('localhost', '/readyz').catch(() => null))?.status === 200;
    });
  }

  async stop() {
    if (!this.child) return;
    this.child.kill('SIGTERM');
    const code = await this.ended;
    this.child = null;
    if (code !== 0) throw new Error(`${this.name} ended with ${code}:\n${this.said}`);
  }

  url(host, target = '/') { return `http://${host}:${this.port}${target}`; }
  desk(target = '/') { return this.url(deskHost, target); }
  get(host, target, options) { return ask(this.port, host, target, options); }
}

export class Portal {
  // settings: lines of tantrao.toml besides the addresses, for every node. database: address of an empty PostgreSQL database.
  // demo: with demo accounts and articles.
  static async make({ settings = '', database = '', demo = true } = {}) {
    const portal = new Portal();
    portal.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tantrao-journey-'));
    Object.assign(portal, { settings, database, nodes: [] });
    try {
      await portal.fill(demo);
    } catch (error) {
      portal.node?.child?.kill('SIGKILL');
      portal.removeFolder();
      throw error;
    }
    return portal;
  }

  // A folder that pack() made, not served yet.
  static async unpack(archive) {
    const portal = new Portal();
    portal.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tantrao-journey-'));
    Object.assign(portal, { settings: '', database: '', nodes: [] });
    execFileSync('tar', ['-xzf', archive, '-C', portal.folder, '--no-same-owner']);
    await portal.addNode('first');
    return portal;
  }

  // The first node's data directory without settings, as a tar file; nobody serves it meanwhile.
  pack(archive) {
    execFileSync('tar', ['-czf', archive, '-C', this.folder, '--exclude=tantrao.toml', '--exclude=first/shelf', '--exclude=first/log',
      '--owner=0', '--group=0', 'first', 'files']);
  }

  async fill(demo) {
    const node = await this.addNode('first');
    const made = await run(['init', '--data', node.dataDir, '--profile', 'tuyen-quang', ...(demo ? [] : ['--no-demo'])]);
    if (made.code !== 0) throw new Error(`init ended with ${made.code}:\n${made.err}${made.out}`);
    if (demo) this.readAccounts();
    await node.start();
  }

  get node() { return this.nodes[0]; }

  async addNode(name) {
    const dataDir = path.join(this.folder, name);
    const port = await freePort();
    fs.mkdirSync(dataDir, { mode: 0o700, recursive: true });
    const lines = [`addresses = ["127.0.0.1"]`, `public_port = ${port}`, `files_dir = "${path.join(this.folder, 'files')}"`];
    if (this.database) lines.push(`database_url = "${this.database}"`);
    fs.writeFileSync(path.join(dataDir, 'tantrao.toml'), `${lines.join('\n')}\n${this.settings}\n`, { mode: 0o600 });
    const node = new Node(name, dataDir, port);
    this.nodes.push(node);
    return node;
  }

  readAccounts() {
    const text = fs.readFileSync(path.join(this.node.dataDir, 'demo-accounts.txt'), 'utf8');
    this.password = /password (\S+)/.exec(text)?.[1];
    this.emails = [...text.matchAll(/^\s+(\S+@\S+)/gm)].map((match) => match[1]);
    if (!this.password || !this.emails.length) throw new Error(`no sign-ins in demo-accounts.txt:\n${text}`);
  }

  // A command on the first node's data directory that must succeed.
  async command(args, options) {
    const done = await run([...args, '--data', this.node.dataDir], options);
    if (done.code !== 0) throw new Error(`${args.join(' ')} ended with ${done.code}:\n${done.err}${done.out}`);
    return done.out;
  }

  async remove() {
    try {
      for (const node of this.nodes) await node.stop();
    } finally {
      this.removeFolder();
    }
  }

  removeFolder() {
    if (!process.env.TANTRAO_KEEP_JOURNEYS) fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
