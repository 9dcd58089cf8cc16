// Lets Node.js find NAME.localhost on this machine, as browsers and curl do (RFC 6761): node --require ./.ci/localhost_names.cjs
// SPDX-License-Identifier: AGPL-3.0-or-later
const dns = require('node:dns');

const lookup = dns.lookup;
dns.lookup = (name, options, done) => lookup(/\.localhost$/.test(name) ? 'localhost' : name, options, done);
