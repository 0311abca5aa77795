// The best placement as HiGHS finds it: node run.mjs PROGRAM PACKAGES; fails where a part's optimum differs from
// ours by more than 1e-6.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import path from "node:path";

const [program, packages] = process.argv.slice(2);
const root = fileURLToPath(new URL("../../", import.meta.url));
const load = createRequire(path.resolve(root, packages, "package.json"))("highs");
const regions = ["public/samples/ave.json", "tests/data/worked-example-1.json", "tests/data/worked-example-2.json", "2000", "15000"];
const lines = execFileSync(path.resolve(root, program), regions, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });

/** A part as a linear programme in the format that HiGHS reads. */
function programme([supply, demand, ways, ...numbers]) {
  const holds = numbers.slice(0, supply + demand);
  const rows = holds.map(() => []);
  const aim = [];
  for (let n = 0; n < ways; n += 1) {
    const [from, to, weight] = numbers.slice(supply + demand + 3 * n);
    aim.push(`+ ${weight} x${n}`);
    rows[from].push(`+ 1 x${n}`);
    rows[to].push(`+ ${weight} x${n}`);
  }
  const limits = rows.map((row, i) => `c${i}: ${row.join(" ")} <= ${holds[i]}`);
  return `Maximize\nobj: ${aim.join("\n")}\nSubject To\n${limits.map((row) => row.replaceAll(" + ", "\n+ ")).join("\n")}\nEnd\n`;
}

const totals = new Map(regions.map((region) => [region, { ours: 0, theirs: 0, parts: 0, apart: 0 }]));
let highs = await load();
let solved = 0;
for (const line of lines.trim().split("\n")) {
  const { region, numbers, covered } = JSON.parse(line);
  // Its memory grows with each run and is given back only with the program.
  if ((solved += 1) % 200 === 0) highs = await load();
  const { Status, ObjectiveValue } = highs.solve(programme(numbers), { primal_feasibility_tolerance: 1e-10, dual_feasibility_tolerance: 1e-10 });
  const total = totals.get(region);
  total.parts += 1;
  total.ours += covered;
  total.theirs += ObjectiveValue;
  total.apart = Math.max(total.apart, Status === "Optimal" ? Math.abs(ObjectiveValue - covered) : Infinity);
}
let failed = 0;
for (const [region, { ours, theirs, parts, apart }] of totals) {
  const same = parts > 0 && apart <= 1e-6;
  failed += same ? 0 : 1;
  console.log(`${same ? "same" : "NOT THE SAME"}: ${region}, ${parts} parts, ${ours.toFixed(6)} and ${theirs.toFixed(6)}, at most ${apart.toExponential(1)} apart`);
}
console.log(`test result: ${failed ? "FAILED" : "ok"}. ${totals.size - failed} passed; ${failed} failed;`);
process.exit(failed ? 1 : 0);
