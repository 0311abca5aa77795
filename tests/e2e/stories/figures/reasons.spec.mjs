// Reasons and doubts: where the gap comes from, the coming years, need levels, whom to call, comparing.
import { readFile } from "node:fs/promises";

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Program, projectFile } from "../../pages/program.mjs";

const VIEWS = [
  "why",
  "years",
  "priorities?tab=level",
  "certainty",
  "why?tab=courses",
  "years?tab=two",
  "years?tab=assumptions&set=study_share:0.2,half_life:1",
  "years?tab=snapshots",
  "years?tab=regions",
];

/** What the marks of a picture say, in their order. */
async function marks(page, picture) {
  const all = page.locator(`#${picture} [data-mark]`);
  await all.first().waitFor();
  return all.evaluateAll((all) => all.map((mark) => mark.getAttribute("aria-label")));
}

/** The table behind a picture: the texts of each row. */
async function behind(page, picture) {
  await page.locator(`#${picture} .chart-behind summary`).click();
  const rows = page.locator(`#${picture} .chart-behind tbody tr`);
  await rows.first().waitFor();
  return rows.evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
}

/** The rows of the table below a heading. */
async function rowsBelow(page, heading) {
  const rows = page.locator(`section[aria-labelledby="${heading}"] table`).first().locator("tbody tr");
  await rows.first().waitFor();
  return rows.evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
}

/** Goes to a view and waits until it is drawn. */
async function draw(page, view) {
  await page.goto(view);
  await page.locator("main h1").waitFor();
  await expect(page.locator("main")).not.toContainText(/Computing the coming years|being computed/);
}

test("the chain of the worked example, of the region and of a qualification, each step explained", async ({ page }) => {
  await new Program(page).openExample();
  await page.goto("why?code=A");
  expect(await marks(page, "chain")).toEqual(
    ["places: 24.0", "unfilled: −2.0", "entrants: 22.0", "dropout: −4.7", "graduates: 17.3", "study or leave: −2.3", "available for work: 15.1",
      "covering own demand: 15.1", "covered by related: +4.7", "covered: 19.8", "not covered: +3.7", "needed: 23.5"],
  );
  const mending = await rowsBelow(page, "mending");
  expect(mending.map((row) => row.slice(0, 2))).toEqual([["dropout", "4.7"], ["not covered", "3.7"], ["study or leave", "2.3"], ["unfilled", "2.0"]]);
  expect(mending[3][2]).toContain("close 1.4 of the gap");

  await page.locator("#about-code").selectOption("");
  await expect(page.locator("#chain h2")).toHaveText("Where the gap comes from: Worked example 1");
  expect(await marks(page, "chain")).toEqual(expect.arrayContaining(["places: 60.0", "serving related demand: −7.8", "not covered: +19.8", "needed: 53.5"]));
  await page.locator('#chain [data-mark][aria-label^="serving related"]').focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText("7.776");
});

test("the coming years of the worked example: who finishes when, and what repeats", async ({ page }) => {
  await new Program(page).openExample();
  await page.goto("years");
  const rows = await behind(page, "pipeline");
  const of = (year) => rows.find((row) => row[0] === year);
  expect(rows.map((row) => row[0])).toEqual(["2026", "2027", "2028", "2029", "2030", "2031", "2032", "2033"]);
  // Running, agreed, proposed, repeated, supply; stated, carried forward, demand, gap.
  expect(of("2026").slice(1)).toEqual(["0", "0", "0", "0", "0", "53.5", "0", "53.5", "53.5"]);
  expect(of("2029").slice(1)).toEqual(["36.8", "0", "0", "0", "36.8", "0", "53.5", "53.5", "19.8"]);
  expect(of("2030").slice(1, 6)).toEqual(["0", "0", "0", "36.8", "36.8"]);
  await page.locator('#pipeline [data-mark][aria-label^="2029, running"]').click();
  await expect(page.getByRole("dialog")).toContainText("36.8");
  await page.keyboard.press("Escape");
  await page.locator('#pipeline [data-mark][aria-label^="2031, assumed to repeat"]').click();
  await expect(page).toHaveURL(/year=2031/);
  await expect(page.getByRole("heading", { name: "The year 2031" })).toBeVisible();
  // Figures of another year explain themselves in that year, down to the records that are there.
  const dialog = page.getByRole("dialog");
  await page.locator("section[aria-labelledby=pipeline-year] tbody tr").first().locator("button.figure").first().click();
  await expect(dialog).toContainText("This belongs to “2031”");
  await dialog.locator("button.figure").first().click();
  await dialog.locator("button.figure", { hasText: "22" }).click();
  await expect(dialog).toContainText("This belongs to “2031”");
  await expect(dialog.getByRole("link", { name: "School S1 – Qualification A" }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.locator('#pipeline [data-mark][aria-label^="2029, running"]').click();
  await expect(dialog).toContainText("36.8");
  await expect(dialog).not.toContainText("This belongs to");
});

test("need levels of the worked example beside SANQ, with other weights tried and kept as one step", async ({ page }) => {
  const program = await new Program(page).openExample();
  await page.goto("priorities?tab=level");
  const rows = await behind(page, "levels");
  // Need level, SANQ; severity, volume, difficulty, breadth, relevance; all points; rank.
  expect(rows.map((row) => row.slice(0, 10))).toEqual([
    ["Qualification C", "7", "6", "25.53", "20.27", "10.91", "4", "9", "69.72", "1 in all 32"],
    ["Qualification A", "5", "9", "5.57", "4.73", "13.72", "6", "13.5", "43.52", "2 in all 32"],
    ["Qualification B", "2", "8", "0", "0", "0", "2", "12", "14", "3 in all 32"],
  ]);
  expect(rows[1][10]).toMatch(/^4 levels below SANQ: 84% of the demand is covered already \(−26 points\); it is only 19% of the region's gap/);

  await page.getByText("Try other weights").click();
  for (const name of ["severity", "volume", "difficulty", "breadth"]) {
    await page.getByRole("slider", { name }).focus();
    await page.keyboard.press("Home");
  }
  await expect(page.getByRole("heading", { name: "Need levels with other weights" })).toBeVisible();
  const levels = page.locator("section[aria-labelledby=level-reasons] tbody tr");
  await expect(levels.first()).toContainText("Qualification A");
  await levels.first().locator("button.figure").first().click();
  await expect(page.getByRole("dialog")).toContainText("This belongs to “As tried”");
  await expect(page.getByRole("dialog").locator("p.strong")).toHaveText("9");
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Need levels with other weights" })).toBeVisible();
  await page.getByText("Try other weights").click();
  await page.getByRole("button", { name: "Keep these weights" }).click();
  await expect(page.getByRole("heading", { name: "Need level by qualification" })).toBeVisible();
  await expect(page.locator("section[aria-labelledby=level-reasons] tbody tr").first()).toContainText("The same level as SANQ.");
  await program.saved();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.locator("section[aria-labelledby=level-reasons] tbody tr").first()).toContainText("Qualification C");
});

test("how sure: intervals of the worked example, and the one call that would settle B", async ({ page }) => {
  await new Program(page).openExample();
  await page.goto("certainty");
  await expect(page.getByText("3 verdicts: 1 firm, 0 uncertain, 2 with few enterprises or municipalities heard.")).toBeVisible();
  expect(await marks(page, "intervals")).toEqual([
    "Qualification C: 0.27, between 0.15 and 0.5; offer far too small, few enterprises heard (2)",
    "Qualification B: 1.97, between 1.01 and 3.85; more graduates than own demand, few enterprises heard (1)",
    "Qualification A: 0.64, between 0.44 and 0.94; offer too small, firm",
  ]);
  await expect(page.getByText("One call would settle 1 of 1 open verdicts, each with a chance of at least 80%.")).toBeVisible();
  const calls = await rowsBelow(page, "calls");
  expect(calls[0].map((text) => text.replace(/\s+/g, " "))).toEqual(["Enterprise E4 Municipality G", "no contact recorded", "Qualification B", "10.0"]);
  const download = page.waitForEvent("download");
  await page.locator("section[aria-labelledby=calls] .chart-ways").getByRole("button", { name: "CSV" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(text).toContain("Enterprise E4");
  const rests = await behind(page, "resting");
  expect(rests.map((row) => [row[0], row.at(-1)])).toEqual(
    [["Commitment", "13.5"], ["Survey", "32.0"], ["Interview", "6.0"], ["Focus group", "2.0"], ["Statistic", "0"], ["Hearsay", "0"], ["No evidence stated", "0"]],
  );
});

test("short courses: units that make B full cover where A is wanted", async ({ page }) => {
  await new Program(page).openExample();
  await page.goto("why?tab=courses");
  const rows = await rowsBelow(page, "bridges");
  expect(rows.map((row) => row.slice(0, 3).map((text) => text.replace(/\s+/g, " ").trim()))).toEqual([
    ["Qualification B → Qualification A", "60%", "400"],
    ["Qualification A → Qualification B", "50%", "600"],
  ]);
});

test("comparing: other assumptions, what each does alone, what moved a qualification, and an earlier state", async ({ page }) => {
  const program = await new Program(page).openExample();
  await page.goto("years?tab=assumptions");
  await page.locator("#compare-setting").selectOption("study_share");
  await page.locator("#tried-study_share").fill("0.2");
  await page.keyboard.press("Tab");
  await expect(page).toHaveURL(/study_share%3A0\.2|study_share:0\.2/);
  const conditions = page.locator("section[aria-labelledby=conditions] tbody tr");
  await expect(conditions).toHaveCount(1);
  await expect(conditions).toContainText("13%");
  await page.getByRole("button", { name: "Qualification A" }).click();
  const detail = page.locator("tr.detail");
  await expect(detail).toContainText("School S1");
  await expect(detail).toContainText("counted differently");
  await expect(detail).toContainText("15.1");
  await detail.locator("tr", { hasText: "School S1" }).locator("button.figure").last().click();
  await expect(page.getByRole("dialog")).toContainText("This belongs to “As tried”");
  await expect(page.getByRole("dialog")).toContainText("0.2");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Keep these assumptions" }).click();
  await expect(page.getByText("Choose an assumption to change.")).toBeVisible();
  await program.saved();

  // Two years: nothing is supplied in 2026, the target year's figures can be asked about.
  await page.goto("years?tab=two&from=2026&to=2029");
  await expect(page.getByRole("heading", { name: "Side by side: 2026 and 2029" })).toBeVisible();
  const years = page.locator("main > * .scroll table, main .scroll table").first().locator("tbody tr");
  await expect(years.first()).toContainText("53.5");
  await years.nth(2).locator("button.figure").first().click();
  await expect(page.getByRole("dialog")).toContainText("This belongs to “2026”");
  await expect(page.getByRole("dialog").locator("p.strong")).toContainText("53.5");
  await page.keyboard.press("Escape");

  await page.goto("snapshots");
  await page.getByRole("button", { name: /Take a snapshot|Keep/ }).first().click();
  await expect(page.locator("main table tbody tr").first()).toBeVisible();
  await page.goto("settings");
  await program.openSettings("Supply");
  await page.locator("#setting-study_share").fill("0.3");
  await page.keyboard.press("Tab");
  await program.saved();
  await page.goto("years?tab=snapshots");
  await page.locator("#compare-from").selectOption({ index: 1 });
  await expect(page.locator("section[aria-labelledby=conditions] tbody tr").first()).toContainText("30%");
});

test("the same count of verdicts in overview, reasons and study", async ({ page }) => {
  await new Program(page).openSample();
  await expect(page.locator("main")).toContainText("Firm verdicts for 34 of 84 qualifications");
  await page.goto("certainty");
  await expect(page.locator("main")).toContainText("84 verdicts: 34 firm, 26 uncertain, 24 with few enterprises or municipalities heard.");
  // For 2030 every qualification that is wanted has a verdict.
  await expect(page.locator("main")).not.toContainText("drawn without a verdict");
  await page.goto("study");
  await expect(page.locator("main")).toContainText("Of 84 qualifications with a verdict, 24 rest on fewer than 3 enterprises.");
});

test("an explanation names the largest parts first, and a need in it is the way to its record", async ({ page }) => {
  await new Program(page).openSample();
  await page.locator("dl.figures .figure").nth(2).click();
  const dialog = page.getByRole("dialog");
  const rows = dialog.locator("tbody tr");
  await expect(rows.first().locator("th")).toContainText("CNC machining and programming technician");
  const sizes = await rows.locator("td").evaluateAll((cells) => cells.map((cell) => Number.parseFloat(cell.innerText)));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  await page.keyboard.press("Escape");
  await page.locator("dl.figures .figure").first().click();
  await rows.first().getByRole("button").click();
  await expect(dialog.getByRole("heading", { level: 2 })).toContainText("Demand: CNC machining");
  await rows.first().getByRole("link").click();
  await expect(page).toHaveURL(/needs\?.*record=/);
});

test("where needs or offers lack, each view says so and leads to where they are entered", async ({ page }) => {
  const file = JSON.parse(await readFile(projectFile("tests/data/worked-example-1.json"), "utf8"));
  const { needs, offers } = file.region;
  const program = new Program(page);
  const open = async (name, own) => {
    Object.assign(file.region, own, { id: name, name });
    await page.goto(name === "nothing" ? "" : "files");
    const chosen = { name: `${name}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) };
    await page.locator("input[type=file]").first().setInputFiles([chosen]);
    await expect(page.locator(".shell-header .name")).toHaveText(name);
    await program.saved();
  };
  const way = (name) => page.getByRole("main").getByRole("link", { name });
  await open("nothing", { needs: [], offers: [] });
  await page.goto("overview");
  await expect(way("Enter needs")).toHaveAttribute("href", /\/needs$/);
  await expect(way("Enter offers")).toHaveAttribute("href", /\/offers$/);
  for (const view of ["overview?tab=panorama", "priorities?tab=level", "certainty"]) {
    await page.goto(view);
    await expect(way("Enter needs"), view).toBeVisible();
    await expect(page.locator("main .chart-svg").first(), view).toHaveCount(view === "certainty" ? 1 : 0);
  }
  await page.goto("years?tab=best");
  await expect(page.locator("main")).toContainText("Nobody here can serve anybody");
  await expect(page.locator("main .chart-svg")).toHaveCount(0);
  await open("no offers", { needs, offers: [] });
  await page.goto("overview");
  await expect(way(/^No offer of a school is recorded yet/)).toHaveAttribute("href", /\/offers$/);
  await open("no needs", { needs: [], offers });
  await page.goto("overview");
  await expect(way(/^No need of an enterprise is recorded yet/)).toHaveAttribute("href", /\/needs$/);
});

test("on a phone sliders, tables and the bar of the projector keep their words whole", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await new Program(page).openSample("priorities?tab=level");
  await page.getByText("Try other weights").click();
  const label = page.locator(".slider label").first();
  expect(await label.evaluate((label) => label.getBoundingClientRect().width)).toBeGreaterThan(250);
  for (const view of ["years?tab=two", "years?tab=best"]) {
    await draw(page, view);
    await expect(page.locator("main .scroll .table").first()).toBeVisible();
    const hidden = await page.locator("main .scroll").evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
    expect(hidden, view).toEqual(hidden.map(() => 0));
  }
  await page.goto("priorities?tab=level&present=1");
  const bar = page.getByRole("navigation", { name: "Presenting" });
  await expect(bar).toBeVisible();
  expect(await bar.evaluate((bar) => [bar.scrollWidth <= bar.clientWidth, bar.clientHeight < 64])).toEqual([true, true]);
});

test("before an audience a picture has twelve rows, and says how many there are", async ({ page }) => {
  await new Program(page).openSample("priorities?tab=level&present=1");
  await expect(page.locator("#levels figcaption")).toContainText("The picture has the first 12 of 84; the table has all.");
  await page.keyboard.press("Escape");
  await expect(page.locator("#levels figcaption")).toContainText("The picture has the first 40 of 84; the table has all.");
});

test("every view of reasons and comparisons is accessible, and small enough", async ({ page }) => {
  test.slow();
  const program = new Program(page);
  await program.openSample();
  for (const view of VIEWS) {
    await draw(page, view);
    expect(await page.evaluate(() => document.querySelectorAll("main *").length), view).toBeLessThan(5000);
    await expectAccessible(page);
  }
});

/** The sample with three hundred municipalities, long names and huge figures. */
async function manyPlaces() {
  const many = JSON.parse(await readFile(projectFile("public/samples/ave.json"), "utf8"));
  const long = "Município de nome muito comprido que não cabe em lado nenhum ".repeat(2).slice(0, 120);
  for (let n = 0; n < 292; n += 1) {
    many.region.municipalities.push({ code: `X${n}`, name: n % 7 ? `Município ${n}` : long, businesses: [{ size: "micro", count: n * 1000 }] });
  }
  many.region.needs.forEach((need, n) => Object.assign(need, { municipality: `X${n % 292}`, persons: n === 0 ? 900000 : need.persons }));
  many.region.enterprises.forEach((own, n) => Object.assign(own, { municipality: `X${n % 292}`, name: n % 5 ? own.name : long }));
  many.region.qualifications.forEach((q, n) => n % 4 || Object.assign(q, { title: { en: long, pt: long, es: long } }));
  return many;
}

/** The first worked example without needs and offers. */
async function nothing() {
  const none = JSON.parse(await readFile(projectFile("tests/data/worked-example-1.json"), "utf8"));
  Object.assign(none.region, { needs: [], offers: [] });
  return none;
}

for (const [name, made] of [["nothing at all", nothing], ["many places, long names, huge figures", manyPlaces]]) {
  test(`these views at extremes: ${name}`, async ({ page }) => {
    test.slow();
    const file = await made();
    delete file.digest;
    const program = new Program(page);
    await program.start();
    await page.locator("input[type=file]").setInputFiles([{ name: "extreme.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) }]);
    await program.saved();
    for (const view of [...VIEWS, "certainty?by=municipality&and=size"]) {
      await draw(page, view);
      const found = await page.evaluate(() => ({
        nan: document.querySelector("main").innerHTML.match(/NaN|Infinity/)?.[0],
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        small: document.querySelectorAll("main *").length < 5000,
      }));
      expect(found, view).toEqual({ nan: undefined, wide: 0, small: true });
    }
  });
}
