// Writes a brotli copy (.br) beside every file of the built pages that travels better compressed. Runs after Trunk.

import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compressible = /\.(?:css|html|js|json|svg|txt|wasm|webmanifest)$/;
const folder = process.env.TRUNK_STAGING_DIR;
if (!folder) throw new Error("TRUNK_STAGING_DIR is not set: this script is a hook of Trunk");

const names = (await readdir(folder, { recursive: true })).filter((name) => compressible.test(name));
await Promise.all(
  names.map(async (name) => {
    const content = await readFile(join(folder, name));
    const compressed = await promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    });
    if (compressed.length < content.length) await writeFile(join(folder, `${name}.br`), compressed);
  }),
);
