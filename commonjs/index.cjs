// What `require('openvino-serve')` gives: the ES module itself, so that there is one `Engine`.
module.exports = require('../dist/index.js');
