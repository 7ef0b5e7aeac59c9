// Several files' tests in one process: `node together.mjs FILE...`. To start one for each takes longer than its tests.
for (const file of process.argv.slice(2)) await import(file);
