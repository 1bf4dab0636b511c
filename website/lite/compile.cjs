// Lets Pyodide's own Python, in Node, compile what a lesson imports: node compile.cjs FOLDER SCRIPT OUTPUT
//
// FOLDER has Pyodide, its lock and all packages of that. SCRIPT, in Python, leaves a zip at /tmp/compiled.zip.

const { readFileSync, writeFileSync } = require("node:fs");

const [folder, script, output] = process.argv.slice(2);
const { loadPyodide } = require(`${folder}/pyodide.js`);

async function main() {
  const packages = Object.keys(JSON.parse(readFileSync(`${folder}/pyodide-lock.json`, "utf-8")).packages);
  const python = await loadPyodide({ indexURL: `${folder}/` });
  await python.loadPackage(packages, { messageCallback: () => {} });
  await python.runPythonAsync(readFileSync(script, "utf-8"));
  writeFileSync(output, python.FS.readFile("/tmp/compiled.zip"));
}

main().catch(({ message }) => {
  console.error(message);
  process.exit(1);
});
