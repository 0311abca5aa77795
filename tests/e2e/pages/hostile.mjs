// Tables that are broken or mean harm, made here: none of them is kept as a file.
import { zip } from "./archive.mjs";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A cell of text, and one of a number, as a sheet has them. */
const text = (place, value) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (place, value, style = 0) => `<c r="${place}" s="${style}"><v>${value}</v></c>`;
const row = (at, ...cells) => `<row r="${at}">${cells.join("")}</row>`;

/** A workbook of these sheets, `[name, content, attributes]`. */
function workbook(sheets, { properties = "", more = {} } = {}) {
  const relations = (all) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`;
  const named = sheets.map(([name, , attributes = ""], at) => `<sheet name="${name}" sheetId="${at + 1}" ${attributes} r:id="r${at + 1}"/>`);
  const related = sheets.map((_, at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`);
  const files = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": relations(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`),
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${OFFICE}">${properties}<sheets>${named.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(`${related.join("")}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/>`),
    "xl/styles.xml": `<styleSheet ${MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...more,
  };
  sheets.forEach(([, content], at) => (files[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet ${MAIN}>${content}</worksheet>`));
  return zip(files);
}

const SMALL = `<sheetData>${row(1, text("A1", "escola"), text("B1", "concelho"))}${row(2, text("A2", "Escola Nova"), text("B2", "Fafe"))}</sheetData>`;

/** The container of old Office programs, with this name among those of its parts. */
const compound = (name) => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(name, "utf16le")]);

/** A table with 620 rows that reach to Excel's last column. */
const wide = () => {
  const rows = Array.from({ length: 620 }, (_, at) => row(at + 1, number(`XFD${at + 1}`, 1)));
  return workbook([["Wide", `<sheetData>${rows.join("")}</sheetData>`]]);
};

/** What is not read: the name of the file, its bytes, and what is said. */
export const NOT_READ = [
  ["bomb.xlsx", () => workbook([["One", SMALL]], { more: { "xl/media/image1.png": Buffer.alloc(30 * 1024 * 1024) } }), /would unpack to more than is read \(7 parts, 31 MB\)/],
  ["many-parts.xlsx", () => workbook([["One", SMALL]], { more: Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`${at}`, ""])) }), /would unpack to more than is read/],
  ["wide.xlsx", wide, /more than 10,000,000 cells/],
  ["nothing.xlsx", () => workbook([["One", "<sheetData/>"]]), /No sheet of the workbook has cells/],
  ["cut-off.xlsx", () => workbook([["One", SMALL]]).subarray(0, 700), /damaged or cut off/],
  ["not-xml.xlsx", () => workbook([["One", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</sheetData>"]]), /damaged or cut off/],
  ["old.xls", () => compound("Workbook"), /workbook of an older kind.*save it as XLSX/],
  ["binary.xlsb", () => zip({ "xl/workbook.bin": "x" }), /workbook of an older kind.*save it as XLSX/],
  ["locked.xlsx", () => compound("EncryptedPackage"), /A password protects the workbook/],
  ["libre.ods", () => zip({ mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>" }), /workbook of LibreOffice.*save it as XLSX/],
  ["letter.docx", () => zip({ "[Content_Types].xml": "<x/>", "word/document.xml": "<x/>" }), /text of a word processor.*paste it here/],
  ["report.pdf", () => Buffer.from("%PDF-1.7\n"), /neither a spreadsheet nor a text with a table/],
  ["empty.csv", () => Buffer.from(" \n,,\n"), /nothing in the file/],
  ["nul.csv", () => Buffer.from("escola;concelho\nNova\0;Fafe\n"), /Line 2 is no text/],
  ["half-a-letter.txt", () => Buffer.from("\ufeffescola\tconcelho\nNova\nx\ud800y\tFafe\n", "utf16le"), /Line 3 is no text/],
  ["deep.geojson", () => Buffer.from(`{"type":"FeatureCollection","features":${"[".repeat(100_000)}`), /no map of outlines/],
  ["half-a-letter.geojson", () => Buffer.from('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nome":"\\ud800"},"geometry":null}]}'), /no map of outlines/],
];

/** What is read all the same: what the file was found to be, and what the preview says. */
export const READ = [
  ["dense.xlsx", () => workbook([["One", `<dimension ref="A1:XFD1048576"/>${SMALL}`]]), "1 row in 2 columns", [/Escola Nova/]],
  ["hidden.xlsx", () => workbook([["Old", SMALL.replace("Nova", "Velha"), 'state="hidden"'], ["New", SMALL]]), "1 row in 2 columns", [/Escola Nova/]],
  [
    "merged.xlsx",
    () =>
      workbook([
        [
          "One",
          `<sheetData>${row(1, text("A1", "escola"), text("B1", "concelho"))}${row(2, text("A2", "Escola A"), text("B2", "Fafe"))}${row(3, text("A3", "Escola B"))}</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>`,
        ],
      ]),
    "2 rows in 2 columns",
    [/Escola A.*Fafe/, /Escola B.*Fafe/],
  ],
  ["of-1900.xlsx", () => dated(""), "1 row in 3 columns", [/2026-05-14|14 May 2026|14\/05\/2026/]],
  ["of-1904.xlsx", () => dated('<workbookPr date1904="1"/>'), "1 row in 3 columns", [/2030-05-15|15 May 2030|15\/05\/2030/]],
  [
    "formula.xlsx",
    () => workbook([["One", `<sheetData>${row(1, text("A1", "escola"), text("B1", "concelho"))}${row(2, '<c r="A2" t="str"><f>CONCATENATE("Escola ","Nova")</f><v>Escola Nova</v></c>', text("B2", "Fafe"))}</sheetData>`]]),
    "1 row in 2 columns",
    [/Escola Nova/],
  ],
  ["formula.csv", () => csv('=HYPERLINK("http://elsewhere.example")', "+cmd|' /C calc'!A0"), "2 rows in 2 columns", [/=HYPERLINK\("http:\/\/elsewhere\.example"\)/, /\+cmd\|' \/C calc'!A0/]],
  ["script.csv", () => csv("<script>document.title = 1</script>", "<img src=x onerror=alert(1)>"), "2 rows in 2 columns", [/<script>document\.title = 1<\/script>/, /<img src=x onerror=alert\(1\)>/]],
  ["unseen.csv", () => csv("Escola\u202eavoN", "Escola\u200bDois"), "2 rows in 2 columns", [/2 texts have signs that nobody sees.*Escola\[U\+202E\]avoN/]],
  ["twice.csv", () => Buffer.from("codigo da escola;escola;concelho\n0307999;Uma;Fafe\n0307999;Outra;Fafe\n"), "2 rows in 3 columns", [/1 row is not imported/, /Row 2 is about the same record and says otherwise/]],
  ["same-heads.csv", () => Buffer.from("escola;concelho;escola\nUma;Fafe;x\n"), "1 row in 3 columns", [/Uma/]],
  ["open-quote.csv", () => Buffer.from('escola;concelho\n"Uma;Fafe\nOutra;Fafe\n'), "2 rows in 2 columns", [/Outra/]],
];

function csv(...schools) {
  return Buffer.from(`escola;concelho\n${schools.map((name) => `"${name.replaceAll('"', '""')}";Fafe\n`).join("")}`);
}

/** An interview on day 46,156, as a workbook counts them. */
function dated(properties) {
  const cells = [row(1, text("A1", "evidence kind"), text("B1", "evidence date"), text("C1", "evidence source")), row(2, text("A2", "interview"), number("B2", 46_156, 1), text("C2", "x"))];
  return workbook([["One", `<sheetData>${cells.join("")}</sheetData>`]], { properties });
}
