// Where the files of the project lie.
import { fileURLToPath } from "node:url";

/** The path of a file of the project. */
export const projectFile = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
