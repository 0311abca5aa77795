import { readFile } from "node:fs/promises";

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { ImportPage } from "../../pages/import.mjs";
import { Program } from "../../pages/program.mjs";

/** A text as an old Excel saves it. */
const latin1 = (text) => Buffer.from(text, "latin1");

/** The sample, on the page of files. */
async function begin(page) {
  const program = new Program(page);
  await program.openSample("files");
  return { program, table: new ImportPage(page) };
}

test("needs from a survey: read, checked, decided, seen, imported in one step, taken back", async ({ page }) => {
  const { program, table } = await begin(page);
  await table.open();
  await expectAccessible(page);
  await table.give(
    "inquérito.csv",
    latin1("Inquérito às empresas\n\nEmpresa;Concelho;Qualificação;Pessoas\nMoldes do Ave;Guimarães;523271;<5\nTêxtil Nova;Guimaraes;Técnico de Mecatronica;-2\nTinturaria Sul;Fafe;Costura espacial;3\n"),
  );
  await expect(table.main).toContainText("3 rows in 4 columns");
  await expect(page.getByLabel("Encoding").locator("option:checked")).toHaveText("Windows-1252");
  await expect(page.getByLabel("Row of headings")).toHaveValue("2");
  await expectAccessible(page);
  await table.toColumns();
  await expect(page.getByLabel("Each row is about")).toHaveValue("need");
  await expect(page.getByLabel("Pessoas")).toHaveValue("need.persons");
  await expectAccessible(page);
  await table.toNames();
  await expectAccessible(page);
  await table.toPreview();
  await expect(table.main).toContainText("1–4");
  const refused = table.main.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "5", exact: true }) });
  await expect(refused).toContainText("Técnico de Mecatronica");
  await expectAccessible(page);

  const download = page.waitForEvent("download");
  await table.press("Save these rows with the reason");
  const saved = await readFile(await (await download).path(), "utf8");
  expect(saved).toContain("Têxtil Nova");
  expect(saved.split("\r\n")[0]).toContain("Why not imported");

  await table.main.getByRole("button", { name: /^Import \d+ records/ }).click();
  await expect(table.main).toContainText("records imported");
  await program.saved();
  await table.main.getByRole("link", { name: /^See \d+ needs?$/ }).click();
  await expect(page).toHaveURL(/\/needs$/);
  await program.go("history");
  await expect(table.main).toContainText("Import");
  await page.keyboard.press("Control+z");
  await program.saved();
});

test("the same file twice changes nothing, and the columns are remembered", async ({ page }) => {
  const { program, table } = await begin(page);
  const file = "codigo da escola;escola;concelho\n309999;Escola Nova;Vizela\n1714999;Outra Escola;Guimarães\n0309998;Elsewhere;Lisboa\n";
  await table.open();
  await table.give("escolas.csv", file);
  await table.toColumns();
  await table.toNames();
  await table.toPreview();
  expect(await table.counts("schools")).toEqual(["2", "0", "0"]);
  await expect(table.main).toContainText("309999 → 0309999");
  await expect(table.main).toContainText("1 row is about a municipality that the region does not have");
  await table.press("Import 2 records");
  await expect(table.main).toContainText("2 records imported");
  await program.saved();

  await table.press("Import another table");
  await table.give("escolas.csv", file);
  await expect(table.main).toContainText("has read these headings before");
  await table.toColumns();
  await table.toNames();
  await table.toPreview();
  expect(await table.counts("schools")).toEqual(["0", "0", "2"]);
  await expect(table.main.getByRole("button", { name: "Nothing to import" })).toBeDisabled();
});

test("what cannot be read says what to do, and the page lives on", async ({ page }) => {
  const { table } = await begin(page);
  await table.open();
  await table.give("alt.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]));
  await expect(table.alert).toContainText("save it as XLSX");
  await table.give("broken.xlsx", Buffer.from("PK\u0003\u0004 not really"));
  await expect(table.alert).toContainText("damaged");
  await table.give("nul.csv", "a;b\n1;\u0000\n");
  await expect(table.alert).toContainText("Line 2");
  await table.give("fine.csv", "nome;codigo\nFafe;0307\n");
  await expect(table.main).toContainText("1 row in 2 columns");
});

test("a table that was pasted is read, and the workbook of the region comes in again unchanged", { tag: "@smoke" }, async ({ page }) => {
  const { table } = await begin(page);
  const download = page.waitForEvent("download");
  await table.press("Save as a workbook (XLSX)");
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  const workbook = await readFile(await file.path());
  await table.open();
  await page.getByLabel("Paste the table").fill("origem\tdestino\tminutos\nFafe\tVizela\t27\n");
  await table.press("Read it");
  await expect(table.main).toContainText("1 row in 3 columns");
  await table.give("ave.xlsx", workbook);
  await expect(page.getByLabel("Sheet")).toBeVisible();
  await page.getByLabel("Sheet").selectOption({ label: "School" });
  await expect(page.getByLabel("Sheet")).toHaveValue(/\d/);
  await table.toColumns();
  await expect(page.getByLabel("Each row is about")).toHaveValue("school");
  await table.toNames();
  await table.toPreview();
  const [added, changed] = await table.counts("schools");
  expect([added, changed]).toEqual(["0", "0"]);
});

test("refused rows are saved, mended and imported again", async ({ page }) => {
  const { program, table } = await begin(page);
  await table.open();
  await table.give("necessidades.csv", "Empresa;Concelho;Qualificação;Pessoas\nMoldes do Ave;Guimarães;523271;3\nTêxtil Nova;Fafe;523271;-2\n");
  await table.toColumns();
  await table.toNames();
  await table.toPreview();
  expect(await table.counts("needs")).toEqual(["1", "0", "0"]);
  // The enterprise is new, too, and is called by its name.
  await expect(table.main.getByRole("row", { name: /needs/ }).filter({ hasText: "Moldes do Ave" })).toBeVisible();
  const download = page.waitForEvent("download");
  await table.press("Save these rows with the reason");
  const refused = await readFile(await (await download).path(), "utf8");
  await table.main.getByRole("button", { name: /^Import \d+ records/ }).click();
  await expect(table.main).toContainText("records imported");
  await program.saved();

  await table.press("Import another table");
  await table.give("mended.csv", refused.replace("-2", "2"));
  await expect(table.main).toContainText("1 row in 5 columns");
  await table.toColumns();
  await table.toNames();
  await table.toPreview();
  expect(await table.counts("needs")).toEqual(["1", "0", "0"]);
  await expect(table.main.getByRole("heading", { name: /not imported/ })).toHaveCount(0);
});

test("the five steps are gone with keys alone", async ({ page }) => {
  const { table } = await begin(page);
  /** Presses Tab until it is there. */
  const tabTo = async (place) => {
    for (let presses = 0; presses < 80; presses++) {
      if (await place.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error("Tab does not lead there");
  };
  await tabTo(table.main.getByRole("link", { name: "Import a table" }));
  await page.keyboard.press("Enter");
  await expect(table.current).toContainText("Read");
  await tabTo(page.getByLabel("Paste the table"));
  await page.keyboard.insertText("codigo da escola;escola;concelho;x\n0309998;Escola Nova;Vizela;y\n");
  await tabTo(table.main.getByRole("button", { name: "Read it" }));
  await page.keyboard.press("Enter");
  await tabTo(table.main.getByRole("button", { name: "On to the columns" }));
  await page.keyboard.press("Enter");
  // What a column fills is chosen, and the focus stays where it was.
  const last = page.getByLabel("x", { exact: true });
  await tabTo(last);
  await page.keyboard.press("End");
  await expect(last).not.toHaveValue("");
  await expect(last).toBeFocused();
  await page.keyboard.press("Home");
  await expect(last).toHaveValue("");
  await tabTo(table.main.getByRole("button", { name: "On to the names" }));
  await page.keyboard.press("Enter");
  await tabTo(table.main.getByRole("button", { name: "Show what would change" }));
  await page.keyboard.press("Enter");
  await tabTo(table.main.getByRole("button", { name: "Import 1 record" }));
  await page.keyboard.press("Enter");
  await expect(table.main).toContainText("1 record imported");
});

test("a table is dropped on the page, and reading a large one can be broken off", async ({ page }) => {
  const { table } = await begin(page);
  await table.open();
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["nome;codigo\nFafe;0307\nVizela;0314\n"], "dropped.csv"));
    return transfer;
  });
  await page.locator(".drop").dispatchEvent("drop", { dataTransfer: dropped });
  await expect(table.main).toContainText("dropped.csv");
  await expect(table.main).toContainText("2 rows in 2 columns");

  const row = "0309998;Escola Nova;Vizela;1;2;3;4;5;6;7;8;9\n";
  await table.give("large.csv", `codigo da escola;escola;concelho;a;b;c;d;e;f;g;h;i\n${row.repeat(400_000)}`);
  await table.press("Cancel");
  await expect(table.main.getByRole("button", { name: "Cancel" })).toHaveCount(0);
  await table.give("fine.csv", "nome;codigo\nFafe;0307\n");
  await expect(table.main).toContainText("1 row in 2 columns");
});

for (const { locale, sample, saved, template } of [
  { locale: "en-GB", sample: "Open the sample", saved: "Saved", template: "Template for schools" },
  { locale: "pt-PT", sample: "Abrir o exemplo", saved: "Guardado", template: "Modelo para escolas" },
]) {
  test.describe(locale, () => {
    test.use({ locale });
    test(`a template for schools that comes back filled in asks nothing, with the words of ${locale}`, async ({ page }) => {
      const program = new Program(page);
      const table = new ImportPage(page);
      await program.start();
      await page.getByRole("button", { name: sample }).click();
      await expect(program.saveState).toContainText(saved);
      await program.go("files");
      const download = page.waitForEvent("download");
      await table.press(template);
      const bytes = await readFile(await (await download).path());
      await table.main.locator('a[href$="/import"]').click();
      await table.give("template.xlsx", bytes);
      const heads = table.main.locator(".import-header td");
      await expect(heads).toHaveCount(10);
      const headings = await heads.allInnerTexts();
      const row = ["Escola Profissional CISAVE", "481241 - X", "2027", "", "1", "24", "", "", "", ""];
      await table.give("back.csv", `${headings.join(";")}\n${row.join(";")}\n`);
      await expect(table.main.locator("h2", { hasText: "back.csv" })).toBeVisible();
      // Every column has its field, and there is no name to decide about.
      await table.on("columns");
      const fields = table.main.locator(".import-columns select");
      await expect(fields).toHaveCount(10);
      for (const field of await fields.all()) await expect(field).not.toHaveValue("");
      await table.on("names");
      await expect(table.main.locator("select")).toHaveCount(0);
      await table.on("preview");
      const counts = table.main.locator("table.narrow").first().locator("tbody tr").last().getByRole("cell");
      await expect(counts).toHaveText(["1", "0", "0"]);
    });
  });
}
