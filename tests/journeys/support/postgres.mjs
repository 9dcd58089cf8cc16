// SPDX-License-Identifier: AGPL-3.0-or-later
// A PostgreSQL server of the test's own, which it may stop and start again (bin/test-postgres, unprivileged).
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './portal.mjs';
import { until } from './wait.mjs';

const tool = path.join(root, 'bin/test-postgres');
const bin = () => fs.readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a)).map((version) => `/usr/lib/postgresql/${version}/bin`)[0];
const asItsUser = (...command) => (process.getuid() === 0 ? ['runuser', ['-u', 'postgres', '--', ...command]] : [command[0], command.slice(1)]);

export class OwnPostgres {
  static start(port) {
    const own = new OwnPostgres();
    own.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tantrao-journey-pg-'));
    own.port = port;
    own.url = execFileSync(tool, ['start', own.folder, String(port)], { encoding: 'utf8' }).trim();
    own.control('-m', 'fast', 'stop');
    own.startAgain();
    return own;
  }

  control(...args) {
    const [command, rest] = asItsUser(path.join(bin(), 'pg_ctl'), '-D', path.join(this.folder, 'data'), '-w', ...args);
    execFileSync(command, rest, { cwd: this.folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }

  // As if the machine went away: connections break, nothing is said to anybody.
  stop() { this.control('-m', 'immediate', 'stop'); }

  // bin/test-postgres answers before a commit is written; a server that is to be killed must not.
  startAgain() {
    this.control('-l', path.join(this.folder, 'log'), '-o', `-p ${this.port} -k ${this.folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200`, 'start');
  }

  // Holds all rows of a table against whoever wants to change one, until the server stops; told when it does.
  async hold(table) {
    const child = spawn('psql', [this.url, '-q', '-c', `BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE; SELECT pg_sleep(60)`], { stdio: 'ignore' });
    await until(`${table} is held`, () => this.count(`query LIKE '%pg_sleep(60)%' AND wait_event = 'PgSleep'`) > 0);
    return child;
  }

  // How many connections are in that condition.
  count(condition) {
    return Number(execFileSync('psql', [this.url, '-q', '-t', '-c', `SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND ${condition}`], { encoding: 'utf8' }));
  }

  remove() { execFileSync(tool, ['stop', this.folder], { stdio: 'ignore' }); }
}

// A database of the test's own on the server at TANTRAO_TEST_POSTGRES: { url, remove }.
export function ownDatabase() {
  const server = process.env.TANTRAO_TEST_POSTGRES;
  if (!server) throw new Error('TANTRAO_TEST_POSTGRES names no server: bin/test-postgres start DIR PORT prints the address of one');
  const name = `journey_${process.pid}`;
  const ask = (sql) => execFileSync('psql', [server, '-q', '-c', sql], { stdio: ['ignore', 'ignore', 'inherit'] });
  ask(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => ask(`DROP DATABASE ${name} WITH (FORCE)`) };
}
