// Lighthouse, mobile, on the build that is served: node run.mjs ADDRESS CHROMIUM
// Three runs of each page; of the performance the middle one counts, of the rest the worst. The
// performance has an aim on the first page only: that is where a visitor meets the download.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [address, chromePath] = process.argv.slice(2);
const PAGES = ["", "help"];
const RUNS = 3;
const AIMS = { performance: 90, accessibility: 100, "best-practices": 100 };
const TIMES = { FCP: "first-contentful-paint", LCP: "largest-contentful-paint", TBT: "total-blocking-time", SI: "speed-index" };

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
let missed = 0;
for (const page of PAGES) {
  const reports = [];
  for (let run = 0; run < RUNS; run += 1) {
    const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
    const { lhr } = await lighthouse(address + page, { port: chrome.port, onlyCategories: Object.keys(AIMS), logLevel: "error" });
    await chrome.kill();
    reports.push(lhr);
  }
  const score = (lhr, category) => Math.round(lhr.categories[category].score * 100);
  const scores = Object.entries(AIMS).map(([category, aim]) => {
    const all = reports.map((lhr) => score(lhr, category));
    const counted = category === "performance" ? middle(all) : Math.min(...all);
    const has_aim = page === "" || category !== "performance";
    if (has_aim && counted < aim) missed += 1;
    return `${category} ${counted}${has_aim ? ` (aim ${aim})` : ""}`;
  });
  const times = Object.entries(TIMES).map(
    ([name, audit]) => `${name} ${Math.round(middle(reports.map((lhr) => lhr.audits[audit].numericValue)))} ms`,
  );
  console.log(`/${page}: ${scores.join(", ")}; ${times.join(", ")}`);
  for (const { auditRefs, id } of Object.values(reports[0].categories).filter(({ id }) => id !== "performance")) {
    const counting = auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => reports[0].audits[id]);
    const failed = counting.filter(({ score }) => score !== null && score < 1);
    for (const { id: audit, title } of failed) console.log(`  ${id}: ${audit}: ${title}`);
  }
}
process.exit(missed === 0 ? 0 : 1);
