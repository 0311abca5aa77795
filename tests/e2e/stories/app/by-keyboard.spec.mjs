// A region built from nothing with the keyboard alone, in Portuguese, and how many keys its tables take.
import { expect, test } from "../../enlace.mjs";
import { Grid } from "../../pages/grid.mjs";
import { Program } from "../../pages/program.mjs";

test.use({ locale: "pt-PT" });

/** A keyboard that counts what is pressed. */
class Keys {
  constructor(page) {
    this.page = page;
    this.count = 0;
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
    this.count += keys.length;
  }

  async type(text) {
    await this.page.keyboard.type(text);
    this.count += [...text].length;
  }

  /** Presses a key until the element has the focus. */
  async to(key, wanted) {
    for (let presses = 0; presses < 200; presses += 1) {
      await this.press(key);
      if ((await wanted.count()) && (await wanted.evaluate((element) => element === document.activeElement))) return;
    }
    throw new Error(`${key} does not reach it`);
  }

  /** Goes to a page by its name, and begins a new row there. */
  async newRowOn(name, heading) {
    await this.press("Control+k");
    await this.type(name);
    await this.press("Enter");
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await this.press("n");
    await expect(this.page.getByRole("grid")).toBeFocused();
  }

  /** Types a row, one text after the other; an empty one passes over its column. */
  async row(...texts) {
    for (const [place, text] of texts.entries()) {
      await this.type(text);
      await this.press(place === texts.length - 1 ? "Enter" : "Tab");
    }
  }
}

test("a region is built from nothing with the keyboard alone, with few keys", async ({ page }) => {
  test.setTimeout(180_000);
  const [program, grid, keys] = [new Program(page), new Grid(page), new Keys(page)];
  const rows = (count) => expect(grid.root).toHaveAttribute("aria-rowcount", String(count + 2));
  await program.start();
  await keys.to("Tab", page.getByRole("link", { name: "Começar uma região" }));
  await keys.press("Enter");
  await keys.to("Tab", page.getByLabel("Comunidade intermunicipal"));
  await keys.type("Ave");
  await keys.to("Shift+Tab", page.getByLabel("Nome da região", { exact: true }));
  await keys.press("Control+a");
  await keys.type("Ave à mão");
  await keys.press("Enter");
  await expect(program.title).toContainText("Ave à mão");

  keys.count = 0;
  await keys.newRowOn("qualif", "Qualificações");
  await keys.row("Cozinha");
  await keys.row("Mecânica");
  await keys.row("Têxtil");
  await rows(3);
  expect(keys.count, "keys for three qualifications").toBeLessThanOrEqual(36);

  keys.count = 0;
  await keys.newRowOn("escolas", "Escolas");
  await keys.row("EP de Fafe");
  await keys.row("EP Guimarães");
  await keys.row("CIOR", "fam");
  await rows(3);
  await expect(grid.cell(1, 3)).toHaveText("Fafe");
  await expect(grid.cell(3, 3)).toHaveText("Vila Nova de Famalicão");
  // No id is shown where a school has no code.
  await expect(grid.cell(1, 2)).toHaveText(/^local \d{4}$/);
  expect(keys.count, "keys for three schools").toBeLessThanOrEqual(69);

  keys.count = 0;
  await keys.to("Shift+Tab", page.getByRole("navigation").getByRole("link", { name: /^Ofertas/ }));
  await keys.press("Enter");
  await expect(grid.root).toHaveAttribute("aria-label", "Ofertas formativas");
  // The focus goes to the title of a page that was gone to, and only then further.
  await expect(page.locator("#title")).toBeFocused();
  await keys.press("n");
  await expect(grid.root).toBeFocused();
  const reach = keys.count;
  await keys.row("faf", "coz", "", "24");
  await keys.row("faf", "mec", "", "20");
  await keys.row("gui", "tex", "", "24");
  await keys.row("cio", "coz", "2028", "12");
  await rows(4);
  expect(await grid.texts([1, 4], 3)).toEqual([await grid.cell(2, 3).innerText(), "2028"]);
  expect(await grid.texts([1, 2, 3, 4], 6)).toEqual(["24", "20", "24", "12"]);
  expect(keys.count - reach, "keys for four offers").toBeLessThanOrEqual(60);

  await keys.newRowOn("empresas", "Empresas");
  for (const [name, place] of [["Metalo", "gui"], ["Fiação", "faf"], ["Hotel", "viz"], ["Tasca", "fafe"], ["Forja", "fam"], ["Tear", "gui"]]) {
    await keys.row(name, place);
  }
  await rows(6);

  await keys.newRowOn("evid", "Evidência");
  await keys.to("Shift+Tab", page.getByRole("link", { name: "Entrevistas e inquéritos", exact: true }));
  await keys.press("Enter", "n");
  await keys.row("inq", "12 de novembro de 2026");
  await keys.row("ent", "5/11/26");
  await rows(2);
  await expect(grid.cell(1, 2)).toHaveText("12/11/2026");
  await expect(grid.cell(2, 2)).toHaveText("05/11/2026");

  await keys.newRowOn("necess", "Necessidades");
  const needs = [
    ["met", "mec", "7"], ["fia", "tex", "5"], ["hot", "coz", "4"], ["tas", "coz", "2"],
    ["for", "mec", "9"], ["tea", "tex", "6"], ["met", "tex", "1"], ["hot", "mec", "1"],
  ];
  for (const [firm, what, persons] of needs) await keys.row(firm, what, persons, "2030", "inq");
  await rows(8);
  expect(await grid.texts([1, 8], 9)).toEqual(["inquérito, 12/11/2026", "inquérito, 12/11/2026"]);

  await keys.newRowOn("evid", "Evidência");
  await keys.to("Shift+Tab", page.getByRole("link", { name: "Painéis (grupos focais)" }));
  await keys.press("Enter", "n");
  await keys.row("11/2026");
  await rows(1);
  await keys.press("ArrowUp", "Control+Enter");
  const drawer = page.locator("aside.drawer");
  await expect(drawer).toBeVisible();
  await keys.to("Tab", drawer.locator("#form-participants-new0-role"));
  await keys.type("empresa");
  await keys.press("Tab");
  await keys.type("7");
  await keys.press("Control+Enter");
  await expect(drawer).toHaveCount(0);
  await expect(program.saveState).toContainText("Guardado");

  await keys.press("Control+k");
  await keys.type("visao");
  await keys.press("Enter");
  await expect(program.title).toContainText("Ave à mão");
  expect((await program.totals())[0]).not.toBe("0");
  // Nobody reads an id that only the program reads.
  for (const place of ["coverage", "problems", "history", "evidence?tab=pieces", "schools"]) {
    await page.goto(place);
    await expect(program.title).toBeVisible();
    expect(await page.getByRole("main").innerText()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
  }
});
