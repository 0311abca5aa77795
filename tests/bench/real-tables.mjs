// The real tables, imported as a coordinator does it; each must give the counts that its source gives.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";

/** Imports all of them into regions of their own, and prints a line of JSON each. */
export async function realTables(folder, begin) {
  const table = (path) => readFile(join(folder, path));
  const told = (what, figures) => console.log(JSON.stringify({ real: what, ...figures }));
  /** Imports one, and tells how it went. */
  const take = async (importer, path, options) => {
    const { rows, preview_s, import_s, longest_task_ms, refused, lists, text } = await importer.import(basename(path), await table(path), options);
    told(basename(path), { rows, preview_s, import_s: Math.round(import_s * 100) / 100, longest_task_ms, refused, lists });
    return { rows, refused, lists, text };
  };

  const brazil = await begin("Brazil", "Ariquemes;1100023");
  const census = await take(brazil, "br-inep-cursos-tecnicos-2023/suplemento_cursos_tecnicos_2023.csv", { elsewhere: "add" });
  assert.deepEqual([census.rows, census.refused, census.lists["training offers"][0], census.lists.schools[0]], [23_224, 0, 23_224, 8_050]);
  const again = await brazil.read("census.csv", await table("br-inep-cursos-tecnicos-2023/suplemento_cursos_tecnicos_2023.csv"));
  const { lists } = await brazil.plan({ elsewhere: "add" });
  assert.deepEqual([again.rows, lists["training offers"]], [23_224, [0, 0, 23_224]], "the same census twice changes nothing");
  await brazil.close();

  const portugal = await begin("Portugal");
  const places = await take(portugal, "pt-concelhos-nuts/coconuts_final.csv", { elsewhere: "add" });
  assert.equal(places.rows, 327);
  const schools = await take(portugal, "pt-escolas/escolas.csv");
  assert.match(schools.text, /→ 0/);
  assert.ok(schools.rows === 9_194 && schools.lists.schools[0] > 8_700);
  const codes = (await portugal.list("schools")).map((row) => row["School: Code"]);
  assert.ok(codes.includes("0304240"), "the zeros are back");
  const esco = await portugal.read("occupations_pt.csv", await table("esco-1.2-pt/occupations_pt.csv"));
  assert.equal(esco.rows, 3_039);
  await portugal.plan();
  told("occupations_pt.csv", { rows: esco.rows, read_s: esco.read_s });
  await portugal.close();

  const ave = await begin("Portugal");
  await take(ave, "scenario-ave/municipalities.csv");
  for (const name of await readdir(join(folder, "derived-encodings"))) {
    if (name === "SOURCE.txt") continue;
    const read = await ave.read(name, await table(`derived-encodings/${name}`));
    const { lists, refused } = await ave.plan();
    told(name, { rows: read.rows, lists });
    assert.deepEqual([read.rows, refused, lists.municipalities], [8, 0, [0, 0, 8]]);
  }
  const population = await ave.read("population.xlsx", await table("pt-pordata-populacao/PORDATA_2019_Estimativas-a-31-12.xlsx"));
  const found = await ave.plan();
  told("PORDATA_2019_Estimativas-a-31-12.xlsx", { rows: population.rows, lists: found.lists });
  assert.deepEqual([found.refused, found.lists.municipalities.reduce((a, b) => a + b)], [0, 8]);
  await ave.close();

  await yorkshire(begin, take, told);
  await small(folder, begin, told);
}

/** West and North Yorkshire: districts, a survey, training and businesses. */
async function yorkshire(begin, take, told) {
  const york = await begin("United Kingdom", "Bradford;E08000032");
  const districts = await take(york, "uk-wnycc-lsip/geography.csv", { elsewhere: "add" });
  assert.equal(districts.lists.municipalities.reduce((a, b) => a + b), 13);
  const survey = await take(york, "uk-wnycc-lsip/lsip_employer_survey_no_free_text.csv");
  assert.deepEqual([survey.rows, survey.lists["enterprises and groups"][0]], [311, 311]);
  await take(york, "uk-wnycc-lsip/apprenticeship_starts_achievements_2022_23.csv");
  await take(york, "uk-wnycc-lsip/ukbc_business_counts_by_la_industry_sizeband.csv");
  const offers = await york.list("training offers");
  const own = offers.filter((offer) => offer["Training offer: School"] === "E08000032");
  const starts = own.reduce((sum, offer) => sum + Number(offer["Training offer: Entrants"]), 0);
  assert.equal(starts, 1_180, "Bradford's starts");
  // Opened anew, it computes and is as it was saved.
  await york.go("");
  await york.page.locator("dl.figures").waitFor({ timeout: 60_000 });
  const figures = await york.page.locator("dl.figures").innerText();
  await york.go("coverage");
  const qualifications = await york.page.locator("caption [role=status]").innerText();
  told("West and North Yorkshire", { bradford_starts: starts, offers: offers.length, qualifications, figures: figures.replaceAll(/\s+/g, " ") });
  await york.close();
}

/** The collections of awkward texts, against what they should give. */
async function small(folder, begin, told) {
  const importer = await begin("Portugal");
  for (const [corpus, texts] of [["csv-spectrum", "csvs"], ["csv-test-data", "csv"]]) {
    let read = 0;
    for (const file of await readdir(join(folder, "torture", corpus, "json"))) {
      const name = basename(file, ".json");
      const expected = JSON.parse(await readFile(join(folder, "torture", corpus, "json", file), "utf8"));
      const bytes = await readFile(join(folder, "torture", corpus, texts, `${name}.csv`));
      const top = await importer.top(`${name}.csv`, bytes);
      if (name === "all-empty") assert.equal(top, null);
      else if (expected.length === 0) assert.ok(top.length < 2, `${name} has no rows below its headings`);
      else assert.deepEqual(top, shownRows(expected), name);
      read += 1;
    }
    told(corpus, { files: read });
  }
  await importer.close();
}

/** The first rows of a table as the page shows them: no line breaks, no spaces at the ends, short. */
function shownRows(expected) {
  const objects = expected.length > 0 && !Array.isArray(expected[0]);
  const rows = objects ? [Object.keys(expected[0]), ...expected.map((row) => Object.values(row))] : expected;
  return rows.slice(0, 16).map((row) => row.map((cell) => `${cell}`.replaceAll(/\s+/g, " ").trim()));
}
