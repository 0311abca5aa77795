// Pictures: what they show of the worked example, how they are asked, taken along, presented, printed.
import { readFile } from "node:fs/promises";

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { putOn } from "../../pages/paper.mjs";
import { Program, projectFile } from "../../pages/program.mjs";

const VIEWS = ["overview?tab=panorama", "coverage?tab=matrix", "coverage?tab=matrix&rows=all&measure=coverage", "map", "priorities"];

/** What the marks of the first picture say. */
const marks = (page) => page.locator(".chart-svg").first().locator("[data-mark]").evaluateAll((all) => all.map((mark) => mark.getAttribute("aria-label")));

test("the worked example in panorama, matrix, map and quadrants", async ({ page }) => {
  await new Program(page).openExample();

  await page.goto("overview?tab=panorama&by=municipality");
  await page.locator(".chart-behind summary").click();
  const places = await page.locator(".chart-behind tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
  const sums = [1, 3].map((column) => places.reduce((sum, row) => sum + Number(row[column]), 0).toFixed(1));
  expect(sums).toEqual(["53.5", "19.8"]);

  await page.goto("coverage?tab=matrix&rows=all");
  await page.locator(".chart-svg").first().waitFor();
  const cells = await marks(page);
  for (const said of ["Qualification A, Municipality V: not covered 2 people a year", "Qualification C, Municipality F: not covered 11.7 people a year", "Qualification A, Together: not covered 3.7 people a year", "Together, Together: not covered 19.8 people a year"]) {
    expect(cells).toContain(said);
  }
  await page.locator(".chart-svg [data-mark][aria-label^='Qualification A, Together']").click();
  await expect(page.getByRole("dialog")).toContainText("3.7411");
  await page.keyboard.press("Escape");

  await page.goto("priorities");
  await page.locator(".chart-svg").first().waitFor();
  expect((await marks(page)).filter((said) => /^Qualification C: need level 7/.test(said))).toHaveLength(1);
});

test("with keys alone: along the marks of a matrix, into a field, and to an explanation", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("coverage?tab=matrix");
  const first = page.locator(".chart-svg [data-mark]").first();
  await first.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const here = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  const fields = await page.locator(".chart-svg text").allInnerTexts();
  expect(fields.length).toBeGreaterThan(20);
  const second = await here();
  expect(second).not.toBe(await first.getAttribute("aria-label"));
  await expect(page.locator(".chart-readout")).toHaveText(second);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/rows=f\d{3}/);
  await page.reload();
  await page.locator(".chart-svg [data-mark]").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("a picture leaves as SVG that needs nothing else, as PNG, and its table as a workbook", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("map");
  await page.locator(".chart-svg").first().waitFor();
  const saved = async (name) => {
    const download = page.waitForEvent("download");
    await page.locator(".chart-ways").getByRole("button", { name }).click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const svg = await saved("SVG");
  const text = svg.bytes.toString();
  expect(svg.name).toMatch(/Ave.*\.svg$/);
  expect(text).toContain("Guimarães");
  expect(text).toContain("Source: needs and offers recorded for Ave");
  expect(text).not.toMatch(/class=|style=|var\(|light-dark|href=/);
  expect(text).toMatch(/fill="rgb\(/);
  const png = await saved("PNG");
  expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
  const table = await saved("Excel");
  expect(table.name).toMatch(/\.xlsx$/);
  expect(table.bytes.subarray(0, 2).toString()).toBe("PK");
});

test("the map shows people as circles and a share as tones, with the region's neighbours", async ({ page }) => {
  await new Program(page).openSample("map");
  const drawing = page.locator(".chart-svg");
  await expect(drawing.getByText("Braga", { exact: true })).toBeVisible();
  await expect(drawing.locator(".needed")).toHaveCount(8);
  await expect(page.getByRole("table", { name: "By municipality" }).getByRole("row")).toHaveCount(9);
  await page.locator(".segments label", { hasText: "Coverage" }).click();
  await expect(page).toHaveURL(/measure=coverage/);
  await expect(drawing.locator(".needed")).toHaveCount(0);
});

test("presenting: one view at a time in large type, on and back with the arrows, away with Escape", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("map");
  await page.locator(".chart-ways + .link, .chart-foot .link", { hasText: "Present" }).click();
  await expect(page.locator(".shell-entries")).toBeHidden();
  const bar = page.getByRole("navigation", { name: "Presenting" });
  await expect(bar).toBeVisible();
  await page.locator("h1").click();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/why\?present/);
  await expectAccessible(page);
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/map\?present/);
  await page.keyboard.press("Escape");
  await expect(page.locator(".shell-entries")).toBeVisible();
});

test("the overview says what moved since the last snapshot, and leads to what differs", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("snapshots");
  await page.getByRole("button", { name: "Take a snapshot now" }).click();
  await expect(page.locator("main tbody tr").first()).toBeVisible();
  await page.goto("years?tab=assumptions&set=stay_share:0.8");
  await page.getByRole("button", { name: "Keep these assumptions" }).click();
  await program.saved();
  await page.goto("overview");
  const moved = page.getByRole("region", { name: "What moved" }).locator("tbody tr").first().locator("td");
  await expect(moved).toHaveText(["0", "−22.9", "+22.9"]);
  await page.getByRole("region", { name: "What moved" }).getByRole("link").first().click();
  await expect(page).toHaveURL(/tab=snapshots&from=\d+/);
  await expect(page.getByRole("heading", { name: /^Side by side: .* and Now$/ })).toBeVisible();
});

test("the municipalities of a country stand together by NUTS III, and one opens into its own", async ({ page }) => {
  const file = JSON.parse(await readFile(projectFile("public/samples/ave.json"), "utf8"));
  const list = JSON.parse(await readFile(projectFile("public/codelists/pt-municipalities.json"), "utf8"));
  const { checksum: _, ...country } = file;
  const { municipalities, needs } = country.region;
  const here = new Set(municipalities.map((one) => one.code));
  for (const [code, name] of list.municipalities) if (!here.has(code)) municipalities.push({ code, name });
  needs.forEach((need, n) => Object.assign(need, { municipality: municipalities[n % municipalities.length].code, whole_region: false }));
  const program = new Program(page);
  await program.start();
  await page.locator("input[type=file]").setInputFiles([{ name: "country.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(country)) }]);
  await program.saved();
  await page.goto("coverage?tab=matrix");
  const columns = page.getByLabel("Columns");
  await expect(columns).toBeVisible();
  await expect(page.locator(".chart figcaption")).toContainText("NUTS III");
  await page.locator(".chart-svg [data-mark][aria-label^='Ave, Together']").click();
  await expect(page).toHaveURL(/in=PT119/);
  await expect(columns).toHaveValue("PT119");
  await expect(page.locator(".chart-svg").first()).toContainText("Guimarães");
  await page.goto("overview?tab=panorama&by=municipality");
  await expect(page.locator(".chart-svg").first()).toContainText("Grande Lisboa");
});

/** The letters of all pictures on the page, in points, and how wide the pictures are. */
const onPaper = (page) =>
  page.locator("main .chart-svg").evaluateAll((all) =>
    all.map((svg) => ({
      points: ((13 * svg.width.baseVal.value) / svg.viewBox.baseVal.width) * 0.75,
      wide: svg.width.baseVal.value,
    })),
  );

test("on paper every picture is as wide as the page, with letters of eight points, and tall ones in rows that a page may end between", async ({ page }) => {
  const program = new Program(page);
  await program.openSample();
  for (const size of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(size);
    for (const view of [...VIEWS, "why", "years", "certainty"]) {
      await page.goto(view);
      await page.locator("main .chart-svg").first().waitFor();
      await putOn(page, "paper");
      await page.locator("main .paper-parts").first().waitFor();
      for (const { points, wide } of await onPaper(page)) {
        expect(points, view).toBeGreaterThan(8);
        expect(wide, view).toBeLessThan(673);
      }
      await putOn(page, "screen");
      await expect(page.locator("main .paper-parts")).toHaveCount(0);
      await page.locator("main .chart-svg [data-mark]").first().waitFor();
    }
  }
  await page.goto("coverage?tab=matrix&rows=all");
  await page.locator(".chart-svg").first().waitFor();
  await putOn(page, "paper");
  await expect(page.locator(".paper-row")).toHaveCount(41);
  await expect(page.locator(".paper-head")).toContainText("Guimarães");
});

test("on paper the list has every qualification, also those that the screen keeps back", async ({ page }) => {
  const program = new Program(page);
  await program.openSample("coverage");
  const rows = page.locator("main .table.folds").first().locator("tbody");
  await expect(rows).toHaveCount(50);
  await putOn(page, "paper");
  await expect(rows).toHaveCount(110);
  await putOn(page, "screen");
  await expect(rows).toHaveCount(50);
});

test("where there is little room every point of the quadrants has a number, and the list below says whose it is", async ({ page }) => {
  const program = new Program(page);
  await program.openSample();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("priorities");
  for (const id of ["#quadrants", "#outcomes"]) {
    const points = page.locator(`${id} .chart-svg [data-mark]`);
    await points.first().waitFor();
    const count = await points.count();
    const numbers = Array.from({ length: count }, (_, n) => `${n + 1}`);
    await expect(page.locator(`${id} .chart-svg text.figures`)).toHaveText(numbers);
    const beside = await page.locator(`${id} .chart-svg text:not(.figures)`).allTextContents();
    expect(numbers.filter((n) => !beside.includes(n))).toEqual([]);
  }
});

test("every picture is accessible, and puts at most 5,000 elements on the page", async ({ page }) => {
  test.slow(); // axe looks at every element of large pictures
  const program = new Program(page);
  await program.openSample();
  for (const view of [...VIEWS, "study", "brochure"]) {
    await page.goto(view);
    await page.locator("main h2").first().waitFor();
    expect(await page.evaluate(() => document.querySelectorAll("main *").length)).toBeLessThan(5000);
    await expectAccessible(page);
  }
});

/** Files of extremes, each opened on a device of its own: the first page of one that has a region goes on to that. */
const EXTREMES = {
  "nothing": async () => {
    const file = JSON.parse(await readFile(projectFile("tests/data/worked-example-1.json"), "utf8"));
    Object.assign(file.region, { needs: [], offers: [] });
    return file;
  },
  "three hundred municipalities, names of 120 letters, huge figures": async () => {
    const file = JSON.parse(await readFile(projectFile("public/samples/ave.json"), "utf8"));
    const region = file.region;
    const long = "Município de nome muito comprido que não cabe em lado nenhum ".repeat(2).slice(0, 120);
    const first = region.municipalities[0];
    for (let n = 0; n < 292; n += 1) {
      region.municipalities.push({ ...first, code: `X${n}`, name: n % 7 ? `Município ${n}` : long, outline: undefined, latitude: 37 + (n % 20) / 4, longitude: -9 + Math.floor(n / 20) / 8 });
    }
    region.needs.forEach((need, n) => Object.assign(need, { municipality: `X${n % 292}`, whole_region: false, persons: n === 0 ? 900000 : need.persons }));
    return file;
  },
};

for (const [extreme, make] of Object.entries(EXTREMES)) {
  test(`pictures at extremes: ${extreme}`, async ({ page }) => {
    test.slow();
    const { checksum: _, ...content } = await make();
    const program = new Program(page);
    await program.start();
    await page.locator("input[type=file]").setInputFiles([{ name: "extreme.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) }]);
    await program.saved();
    for (const view of [...VIEWS, "study", "brochure"]) {
      await page.goto(view);
      await page.locator("main h1").waitFor();
      await page.locator("main :is(h2, p):visible").first().waitFor();
      const bad = await page.evaluate(() => ({
        count: document.querySelectorAll("main *").length,
        nan: document.querySelector("main").innerHTML.match(/NaN|Infinity/)?.[0],
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }));
      expect(bad, view).toEqual({ count: expect.any(Number), nan: undefined, wide: 0 });
      expect(bad.count).toBeLessThan(5000);
    }
  });
}
