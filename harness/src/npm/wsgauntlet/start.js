"use strict";
// Starts what the package of this platform has, in the place of this process as far as Node can: with its streams, its
// signals and its exit code.
const {spawn} = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const {optionalDependencies} = require("./package.json");

const TROUBLE_OF_OUR_OWN = 3;

function fail(line) {
  process.stderr.write(`wsgauntlet: ${line}\n`);
  process.exit(TROUBLE_OF_OUR_OWN);
}

/** Return the description of the package of this platform, by its file. */
function find() {
  const name = `@wsgauntlet/${process.platform}-${process.arch}`;
  if (!(name in optionalDependencies)) {
    fail(`There is no package for ${process.platform} on ${process.arch}; the jar runs wherever Java 21 does: `
      + "https://github.com/wsgauntlet/wsgauntlet/releases");
  }
  try {
    return require.resolve(`${name}/package.json`);
  } catch {
    return fail(`The package ${name} is not installed. npm leaves it out with --omit=optional, and where there is no `
      + "glibc, as on Alpine");
  }
}

/** Give the jar the time back that its cache of classes was made for, and that npm does not keep. */
function keepTime(jar, time) {
  try {
    if (fs.statSync(jar).mtimeMs !== time.getTime()) {
      fs.utimesSync(jar, time, time);
    }
  } catch {
    // It belongs to somebody else, as after an installation by root. The cache is left aside: starts take longer.
  }
}

module.exports = command => {
  const description = find();
  const root = path.dirname(description);
  keepTime(path.join(root, "lib", "wsgauntlet.jar"), new Date(require(description).jarTime));
  const child = spawn(path.join(root, "bin", command), process.argv.slice(2), {stdio: "inherit"});
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("error", error => fail(error.message));
  child.on("exit", (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else {
      process.exitCode = code;
    }
  });
};
