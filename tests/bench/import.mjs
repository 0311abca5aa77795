// Times imports in headless Chromium: node import.mjs ADDRESS CHROMIUM [FOLDER]; prints one JSON line
// per table: seconds from choosing the file to the preview, and the longest task on the page's thread.
// FOLDER holds the real tables, which are not ours; with it they are all imported and counted.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { inBrowser } from "./importing.mjs";
import { realTables } from "./real-tables.mjs";
import { workbook } from "./workbook.mjs";

const [address, executablePath, folder] = process.argv.slice(2);
const CENSUS = "br-inep-cursos-tecnicos-2023/suplemento_cursos_tecnicos_2023.csv";

const HEAD = "NU_ANO_CENSO;NO_MUNICIPIO;CO_MUNICIPIO;NO_ENTIDADE;CO_ENTIDADE;NO_CURSO_EDUC_PROFISSIONAL;CO_CURSO_EDUC_PROFISSIONAL;QT_MAT_CURSO_TEC".split(";");

/** Rows of the shape of the Brazilian census. */
function rows(count) {
  const row = (_, i) => {
    const school = Math.floor(i / 3);
    return [2023, `Município ${school % 900}`, 1100000 + (school % 900), `Escola ${school}`, 11000000 + school, `Curso ${i % 3}`, 3000 + (i % 3), i % 90];
  };
  return [HEAD, ...Array.from({ length: count }, row)];
}

const census = folder
  ? await readFile(join(folder, CENSUS))
  : Buffer.from(rows(23224).map((row) => row.join(";")).join("\r\n"), "latin1");

await inBrowser(address, executablePath, async (begin) => {
  for (const [table, buffer] of [["census.csv", census], ["20000-rows.xlsx", workbook(rows(20000))]]) {
    const importer = await begin("Brazil", "Ariquemes;1100023");
    const read = await importer.read(table, buffer);
    const plan = await importer.plan({ elsewhere: "add" });
    console.log(JSON.stringify({ table, ...read, preview_s: plan.preview_s, longest_task_ms: plan.longest_task_ms }));
    await importer.close();
  }
  if (folder) await realTables(folder, begin);
  else console.log("The real tables were not imported: cargo xtask bench import FOLDER says where they lie.");
});
