// Preloaded into every Node.js process of a test: connections that leave this machine are refused and
// noted in the file NETWORK_GUARD_LOG; with NETWORK_GUARD=all, connections to itself are, too.

const { appendFileSync } = require('node:fs');
const { Socket } = require('node:net');

const local = /^(127\.|::1$|localhost$)/;
const connect = Socket.prototype.connect;

Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const { host = 'localhost', port, path } = options ?? {};
  if (path || (local.test(host) && process.env.NETWORK_GUARD !== 'all')) {
    return connect.apply(this, args);
  }
  appendFileSync(process.env.NETWORK_GUARD_LOG, `${host}:${port} ${process.argv.join(' ')}\n`);
  throw new Error(`No connection to ${host}:${port} in this test.`);
};
