// The join-and-sum part of the figures as Arquero and DuckDB-Wasm do it, on the same rows in memory:
// each need with the weight of its evidence and the place of its enterprise, summed by qualification
// and municipality, and all places of the offers summed by qualification and school's municipality.
// What is timed is the query alone; the rows were taken in before.

/** The rows of a region's file, as flat as a table wants them. */
export function rowsOf(region) {
  const p = { commitment: 0.9, survey: 0.8, interview: 0.6, focus_group: 0.5, statistic: 0.4, hearsay: 0.2 };
  const reference = Date.parse(region.reference_date);
  const age = (date) => Math.max(0, (reference - Date.parse(date)) / 86_400_000) / 365.25;
  const target = (need) => need.qualification ?? (need.occupation && `${need.occupation.system}:${need.occupation.code}`);
  const recruit = region.needs.filter((need) => need.kind === "recruit" && target(need));
  const columns = (rows, of) => Object.fromEntries(Object.entries(of).map(([name, value]) => [name, rows.map(value)]));
  return {
    needs: columns(recruit, {
      target,
      enterprise: (n) => n.enterprise ?? "",
      evidence: (n) => n.evidence ?? "",
      rate: (n) => (n.persons ?? ((n.low ?? 0) + (n.high ?? 0)) / 2) / (n.years ?? 1),
    }),
    evidence: columns(region.evidence ?? [], {
      evidence: (e) => e.id,
      pi: (e) => (p[e.kind] ?? 0.2) * (e.date ? 0.5 ** (age(e.date) / 2) : 0.5),
    }),
    enterprises: columns(region.enterprises ?? [], { enterprise: (e) => e.id, municipality: (e) => e.municipality ?? "" }),
    schools: columns(region.schools ?? [], { school: (s) => s.code, municipality: (s) => s.municipality }),
    offers: columns(region.offers ?? [], {
      school: (o) => o.school,
      target: (o) => o.qualification,
      entrants: (o) => o.entrants ?? o.places ?? 0,
    }),
  };
}

/** Arquero with the rows in its tables: a function that runs the query and gives the sum of demand. */
export async function arquero(rows) {
  const { aq } = globalThis;
  const tables = Object.fromEntries(Object.entries(rows).map(([name, columns]) => [name, aq.table(columns)]));
  const { op } = aq;
  return async () => {
    const demand = tables.needs
      .join(tables.evidence, "evidence")
      .join(tables.enterprises, "enterprise")
      .groupby("target", "municipality")
      .rollup({ demand: (d) => op.sum(d.rate * d.pi) });
    const supply = tables.offers
      .join(tables.schools, "school")
      .groupby("target", "municipality")
      .rollup({ supply: (d) => op.sum(d.entrants) });
    return demand.rollup({ all: (d) => op.sum(d.demand) }).get("all", 0) + 0 * supply.numRows();
  };
}

/** DuckDB-Wasm likewise, in its worker, with the rows as tables of its own. */
export async function duckdb(rows) {
  const { AsyncDuckDB, VoidLogger } = await import("./duckdb-browser.mjs");
  const db = new AsyncDuckDB(new VoidLogger(), new Worker("./duckdb-browser-eh.worker.js"));
  await db.instantiate(new URL("./duckdb-eh.wasm", location.href).href);
  const connection = await db.connect();
  for (const [name, columns] of Object.entries(rows)) {
    const names = Object.keys(columns);
    const records = columns[names[0]].map((_, i) => Object.fromEntries(names.map((n) => [n, columns[n][i]])));
    await db.registerFileText(`${name}.json`, JSON.stringify(records));
    await connection.insertJSONFromPath(`${name}.json`, { name, schema: "main", create: true });
  }
  return async () => {
    const demand = await connection.query(`
      select target, municipality, sum(rate * pi) as demand
      from needs join evidence using (evidence) join enterprises using (enterprise)
      group by target, municipality`);
    const supply = await connection.query(`
      select target, municipality, sum(entrants) as supply
      from offers join schools using (school) group by target, municipality`);
    let all = 0 * supply.numRows;
    for (const value of demand.getChild("demand").toArray()) all += value;
    return all;
  };
}
