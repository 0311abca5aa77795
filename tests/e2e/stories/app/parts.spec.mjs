// Pages come in parts of the program: that they do, and what happens when one cannot be had.
import { expect, test } from "../../enlace.mjs";
import { Program } from "../../pages/program.mjs";
import { WelcomePage } from "../../pages/welcome.mjs";

/** The parts that are not shared between pages. */
const part = (request) => /(split_\w+)\.wasm$/.exec(request.url())?.[1];

test("a page whose part does not come says so, and comes when it is asked for again", { tag: "@parts" }, async ({ page, complaints }) => {
  const figures = /split_figures\.wasm$/;
  await page.route(figures, (route) => route.abort());
  const welcome = new WelcomePage(page);
  await welcome.open();
  await welcome.sample.click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("could not be loaded", { timeout: 20_000 });
  await page.unroute(figures);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(welcome.title).toContainText("Ave");
  await expect(welcome.title).toBeFocused();
  expect(complaints.expected(/split_figures|Failed to (load|fetch)/)).toBeGreaterThan(0);
});

test("all parts come after the start, so that pages open without a connection", { tag: "@parts" }, async ({ page, context, complaints }) => {
  const parts = new Set();
  const missed = [];
  page.on("requestfinished", (request) => parts.add(part(request)));
  page.on("requestfailed", (request) => missed.push(request.url()));
  const program = new Program(page);
  await program.trySample();
  for (const name of ["split_device", "split_engine", "split_figures", "split_start"]) {
    await expect.poll(() => parts.has(name), name).toBe(true);
  }
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await program.go("settings");
  await expect(program.title).toBeFocused();
  await program.go("coverage");
  expect((await program.coverageRows()).length).toBeGreaterThan(20);
  // The browser asks for the picture in its tab again.
  complaints.expected(/ERR_INTERNET_DISCONNECTED/);
  expect(missed.filter((url) => !url.endsWith("icon.svg"))).toEqual([]);
});
