// What `require('openvino-serve/server')` gives: the ES module itself, as in index.cjs.
module.exports = require('../dist/server/index.js');
