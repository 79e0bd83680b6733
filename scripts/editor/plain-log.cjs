// Takes the place of `@vscode/spdlog`, whose native part is not built: without a logger, VS Code keeps no logs and every output channel stays
// empty. The part of its interface that VS Code calls, written to plain files.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  #file;
  #level = 0;
  #isPlain = false;

  constructor(file) {
    mkdirSync(dirname(file), { recursive: true });
    this.#file = file;
  }

  /** Output channels say their own line breaks. */
  clearFormatters() {
    this.#isPlain = true;
  }

  setPattern() {
    this.#isPlain = false;
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  flush() {}

  drop() {}

  write(level, message) {
    if (level < this.#level) return;
    const line = this.#isPlain ? message : `${new Date().toISOString()} [${levels[level]}] ${message}\n`;
    appendFileSync(this.#file, line);
  }
}

for (const [level, name] of levels.entries()) {
  Logger.prototype[name] = function (message) {
    this.write(level, message);
  };
}

const createLogger = async (_name, file) => new Logger(file);

exports.version = 'plain';
exports.setLevel = () => undefined;
exports.setFlushOn = () => undefined;
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
